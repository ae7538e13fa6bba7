"""All areas in memory, with what pages, filters and searches ask about them all day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from participatie.places.area_index import AreaIndex, AreaShape
from participatie.places.geojson import JsonObject
from participatie.places.geometry import Box, to_geojson, within
from participatie.places.models import RANKS, Area, AreaLevel

# How far a boundary may be simplified for a map, in degrees (0.0001 is about ten metres).
_SIMPLER = {
    AreaLevel.MUNICIPALITY: 0.0003,
    AreaLevel.DISTRICT: 0.00015,
    AreaLevel.VILLAGE: 0.00015,
    AreaLevel.NEIGHBOURHOOD: 0.00008,
}

_OUTERMOST = 0.1
"""The share of the people on each side that does not count as living in the town itself."""
_LEAST_FOR_A_TOWN = 5
"""Neighbourhoods with people from which a middle says something."""


@dataclass(frozen=True, slots=True)
class AreaFact:
    """One area, without its boundary."""

    id: int
    code: str
    slug: str
    name: str
    level: AreaLevel
    parent_id: int | None
    path: str
    population: int | None
    is_open: bool
    box: Box | None


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """An area as something to choose from a list; the label tells areas with one name apart."""

    code: str
    label: str


class Atlas:
    """The areas at one moment. Never changes, so threads may share it."""

    def __init__(self, areas: Iterable[Area]) -> None:
        rows = sorted(areas, key=lambda area: (RANKS[AreaLevel(area.level)], area.name.casefold(), area.code))
        self.facts = {area.id: fact_of(area) for area in rows}
        self._shapes = {area.id: area.geometry for area in rows if area.is_open and area.geometry is not None}
        self._parents = {fact.id: self._open_parent(fact) for fact in self.facts.values()}
        self._index = AreaIndex(
            AreaShape(fact.id, fact.code, self._parents[fact.id], self._shapes[fact.id])
            for fact in self.facts.values()
            if fact.id in self._shapes
        )
        tops = [self._shapes[f.id] for f in self.facts.values() if f.id in self._shapes and self._parents[f.id] is None]
        self.outline: BaseGeometry | None = shapely.union_all(tops) if tops else None

    def area_id_at(self, geometry: BaseGeometry, margin_m: float) -> int | None:
        """The most specific open area that holds this place."""
        return self._index.find(geometry, margin_m)

    def holds(self, geometry: BaseGeometry, margin_m: float) -> bool:
        """Whether the whole place lies within the margin around the outermost areas; without areas, anything does."""
        return self.outline is None or within(geometry, self.outline, margin_m)

    def below(self, area_id: int) -> list[int]:
        """The ids of this area and of all below it, closed ones too."""
        path = self.facts[area_id].path
        return [fact.id for fact in self.facts.values() if fact.path.startswith(path)]

    def children(self, area_id: int | None) -> list[AreaFact]:
        """The open areas right below this one; of None, the outermost areas."""
        return [fact for fact in self.facts.values() if fact.is_open and self._parents[fact.id] == area_id]

    def trail(self, area_id: int) -> list[AreaFact]:
        """The areas from the outermost down to this one."""
        return [self.facts[int(part)] for part in self.facts[area_id].path.strip("/").split("/") if int(part) in self.facts]

    def choices(self) -> list[AreaChoice]:
        """The open areas in the order of the tree, each right before all that lies in it."""
        return list(self._branch(None, ""))

    def _branch(self, area_id: int | None, above: str) -> Iterator[AreaChoice]:
        for fact in self.children(area_id):
            is_part = fact.level is AreaLevel.NEIGHBOURHOOD and above
            yield AreaChoice(fact.code, f"{fact.name} ({above})" if is_part else fact.name)
            yield from self._branch(fact.id, fact.name)

    def bounds(self) -> list[float] | None:
        """West, south, east and north of everything; None without areas."""
        return None if self.outline is None else Box.of(self.outline).as_list()

    def town_box(self) -> list[float] | None:
        """The part where most people live: the middle of all neighbourhoods by population, however far the villages lie."""
        return self._town_box

    @cached_property
    def _town_box(self) -> list[float] | None:
        lived_in = [fact for fact in self.facts.values() if self._is_lived_in(fact)]
        if len(lived_in) < _LEAST_FOR_A_TOWN:
            return self.bounds()
        people = np.array([fact.population or 0 for fact in lived_in], dtype=float)
        middles = shapely.get_coordinates(shapely.centroid([self._shapes[fact.id] for fact in lived_in]))
        (west, east), (south, north) = (_middle_of(middles[:, axis], people) for axis in (0, 1))
        return [west, south, east, north]

    def _is_lived_in(self, fact: AreaFact) -> bool:
        return fact.level is AreaLevel.NEIGHBOURHOOD and fact.id in self._shapes and bool(fact.population)

    def boundaries(self, levels: Iterable[AreaLevel]) -> list[tuple[AreaFact, JsonObject]]:
        """The open areas of these levels with a boundary that is light enough for a map; neighbours still meet."""
        result: list[tuple[AreaFact, JsonObject]] = []
        for level in levels:
            facts = [fact for fact in self.facts.values() if fact.level == level and fact.id in self._shapes]
            shapes = [self._shapes[fact.id] for fact in facts]
            simpler = shapely.coverage_simplify(shapes, _SIMPLER[level]) if shapes else []
            result += [(fact, to_geojson(shape, 5)) for fact, shape in zip(facts, simpler, strict=True)]
        return result

    def boundary(self, area_id: int) -> BaseGeometry | None:
        """The exact boundary of an open area."""
        return self._shapes.get(area_id)

    def _open_parent(self, fact: AreaFact) -> int | None:
        """The nearest area above this one that is open and has a boundary."""
        above = [int(part) for part in fact.path.strip("/").split("/") if part][:-1]
        return next((area_id for area_id in reversed(above) if area_id in self._shapes), None)


def _middle_of(places: NDArray[np.float64], people: NDArray[np.float64]) -> tuple[float, float]:
    """Between which two values all but the outermost people live, on one axis."""
    order = np.argsort(places, kind="stable")
    share = (np.cumsum(people[order]) - people[order] / 2) / people.sum()
    low, high = np.interp((_OUTERMOST, 1 - _OUTERMOST), share, places[order])
    return float(low), float(high)


def fact_of(area: Area) -> AreaFact:
    """An area without its boundary, free from the session."""
    return AreaFact(
        id=area.id,
        code=area.code,
        slug=area.slug,
        name=area.name,
        level=AreaLevel(area.level),
        parent_id=area.parent_id,
        path=area.path,
        population=area.population,
        is_open=area.is_open,
        box=None if area.geometry is None else Box.of(area.geometry),
    )
