"""Everything that happens, put in the order in which it happened, and then done at that moment."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count

from participatie.kernel.clock import AMSTERDAM, at, is_working_day, local

Deed = Callable[[], None]


@dataclass
class Timeline:
    """Deeds with their moments. What would be after `until` has not happened yet and is left out.

    A deed may put what follows from it on the timeline, at its own moment or later.
    """

    until: datetime
    _deeds: list[tuple[datetime, int, Deed]] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=count)

    def add(self, moment: datetime, deed: Deed) -> None:
        """Let this happen then."""
        if moment < self.until:
            heappush(self._deeds, (moment, next(self._numbers), deed))

    def play(self) -> None:
        """Do it all, each at its own moment."""
        while self._deeds:
            moment, _number, deed = heappop(self._deeds)
            with at(moment):
                deed()


def by_day(begin: datetime, days: float, rng: random.Random) -> datetime:
    """So many days later, at an hour at which people sit at their table."""
    day = (local(begin) + timedelta(days=int(days))).date()
    moment = datetime.combine(day, time(rng.choice((7, 8, 12, 13, 17, 19, 19, 20, 20, 21)), rng.randrange(60)), AMSTERDAM)
    return max(moment, begin + timedelta(minutes=20 + rng.randrange(200)))


def in_office_hours(begin: datetime, days: float, rng: random.Random) -> datetime:
    """So many days later on a working day, while offices are open."""
    day = (local(begin) + timedelta(days=int(days))).date()
    moment = datetime.combine(day, time(rng.randrange(9, 17), rng.randrange(60)), AMSTERDAM)
    while not is_working_day(moment.date()) or moment < begin + timedelta(minutes=30):
        moment = datetime.combine(moment.date() + timedelta(days=1), time(rng.randrange(9, 17), rng.randrange(60)), AMSTERDAM)
    return moment
