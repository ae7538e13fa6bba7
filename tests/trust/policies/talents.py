"""Who gets in at the endpoints of talents. Administrators have no right here that others lack."""

from tests.trust import addresses as a
from tests.trust.addresses import talents as t
from tests.trust.policies.rule import MAKERS, PAGE, Policy, only
from tests.trust.world import PEOPLE

WITH_PROFILE = frozenset(PEOPLE) - MAKERS
SPEAKER = frozenset({"speaker"})
RUN = Policy(t.VACANCY, get=only(MAKERS, "open"), post=only(MAKERS, "open"))
OWN_PROFILE = Policy(a.NOTHING, get=WITH_PROFILE, post=WITH_PROFILE, otherwise="missing")
BOTH_SIDES = Policy(t.MATCH, get=only(t.SIDES, "offered"), post=only(t.SIDES, "offered"))
OPENED = only(MAKERS, "published", "ended")

POLICIES: dict[str, Policy] = {
    "talents.answer": Policy(t.VACANCY, post=only(WITH_PROFILE, "open")),
    "talents.ask": Policy(t.PERSON_AT_VACANCY, post=only(MAKERS, "open")),
    "talents.begin_profile": PAGE,
    "talents.cards": PAGE,
    "talents.change_profile": OWN_PROFILE,
    "talents.change_vacancy": RUN,
    "talents.close_vacancy": RUN,
    "talents.end": BOTH_SIDES,
    "talents.erase_profile": OWN_PROFILE,
    "talents.keep_profile": OWN_PROFILE,
    "talents.look_back": Policy(t.MATCH, get=only(t.SIDES, "joined"), post=only(t.SIDES, "joined")),
    "talents.match": Policy(t.MATCH),
    "talents.note": BOTH_SIDES,
    "talents.open_vacancy": Policy(a.SUBJECT, get=OPENED, post=OPENED),
    "talents.people": RUN,
    "talents.propose": Policy(t.MATCH, get=only(MAKERS, "offered"), post=only(MAKERS, "offered")),
    "talents.rest": OWN_PROFILE,
    "talents.take": Policy(t.MATCH, get=only(SPEAKER, "offered"), post=only(SPEAKER, "offered")),
    "talents.talk": BOTH_SIDES,
    "talents.vacancies": PAGE,
    "talents.vacancy": Policy(t.VACANCY),
    "talents.wake": OWN_PROFILE,
}
