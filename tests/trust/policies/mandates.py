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
REVIEWER = only(frozenset({"manager"}), "asked", "answered")
ASKED_TO_WIDEN = only(frozenset({"manager"}), "hit")


POLICIES: dict[str, Policy] = {
    "mandates.advice": Policy(of.ADVICE),
    "mandates.agree": Policy(of.AGREEMENT, get=SPEAKER, post=SPEAKER),
    "mandates.answer": Policy(of.ESCALATION, get=GIVER, post=GIVER),
    "mandates.answer_review": Policy(of.REVIEW, get=only(OUR_TEAM, "asked"), post=only(OUR_TEAM, "asked")),
    "mandates.change": KEPT_MANDATE,
    "mandates.close_review": Policy(of.REVIEW, get=REVIEWER, post=REVIEWER),
    "mandates.decide": Policy(a.SUBJECT, get=only(DECIDING, "published", "ended"), post=only(OUR_TEAM, "published", "ended")),
    "mandates.decision": Policy(of.DECISION),
    "mandates.decisions": PAGE,
    "mandates.decisions_csv": PAGE,
    "mandates.detail": Policy(of.MANDATE),
    "mandates.dissent": Policy(of.DECISION, get=SPEAKER, post=SPEAKER),
    "mandates.end": KEPT_MANDATE,
    "mandates.escalation": Policy(of.ESCALATION),
    "mandates.escalations_csv": PAGE,
    "mandates.give_advice": Policy(of.ADVICE, get=SPEAKER, post=SPEAKER),
    "mandates.index": PAGE,
    "mandates.may_i": PAGE,
    "mandates.measures": PAGE,
    "mandates.pass_on": Policy(of.MANDATE, get=PASSED_ON, post=PASSED_ON),
    "mandates.register": PAGE,
    "mandates.register_csv": PAGE,
    "mandates.review": Policy(of.DECISION, get=GIVER, post=GIVER),
    "mandates.week": PAGE,
    "mandates.widen": Policy(of.HIT, get=ASKED_TO_WIDEN, post=ASKED_TO_WIDEN),
    "mandates_api.may_i": PAGE,
}
