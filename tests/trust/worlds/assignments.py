"""Assignments: what one side asks of the other, in every state that rights look at."""

from datetime import timedelta

from participatie.accounts.models import Person
from participatie.assignments import services
from participatie.assignments.models import Assignment, Dependency
from participatie.assignments.steps import Step
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.subjects import services as subjects
from participatie.teams import services as teams
from tests.factories.assignments import some_what
from tests.factories.people import actor_of
from tests.trust.world import World


def make_assignments(world: World, people: dict[str, Person]) -> None:
    """The speaker of a partner asks; the team of the member takes on. One version and one draft hold a secret."""
    client, taker = actor_of(people["speaker"]), actor_of(people["member"])
    voice, team_id = f"partner-{world.ids['partner']}", world.ids["team"]
    world.ids["asked team"] = teams.open_team(SYSTEM, "Team Wegen").id

    def begun(title: str, **other: object) -> Assignment:
        asked = some_what(title=title, starts_on=today(), ends_on=today() + timedelta(days=60), **other)
        return services.begin(client, voice, "directeur wonen", team_id, asked)

    def agreed(title: str, **other: object) -> Assignment:
        made = begun(title, **other)
        services.step(client, made, Step.DISCUSS)
        for actor in (client, taker):
            services.accept(actor, made, 1)
        services.step(taker, made, Step.START, "We beginnen.")
        return made

    public, hidden, internal = (
        agreed("Groen aan huis"),
        agreed("Grijs aan huis"),
        agreed("Onze mappen", touches_residents=False),
    )
    delivered, draft, discussed = agreed("Bomen geplant"), begun(world.plant("conceptopdracht")), begun("Meer bankjes")
    services.step(client, discussed, Step.DISCUSS)
    services.step(taker, delivered, Step.DELIVER, "De bomen staan er.")
    services.carry(client, public, world.initiatives["published"])
    tie = services.connect(client, public, delivered.id, Dependency.TOUCHES, "")
    services.propose(taker, public, 1, some_what(title=world.plant("voorstelopdracht")), world.plant("redenvoorstel"))
    services.say_what_stops(client, public, 2, world.plant("watstopt"))
    services.step_back(client, internal)
    subjects.hide(actor_of(people["moderator"]), hidden.subject)
    world.ids |= {
        "assignment public": public.id,
        "assignment hidden": hidden.id,
        "assignment internal": internal.id,
        "assignment delivered": delivered.id,
        "assignment draft": draft.id,
        "assignment discussed": discussed.id,
        "assignment tie": tie.id,
    }
