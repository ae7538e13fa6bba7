"""Which events get an entry: all, but those that say why not."""

from collections.abc import Iterator
from functools import cache

from participatie.kernel.events import Event, SubjectEvent


def all_events(kind: type[Event] = Event) -> Iterator[type[Event]]:
    """Every sort of event that something of ours emits."""
    for below in kind.__subclasses__():
        if below is not SubjectEvent:
            yield below
        yield from all_events(below)


@cache
def audited_kinds() -> frozenset[str]:
    """The names of those that get an entry. The domains are loaded by the time a page asks this."""
    return frozenset(event.__name__ for event in all_events() if not event.unaudited)
