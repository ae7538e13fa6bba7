"""How much teams and people have on their hands, beside what they promised: information, never a target.

Domains on higher floors add what costs hours: `register(source)`. A source gets the ids of teams and tells, for each team and
person or for the team as a whole, what is asked and how many hours a week that takes.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from participatie.teams import queries
from participatie.teams.models import Team


@dataclass(frozen=True)
class LoadLine:
    """A subject that takes hours of a team, of one person in it when `person_id` is filled in."""

    team_id: int
    subject_id: int
    kind: str
    title: str
    hours_per_week: float
    person_id: int | None = None


Source = Callable[[Collection[int]], Iterable[LoadLine]]

_sources: list[Source] = []


def register(source: Source) -> Source:
    """Let a domain say what takes hours."""
    if source not in _sources:
        _sources.append(source)
    return source


def lines_of(team_ids: Collection[int]) -> list[LoadLine]:
    """All that takes hours of these teams, as far as domains told it."""
    return [line for source in _sources for line in source(team_ids)]


@dataclass(frozen=True)
class PersonLoad:
    """One member: the hours they promised, what they look after by name, and the hours that are asked of them."""

    person_id: int
    name: str
    role: str
    hours_per_week: int | None
    open_subjects: int
    asked_hours: float


@dataclass(frozen=True)
class TeamLoad:
    """A team: its people, what nobody looks after by name, and what takes hours."""

    people: Sequence[PersonLoad]
    unnamed_subjects: int
    lines: Sequence[LoadLine]

    @property
    def promised_hours(self) -> int:
        """What all members together promised for each week."""
        return sum(person.hours_per_week or 0 for person in self.people)

    @property
    def asked_hours(self) -> float:
        """What is asked of the team for each week."""
        return sum(line.hours_per_week for line in self.lines)

    @property
    def open_subjects(self) -> int:
        """How much the team answers for that has not ended."""
        return self.unnamed_subjects + sum(person.open_subjects for person in self.people)

    @property
    def share(self) -> int | None:
        """The percentage of the promised hours that is asked; None while nobody promised any."""
        return round(100 * self.asked_hours / self.promised_hours) if self.promised_hours else None


def load_of(team: Team) -> TeamLoad:
    """What a team has on its hands. Two statements, and those of the sources."""
    lines, counts = lines_of([team.id]), queries.count_open_by_contact(team)
    members = queries.list_members(team)
    people = [
        PersonLoad(
            person_id=one.person_id,
            name=one.person.display_name,
            role=one.role,
            hours_per_week=one.hours_per_week,
            open_subjects=counts.get(one.person_id, 0),
            asked_hours=sum(line.hours_per_week for line in lines if line.person_id == one.person_id),
        )
        for one in members
    ]
    known = {one.person_id for one in members}
    return TeamLoad(people, sum(count for person_id, count in counts.items() if person_id not in known), lines)
