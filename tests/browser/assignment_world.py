"""Assignments to look at: with a proposal on the table, a draft, without a client, and measured."""

from participatie.accounts.models import Person
from participatie.assignments import services
from participatie.assignments.models import Assignment, Dependency
from participatie.assignments.steps import Step
from participatie.kernel.clock import today
from tests.factories.assignments import some_what
from tests.factories.people import actor_of


def make_assignments(cast: dict[str, Person], partner_id: int, team_id: int, theme_id: int, garden_id: int) -> dict[str, int]:
    """Their numbers, by name."""
    client, taker = actor_of(cast["speaker"]), actor_of(cast["member"])

    def begun(title: str) -> Assignment:
        asked = some_what(title=title, theme_id=theme_id)
        return services.begin(client, f"partner-{partner_id}", "directeur wonen", team_id, asked)

    running, draft, left, delivered = (begun(title) for title in ("Groen bij elk huis", "Minder stenen", "Schaduw", "Bomen"))
    for made in (running, left, delivered):
        _agree(made, client=client, taker=taker)
    services.write_how(taker, running, 1, "We beginnen met **twee** straten.")
    services.carry(client, running, garden_id)
    tie = services.connect(client, running, delivered.id, Dependency.WAITS_FOR, "Eerst staan de bomen.")
    services.propose(
        taker, running, 1, some_what(title="Groen bij elk huis", hours=200, theme_id=theme_id), "Het zijn meer huizen."
    )
    services.step_back(client, left)
    services.step(taker, delivered, Step.DELIVER, "De bomen staan er.")
    services.measure(taker, delivered, "52,5", today(), "Er is meer schaduw.")
    return {
        "assignment": running.id,
        "assignment draft": draft.id,
        "assignment left": left.id,
        "assignment delivered": delivered.id,
        "assignment tie": tie.id,
    }


def _agree(made: Assignment, **sides: object) -> None:
    services.step(sides["client"], made, Step.DISCUSS)
    for actor in sides.values():
        services.accept(actor, made, 1, "Het team mag het onderhoud van de brug laten liggen.")
    services.step(sides["taker"], made, Step.START, "We beginnen.")
