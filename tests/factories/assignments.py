"""Assignments, agreed as two sides agree on them."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.assignments import services
from participatie.assignments.models import Assignment, AssignmentState, What
from participatie.assignments.steps import Step
from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.partners.models import Partner, PartnerKind
from participatie.teams.models import Team, TeamMembership
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team


def some_what(**other: object) -> What:
    """A whole text that two sides can agree on."""
    what = What(
        title="Veilig naar school",
        result="Een oversteek bij de school, met lampen.",
        effect="Kinderen lopen veilig naar school.",
        indicator="kinderen die lopend of fietsend komen",
        unit="%",
        start_hundredths=4_000,
        aim_hundredths=6_000,
        measure_on=today() + timedelta(days=200),
        bounds="De bomen blijven staan.",
        bounds_url="/mandaten",
        budget_cents=1_200_000,
        hours=120,
        starts_on=today(),
        ends_on=today() + timedelta(days=90),
        for_residents="De oversteek bij de school wordt veilig.",
    )
    return replace(what, **other)


@dataclass
class Table:
    """An assignment and who sits at the table."""

    assignment: Assignment
    partner: Partner
    team: Team
    client: Person
    colleague: Person
    taker: Person
    mate: Person

    def actor(self, who: str) -> Actor:
        """One of them as who acts, with what they hold now."""
        return actor_of(getattr(self, who))

    def step(self, who: str, step: Step, sentence: str = "Zo gaat het.", reason: str = "") -> None:
        """Let one of them take a step."""
        services.step(self.actor(who), self.assignment, step, sentence, reason)

    def agree(self) -> None:
        """Let both say yes to the newest version."""
        for who in ("client", "taker"):
            services.accept(self.actor(who), self.assignment, self.assignment.latest_number)


def make_table(state: AssignmentState = AssignmentState.RUNNING, what: What | None = None, **other: object) -> Table:
    """An assignment in this state, brought there by the people who may."""
    client, colleague, taker, mate = (make_person() for _n in range(4))
    partner, team = make_partner(kind=PartnerKind.MUNICIPALITY), make_team()
    for person in (client, colleague):
        make_speaker(partner, person)
    for person in (taker, mate):
        make_member(team, person)
    asked = what or some_what(**other)
    made = services.begin(actor_of(client), f"partner-{partner.id}", "wethouder verkeer", team.id, asked)
    table = Table(made, partner, team, client, colleague, taker, mate)
    bring_to(table, state)
    return table


def bring_to(table: Table, state: AssignmentState) -> None:
    """Walk from a draft to this state."""
    at = AssignmentState
    if state is at.DRAFT:
        return
    table.step("client", Step.DISCUSS)
    if state is at.DISCUSSED:
        return
    if state is at.GIVEN_BACK:
        table.step("taker", Step.GIVE_BACK, "Tot de zomer lukt het niet.", "full")
        return
    table.agree()
    way = {
        at.RUNNING: (Step.START,),
        at.PAUSED: (Step.START, Step.PAUSE),
        at.DELIVERED: (Step.START, Step.DELIVER),
        at.MEASURED: (Step.START, Step.DELIVER),
        at.CLOSED: (Step.START, Step.DELIVER),
        at.STOPPED: (Step.START, Step.STOP),
    }
    for step in way.get(state, ()):
        table.step("taker", step)
    if state in (at.MEASURED, at.CLOSED):
        measure(table)
    if state is at.CLOSED:
        table.step("client", Step.CLOSE)


def measure(table: Table, value: str = "52,5", on: date | None = None, who: str = "taker") -> None:
    """Let one side say what came of it."""
    services.measure(table.actor(who), table.assignment, value, on or today(), "Er lopen meer kinderen.")


def give_hours(table: Table, hours: int) -> None:
    """Let everybody in the team have so many hours a week for it."""
    for membership in db.session.scalars(select(TeamMembership).where(TeamMembership.team_id == table.team.id)):
        membership.hours_per_week = hours
    db.session.flush()
