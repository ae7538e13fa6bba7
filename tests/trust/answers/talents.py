"""What is filled in on the forms of talents."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select

from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.talents.models import Match
from tests.trust.answers.shared import Answers, nothing
from tests.trust.world import World

SIGHTS = {f"{part}_sight": "network" for part in ("can", "learn", "knows", "languages", "time", "area")}
PROFILE = {**SIGHTS, "can": "koken", "knows": "De tuinders van de Dijk", "hours_a_week": "3", "version": 1}
BEGUN = {name: value for name, value in PROFILE.items() if name != "knows"}  # who has a profile sees another page
SOON = (today() + timedelta(days=60)).isoformat()
VACANCY = {
    "what": "Een tweede kok",
    "about": "Samen koken op vrijdag.",
    "talents": "koken",
    "hours_a_week": "3",
    "place": "Het buurthuis",
    "area": "",
    "places": "1",
    "version": 1,
}


def _terms(world: World) -> str:
    """What is proposed to the speaker, as the page showed it."""
    return db.session.scalars(select(Match).where(Match.key == world.keys["match offered"])).one().terms


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "talents.answer": lambda _world: {"say": "later"},
    "talents.ask": lambda _world: {"say": "no"},
    "talents.begin_profile": lambda _world: {**BEGUN, "consents": "y"},
    "talents.change_profile": lambda _world: dict(PROFILE),
    "talents.change_vacancy": lambda _world: dict(VACANCY),
    "talents.close_vacancy": nothing,
    "talents.end": nothing,
    "talents.erase_profile": nothing,
    "talents.keep_profile": nothing,
    "talents.look_back": lambda _world: {"look": "Fijn om samen te koken."},
    "talents.note": lambda _world: {"note": "Ik kook al tien jaar voor de buurt."},
    "talents.open_vacancy": lambda _world: dict(VACANCY),
    "talents.propose": lambda _world: {"hours_a_week": "3", "until_on": SOON},
    "talents.rest": nothing,
    "talents.take": lambda world: {"partner": "", "read": _terms(world)},
    "talents.talk": lambda _world: {"day": SOON, "time": "19:30", "where": "In het buurthuis"},
    "talents.wake": nothing,
}
