"""Who gets in at the endpoints of commitments."""

from tests.trust import addresses as a
from tests.trust.policies.rule import MAKER, PAGE, Policy, only

PROMISED = only(MAKER, "open", "in_hidden")
OWN_COMMITMENT = Policy(a.OPEN_COMMITMENT, get=PROMISED, post=PROMISED)
JUDGES = only(frozenset({"co_maker", "member", "member_elsewhere", "resident"}), "kept")


POLICIES: dict[str, Policy] = {
    "commitments.change": OWN_COMMITMENT,
    "commitments.data_guide": PAGE,
    "commitments.detail": Policy(a.COMMITMENT),
    "commitments.index": PAGE,
    "commitments.judge": Policy(a.KEPT_COMMITMENT, get=JUDGES, post=JUDGES),
    "commitments.keep": OWN_COMMITMENT,
    "commitments.ledger_csv": PAGE,
    "commitments.of_subject": Policy(a.SUBJECT),
    "commitments.take_back_kept": Policy(a.KEPT_COMMITMENT, post=only(MAKER, "kept")),
    "commitments.withdraw": OWN_COMMITMENT,
}
