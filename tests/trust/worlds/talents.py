"""Profiles of everybody but the makers, vacancies in each state, and matches of the speaker."""

from datetime import timedelta

from participatie.accounts.models import Person
from participatie.initiatives.queries import get_initiative
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now, today
from participatie.talents import services
from participatie.talents.models import Match, Vacancy
from participatie.talents.services import Terms, Told
from participatie.talents.tokens import card_of
from tests.factories.people import actor_of
from tests.factories.talents import make_match
from tests.trust.world import World

WITHOUT = {"maker", "co_maker"}


def make_talents(world: World, people: dict[str, Person]) -> None:
    """All of it. What the speaker tells is for the own organisation, what the two sides write for nobody else."""
    maker, speaker = actor_of(people["maker"]), actor_of(people["speaker"])
    for role in set(people) - WITHOUT - {"speaker"}:
        services.begin_profile(actor_of(people[role]), Told(can=["koken"], knows="De buren van de kade"), consents=True)
    told = Told(can=["koken"], knows=world.plant("kent"), sights={"knows": "own"})
    profile = services.begin_profile(speaker, told, consents=True)
    made = {name: _vacancy(world, people, name) for name in ("open", "closed", "hidden", "matched", "begun", "in_hidden")}
    services.close_vacancy(maker, made["closed"])
    services.hide_vacancy(actor_of(people["moderator"]), made["hidden"])
    offered, joined = (make_match(maker, made[name], profile) for name in ("matched", "begun"))
    for match in (offered, joined):
        services.write_note(speaker, match, world.plant("voorstelling"))
        services.write_note(maker, match, world.plant("voorstellingvanmakers"))
        services.plan_talk(speaker, match, now() + timedelta(days=3), world.plant("gespreksplek"))
        services.propose(maker, match, world.plant("rolvoorstel"), 2, today() + timedelta(days=90))
    _begin_without_making(world, people, joined)
    world.ids |= {f"vacancy {name}": vacancy.id for name, vacancy in made.items()}
    world.keys |= {"match offered": offered.key, "match joined": joined.key}
    world.keys["card"] = card_of(profile.salt, made["open"].id)


def _vacancy(world: World, people: dict[str, Person], name: str) -> Vacancy:
    initiative = get_initiative(SYSTEM, world.initiatives["published"])
    what = world.plant("verborgenvacature") if name == "hidden" else f"Een kok, {name}"
    vacancy = services.open_vacancy(actor_of(people["maker"]), initiative.subject, Terms(what, talents=["koken"], places=3))
    if name == "in_hidden":
        vacancy.subject_id = world.initiatives["hidden"]
        vacancy.what = world.plant("vacaturebijverborgen")
    return vacancy


def _begin_without_making(world: World, people: dict[str, Person], match: Match) -> None:
    """They began together, and the speaker stopped making it since: the tables of the others know who makes it."""
    match.state, match.joined_on = "joined", today()
    services.look_back(actor_of(people["speaker"]), match, world.plant("terugblik"))
