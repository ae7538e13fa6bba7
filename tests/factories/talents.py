"""Profiles, vacancies and answers, made as people make them."""

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.subjects.models import Subject
from participatie.talents import services
from participatie.talents.models import Match, Profile, Vacancy
from participatie.talents.services import Terms, Told
from participatie.talents.tokens import Said
from participatie.teams.models import Team
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team

EVERYBODY = dict.fromkeys(("can", "learn", "knows", "languages", "time", "area"), "public")


def make_profile(person: Person | None = None, *can: str, **told: object) -> Profile:
    """A profile of this person, or of a new one; everybody who looks may see all of it unless `sights` says otherwise."""
    actor = actor_of(person or make_person())
    wanted = {"can": can or ("koken",), "sights": EVERYBODY, **told}
    return services.begin_profile(actor, Told(**wanted), consents=True)


def make_looking_team(*members: Person, name: str = "") -> tuple[Team, Actor]:
    """A team, and somebody of it who looks for people."""
    team, seeker = make_team(name), make_person()
    for person in (seeker, *members):
        make_member(team, person)
    return team, actor_of(seeker)


def make_vacancy(seeker: Actor, subject: Subject, what: str = "Een kok", **terms: object) -> Vacancy:
    """An open vacancy of this team or initiative."""
    return services.open_vacancy(seeker, subject, Terms(what, **{"talents": ("koken", "ontvangen"), **terms}))


def make_match(seeker: Actor, vacancy: Vacancy, profile: Profile) -> Match:
    """Both say yes."""
    services.ask_person(seeker, vacancy, profile, Said.YES)
    match = services.answer_vacancy(actor_of(profile.person), vacancy, Said.YES)
    if match is None:
        raise AssertionError("two yeses make a match")
    return match
