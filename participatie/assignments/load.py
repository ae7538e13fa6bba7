"""Whether an assignment fits in the hours of a team: a pure rule over hours and periods."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FULL = 100


@dataclass(frozen=True)
class Planned:
    """Hours over a period, the last day included."""

    hours: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class Given:
    """The hours that somebody gives a team each week, from a day until another, when that is known."""

    hours_a_week: int
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True)
class Load:
    """The hours that a team has over a period, those it gave away already, and those that are asked of it now."""

    capacity: int
    planned: int
    asked: int

    @property
    def percentage(self) -> int | None:
        """How full the team would be, rounded up; None while nobody said how many hours it has."""
        return -(-FULL * (self.planned + self.asked) // self.capacity) if self.capacity else None

    @property
    def is_too_much(self) -> bool:
        """Whether it is more than the team has; what nobody knows is not too much."""
        return self.percentage is not None and self.percentage > FULL


def weeks(starts_on: date, ends_on: date) -> float:
    """How many weeks a period has, the last day included."""
    return ((ends_on - starts_on).days + 1) / 7


def hours_within(planned: Planned, starts_on: date, ends_on: date) -> float:
    """The part of the planned hours that falls within another period, when they are spread evenly."""
    first, last = max(planned.starts_on, starts_on), min(planned.ends_on, ends_on)
    if last < first:
        return 0.0
    return planned.hours * weeks(first, last) / weeks(planned.starts_on, planned.ends_on)


def given_within(given: Given, starts_on: date, ends_on: date) -> float:
    """The hours that somebody gives within a period; the day of leaving counts no more."""
    last = ends_on if given.until_on is None else min(ends_on, given.until_on - timedelta(days=1))
    first = max(given.from_on, starts_on)
    return given.hours_a_week * weeks(first, last) if last >= first else 0.0


def load_of(people: Iterable[Given], running: Iterable[Planned], asked: Planned) -> Load:
    """The load of a team over the period of what is asked."""
    capacity = sum(given_within(each, asked.starts_on, asked.ends_on) for each in people)
    planned = sum(hours_within(each, asked.starts_on, asked.ends_on) for each in running)
    return Load(round(capacity), round(planned), asked.hours)
