"""What is different between two versions: added, moved, removed, changed. Pure: it knows no database."""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from participatie.places.national_grid import metres

MOVED_FROM_M = 0.05
"""A smaller shift is a matter of rounding, not of the design."""

FIELDS = ("kind", "rotation", "quantity", "unit_cost_cents", "upkeep_cents", "label")


class Thing(Protocol):
    """What an element must tell to be compared."""

    @property
    def key(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def geometry(self) -> BaseGeometry: ...
    @property
    def rotation(self) -> int: ...
    @property
    def quantity(self) -> int: ...
    @property
    def unit_cost_cents(self) -> int: ...
    @property
    def upkeep_cents(self) -> int: ...
    @property
    def label(self) -> str: ...


class ChangeKind(enum.StrEnum):
    """What happened to an element between two versions."""

    ADDED = "added"
    MOVED = "moved"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Change:
    """One element that is different. `fields` are the properties that changed; `shape` when its outline did."""

    kind: ChangeKind
    key: str
    before: Thing | None
    after: Thing | None
    moved_m: float = 0.0
    fields: tuple[str, ...] = ()

    @property
    def thing(self) -> Thing:
        """The element as it is now or, when it is gone, as it was."""
        shown = self.after or self.before
        if shown is None:
            raise ValueError("a change is about something")
        return shown


def compare(before: Sequence[Thing], after: Sequence[Thing]) -> list[Change]:
    """All differences: what was added, moved or changed in the order of the new version, then what was removed."""
    old = {thing.key: thing for thing in before}
    new = {thing.key for thing in after}
    both = [(old[thing.key], thing) for thing in after if thing.key in old]
    keys = [thing.key for _was, thing in both]
    moved, bent = dict(zip(keys, distances_m(both), strict=True)), dict(zip(keys, other_shapes(both), strict=True))
    changes = []
    for thing in after:
        was = old.get(thing.key)
        if was is None:
            changes.append(Change(ChangeKind.ADDED, thing.key, None, thing))
        elif change := _difference(was, thing, moved[thing.key], is_bent=bent[thing.key]):
            changes.append(change)
    return changes + [Change(ChangeKind.REMOVED, was.key, was, None) for was in before if was.key not in new]


def distances_m(pairs: Sequence[tuple[Thing, Thing]]) -> list[float]:
    """How far the middle of each went, in metres."""
    if not pairs:
        return []
    was, now = (shapely.centroid(np.array([pair[side].geometry for pair in pairs], dtype=object)) for side in (0, 1))
    from_m, to_m = (metres(shapely.get_coordinates(points)) for points in (was, now))
    return [float(metre) for metre in np.hypot(*(to_m - from_m).T)]


def other_shapes(pairs: Sequence[tuple[Thing, Thing]]) -> list[bool]:
    """Whether the outline of each is another one, somewhere."""
    if not pairs:
        return []
    was, now = (np.array([pair[side].geometry for pair in pairs], dtype=object) for side in (0, 1))
    return [not same for same in shapely.equals_exact(was, now, 1e-7)]


def _difference(was: Thing, now: Thing, moved_m: float, *, is_bent: bool) -> Change | None:
    fields = tuple(name for name in FIELDS if getattr(was, name) != getattr(now, name))
    if moved_m >= MOVED_FROM_M:
        return Change(ChangeKind.MOVED, now.key, was, now, moved_m, fields)
    if is_bent:
        fields = (*fields, "shape")
    return Change(ChangeKind.CHANGED, now.key, was, now, 0.0, fields) if fields else None
