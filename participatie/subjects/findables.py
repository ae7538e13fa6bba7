"""Sorts of things that are no subjects and yet are found by their words: an offer, a promise. See `finding` for subjects.

The search is a lens on a higher floor; each domain says here what of its things everybody may read, and where.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import InstrumentedAttribute

from participatie.kernel.access import Actor
from participatie.kernel.events import Event
from participatie.subjects.queries import Lens

Rows: TypeAlias = Select[*tuple[Any, ...]]  # rows are read by label: id, text, by, about and at


@dataclass(frozen=True)
class Findable:
    """A sort of things. `part` names its half of the index, `endpoint` the page of one, with `key` for its id.

    `events` tell, by the same key, that one of them became something else. `texts` gives the words of those that may be
    found at all, by id; `ids_after` the next ids of those. `visible` gives the rows that somebody may read and that fit a lens.
    """

    part: str
    plural: str
    icon: str
    endpoint: str
    key: str
    events: tuple[type, ...]
    id: ColumnElement[int] | InstrumentedAttribute[int]
    texts: Callable[[Sequence[int]], dict[int, str]]
    ids_after: Callable[[int, int], Sequence[int]]
    visible: Callable[[Actor, Lens], Rows]

    def id_in(self, event: Event) -> int | None:
        """The id of the thing that this event is about; None when it is about none of this sort."""
        return int(getattr(event, self.key)) if isinstance(event, self.events) else None


_findables: dict[str, Findable] = {}


def register(findable: Findable) -> Findable:
    """Let things of this sort be found."""
    _findables[findable.part] = findable
    return findable


def all_findables() -> list[Findable]:
    """Every sort, in the order of registration."""
    return list(_findables.values())


def findable_of(part: str) -> Findable | None:
    """The sort with this name."""
    return _findables.get(part)
