"""What teams do with each other: one for a while, something that is handed over, help, and somebody who is away."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from participatie.accounts.queries import list_held
from participatie.demo.story.cast import Cast
from participatie.demo.story.timeline import Timeline, in_office_hours
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import today
from participatie.subjects.kinds import kind_of
from participatie.subjects.queries import get_subject
from participatie.teams import queries, services
from participatie.teams.models import Responsibility, TeamKind, Way
from participatie.teams.routing import RuleFact

FLEXIBLE = "Flexteam Veilig oversteken"
LEAD = "Een half jaar samen aan de oversteken bij school en winkels."
PURPOSE = "We kijken met ouders en winkeliers waar het misgaat, proberen iets uit en meten of het helpt."
AGREEMENTS = (
    "- Elke maandag een kwartier bij de school, daarna koffie.\n"
    "- We schrijven **binnen twee dagen** op wat we afspraken.\n"
    "- Na een half jaar stopt dit team; wat blijft, gaat naar Straat en Verkeer."
)
CREW = (("renske", "gemeente", "verkeer", 8), ("yusuf", "winkeliers", "winkels", 4), ("merel-plantinga", "", "ouder", 3))


@dataclass(frozen=True)
class Teamwork:
    """Puts it on the timeline."""

    cast: Cast
    timeline: Timeline
    rng: random.Random

    def plan(self) -> None:
        """Say when."""
        deeds: tuple[tuple[int, Callable[[], None]], ...] = (
            (60, self.gather),
            (25, self.ask_help),
            (24, self.help),
            (9, self.make_rule),
            (6, self.go_away),
            (5, self.stand_in),
            (4, self.ask_to_take_over),
        )
        for days_ago, deed in deeds:
            self.timeline.add(in_office_hours(self.timeline.until - timedelta(days=days_ago), 0, self.rng), deed)

    def gather(self) -> None:
        """Two organisations and a resident form a team for half a year."""
        home = self.cast.partners["gemeente"]
        team = services.open_team(
            SYSTEM, FLEXIBLE, lead=LEAD, purpose=PURPOSE, kind=TeamKind.FLEXIBLE, answer_term_days=5, home_partner=home
        )
        until_on = today() + timedelta(days=183)
        for key, partner, role, hours in CREW:
            membership = services.add_member(
                SYSTEM,
                team,
                self.cast.people[key],
                partner=self.cast.partners.get(partner),
                role=role,
                hours_per_week=hours,
                until_on=until_on,
            )
            services.be_named(Actor(id=self.cast.people[key].id), membership)
            self.cast.actors.pop(key, None)
        contact, stand_in = (self.cast.people[key].id for key in ("renske", "yusuf"))
        ids = {"contact_id": contact, "stand_in_id": stand_in}
        services.arrange_team(self._now("renske"), team, team.version, agreements=AGREEMENTS, **ids)

    def ask_help(self) -> None:
        """The area team asks the people of the water board."""
        current = self._open("hoven", 0)
        if current is not None:
            services.ask_help(self._now("mohamed"), current, self.cast.teams["water"], "Kan hier water blijven staan?")

    def help(self) -> None:
        """And these say yes."""
        for support in queries.list_running_supports(self.cast.teams["water"]):
            services.accept_support(self._now("esther"), support)

    def make_rule(self) -> None:
        """Everything about charging cars goes to the team for energy."""
        rule = RuleFact(0, self.cast.teams["energie"].id, words="laadpaal, laadplein")
        services.save_rule(self._now("beheerder"), rule, Way.STAY)

    def go_away(self) -> None:
        """The contact of a team is away for some weeks."""
        membership = queries.find_membership(self.cast.teams["oost"].id, self.cast.people["nadia"].id)
        if membership is not None:
            services.mark_absence(self._now("nadia"), membership, today(), today() + timedelta(days=27))

    def stand_in(self) -> None:
        """A colleague stands in where nobody does yet."""
        for absence in queries.list_absences(self.cast.teams["oost"]):
            if absence.stand_in_id is None:
                services.stand_in(self._now("ruben"), absence)

    def ask_to_take_over(self) -> None:
        """The area team asks the team for traffic, which has not answered yet."""
        current = self._open("centrum", -1)
        if current is not None:
            note = "Dit gaat vooral over hoe hard er gereden wordt. Daar meten jullie al."
            services.ask_handover(self._now("teamlid"), current, self.cast.teams["verkeer"], note)

    def _now(self, key: str) -> Actor:
        """Somebody with what they hold at this moment."""
        person = self.cast.people[key]
        return Actor(id=person.id, name=person.display_name, held=list_held(person.id))

    def _open(self, key: str, place: int) -> Responsibility | None:
        """Something open that a team answers for, by its place among these; none when there is nothing."""
        found = []
        for current in queries.list_current_of(self.cast.teams[key]):
            subject = get_subject(SYSTEM, current.subject_id)
            if not subject.is_hidden and kind_of(subject.kind).state(subject.state).is_open:
                found.append(current)
        return found[place] if found else None
