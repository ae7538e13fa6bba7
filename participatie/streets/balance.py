"""What a version has and costs: trees, parking, green, stone, crossings. Pure: from sums by kind to a balance.

The sums of a version are kept with it, as `{kind: [elements, size, cost in cents, upkeep in cents a year]}`, so that a page
with two thousand elements needs no more time than one with twenty. Size is in pieces, metres or square metres.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from participatie.places.national_grid import metres
from participatie.streets.comparing import Thing
from participatie.streets.models import ElementKind, Unit, sort_of

Totals = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Balance:
    """One version in figures. `paved_share` is the part of the street that is not green, from 0 to 1; None without a street."""

    trees: int
    parking: int
    green_m2: int
    paved_share: float | None
    crossings: int
    cost_cents: int
    upkeep_cents: int
    elements: int


def sizes_of(things: Sequence[Thing]) -> list[float]:
    """How much there is of each: pieces, metres or square metres."""
    if not things:
        return []
    in_metres = shapely.transform(np.array([thing.geometry for thing in things], dtype=object), metres)
    measured = {Unit.METRE: shapely.length(in_metres), Unit.SQUARE_METRE: shapely.area(in_metres)}
    units = [sort_of(thing.kind).unit for thing in things]
    return [
        float(measured[unit][place]) if unit in measured else float(thing.quantity)
        for place, (thing, unit) in enumerate(zip(things, units, strict=True))
    ]


def totals_of(things: Sequence[Thing]) -> dict[str, list[int]]:
    """The sums by kind."""
    sums: dict[str, list[float]] = {}
    for thing, size in zip(things, sizes_of(things), strict=True):
        row = sums.setdefault(thing.kind, [0, 0, 0, 0])
        for place, more in enumerate((1, size, size * thing.unit_cost_cents, size * thing.upkeep_cents)):
            row[place] += more
    return {kind: [round(value) for value in row] for kind, row in sorted(sums.items())}


def balance_of(totals: Totals | None, street_m2: float) -> Balance:
    """The figures that people ask about."""
    known = totals or {}
    green = _size(known, ElementKind.GREEN)
    return Balance(
        trees=_size(known, ElementKind.TREE),
        parking=_size(known, ElementKind.PARKING),
        green_m2=green,
        paved_share=max(0.0, 1 - green / street_m2) if street_m2 > 0 else None,
        crossings=_size(known, ElementKind.CROSSING),
        cost_cents=_sum(known.values(), 2),
        upkeep_cents=_sum(known.values(), 3),
        elements=_sum(known.values(), 0),
    )


def _size(totals: Totals, kind: str) -> int:
    row = totals.get(kind, ())
    return int(row[1]) if len(row) > 1 else 0


def _sum(rows: Iterable[Sequence[int]], place: int) -> int:
    return sum(int(row[place]) for row in rows if len(row) > place)
