"""Time as people live it: UTC inside, Amsterdam outside, working days of the Netherlands."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.easter import easter

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


_elsewhen: ContextVar[datetime | None] = ContextVar("elsewhen", default=None)


def now() -> datetime:
    """The moment, in UTC and aware of it."""
    return _elsewhen.get() or datetime.now(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be this moment for whatever is done inside: how the demo tells a year of history through the services."""
    token = _elsewhen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _elsewhen.reset(token)


def local(moment: datetime) -> datetime:
    """The same moment on the clock of Amsterdam."""
    return moment.astimezone(AMSTERDAM)


def today() -> date:
    """The date on the calendar of Amsterdam."""
    return local(now()).date()


_AFTER_EASTER = (-2, 0, 1, 39, 49, 50)
"""Good Friday, Easter and its Monday, Ascension, Pentecost and its Monday, in days from Easter."""


@lru_cache(maxsize=32)
def public_holidays(year: int) -> frozenset[date]:
    """Those of the Netherlands: of the Algemene termijnenwet, Good Friday, and 5 May where most people are free.

    The same days as the package `holidays`, which loads all countries (17 MB) to tell those of one; a test compares them.
    """
    days = {date(year, 1, 1), _birthday_of_the_king(year), date(year, 12, 25), date(year, 12, 26)}
    if year % 5 == 0:
        days.add(date(year, 5, 5))
    return frozenset(days | {easter(year) + timedelta(days=after) for after in _AFTER_EASTER})


def _birthday_of_the_king(year: int) -> date:
    """27 April, 30 April until 2013; a day earlier when that is a Sunday."""
    day = date(year, 4, 27 if year >= 2014 else 30)
    return day - timedelta(days=1) if day.weekday() == 6 else day


def is_working_day(day: date) -> bool:
    """Monday to Friday, public holidays of the Netherlands excepted."""
    return day.weekday() < 5 and day not in public_holidays(day.year)


def add_working_days(start: date, days: int) -> date:
    """The date `days` working days after `start`; `start` itself does not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start` up to and including `end`; negative when `end` is earlier."""
    if end < start:
        return -working_days_between(end, start)
    return sum(is_working_day(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def day_within(days: int) -> date:
    """The earliest date from which at most so many working days have passed: what began before it is older than that."""
    day = today()
    while working_days_between(day - timedelta(days=1), today()) <= days:
        day -= timedelta(days=1)
    return day


def start_of(day: date) -> datetime:
    """The moment at which a day begins in Amsterdam."""
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM)
