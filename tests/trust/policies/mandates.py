"""Who gets in at the endpoints of mandates, decisions and what goes with them."""

from tests.trust import addresses as a
from tests.trust.addresses import mandates as of
from tests.trust.policies.rule import OUR_TEAM, PAGE, Policy, only

KEPT = only(frozenset({"administrator"}), "running")
KEPT_MANDATE = Policy(of.MANDATE, get=KEPT, post=KEPT)
PASSED_ON = only(OUR_TEAM, "running")
DECIDING = frozenset({"member", "member_elsewhere"})
SPEAKER = only(frozenset({"speaker"}), "there")
GIVER = only(frozenset({"manager"}), "there")


POLICIES: dict[str, Policy] = {
    "mandates.advice": Policy(of.ADVICE),
    "mandates.answer": Policy(of.ESCALATION, get=GIVER, post=GIVER),
    "mandates.change": KEPT_MANDATE,
    "mandates.decide": Policy(a.SUBJECT, get=only(DECIDING, "published", "ended"), post=only(OUR_TEAM, "published", "ended")),
    "mandates.decision": Policy(of.DECISION),
    "mandates.decisions": PAGE,
    "mandates.detail": Policy(of.MANDATE),
    "mandates.dissent": Policy(of.DECISION, get=SPEAKER, post=SPEAKER),
    "mandates.end": KEPT_MANDATE,
    "mandates.escalation": Policy(of.ESCALATION),
    "mandates.give_advice": Policy(of.ADVICE, get=SPEAKER, post=SPEAKER),
    "mandates.index": PAGE,
    "mandates.may_i": PAGE,
    "mandates.pass_on": Policy(of.MANDATE, get=PASSED_ON, post=PASSED_ON),
    "mandates.register": PAGE,
    "mandates.register_csv": PAGE,
    "mandates_api.may_i": PAGE,
}
