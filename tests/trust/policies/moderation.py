"""Who gets in at the endpoints of moderation."""

from tests.trust import addresses as a
from tests.trust.addresses import EVERYBODY
from tests.trust.policies.rule import LIVE, MAKER, OFFERER, PAGE, Policy, only

REPORTS_THINGS = {"offer offered": EVERYBODY - OFFERER, "offer free": EVERYBODY - OFFERER, "promise open": EVERYBODY - MAKER}
SEEN_POSTS = ("public", "hidden", "in_hidden")
NOT_A_MAKER = EVERYBODY - MAKER


POLICIES: dict[str, Policy] = {
    "moderation.cases": PAGE,
    "moderation.report_post": Policy(
        a.POST, get=only(NOT_A_MAKER, "public", "in_hidden"), post=only(NOT_A_MAKER, "public", "in_hidden")
    ),
    "moderation.report_subject": Policy(a.SUBJECT, get=only(NOT_A_MAKER, *LIVE), post=only(NOT_A_MAKER, *LIVE)),
    "moderation.report_thing": Policy(a.REPORTED_THING, get=REPORTS_THINGS, post=REPORTS_THINGS),
    "moderation.rule_post": Policy(
        a.POST, get=only(EVERYBODY, *SEEN_POSTS), post=only(EVERYBODY, *SEEN_POSTS), otherwise="missing"
    ),
    "moderation.rule_subject": Policy(a.SUBJECT),
    "moderation.rule_thing": Policy(a.THING),
    "moderation.ruling": Policy(a.RULING, post={"open": frozenset({"co_maker"})}),
}
