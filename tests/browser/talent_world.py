"""A team that looks for people, who fits, and two matches, for the pages of talents."""

from datetime import timedelta

from participatie.accounts.models import Person
from participatie.kernel.clock import now, today
from participatie.talents import services
from participatie.talents.services import Terms, Told
from participatie.teams.models import Team
from tests.factories.people import actor_of
from tests.factories.talents import EVERYBODY, make_match


def make_talents(ids: dict[str, int | str], cast: dict[str, Person], team: Team) -> None:
    """Vacancies of the team, with the resident in two matches and others who could be asked."""
    member, resident = actor_of(cast["member"]), actor_of(cast["resident"])
    told = Told(can=("koken", "ontvangen"), learn=("schrijven",), knows="De kookclub.", hours_a_week=4, sights=EVERYBODY)
    profile = services.begin_profile(resident, told, consents=True)
    for key in ("manager", "speaker", "maker"):
        services.begin_profile(actor_of(cast[key]), Told(can=("koken", "organiseren"), sights=EVERYBODY), consents=True)
    titles = ("Iemand die vrijdag kookt", "Een gastheer of gastvrouw", "Wie schrijft ons verhaal?", "Een tweede kok")
    made = [
        services.open_vacancy(member, team.subject, Terms(what, "Samen in het buurthuis.", ("koken", "schrijven"), 4, places=2))
        for what in titles
    ]
    offered, begun = (make_match(member, vacancy, profile) for vacancy in made[:2])
    for match in (offered, begun):
        services.write_note(resident, match, "Dag! Ik ben Sanne en ik kook graag voor veel mensen.")
        services.plan_talk(member, match, now() + timedelta(days=4), "In het buurthuis")
        services.propose(member, match, "Kok", 4, today() + timedelta(days=180))
    begun.state, begun.joined_on = "joined", today()
    ids |= {"vacancy": made[2].id, "talent_match": offered.key, "talent_begun": begun.key}
