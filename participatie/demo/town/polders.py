"""Polders: what is left of the land, cut into fields between ditches, finer near the town than far from it."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPoint, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from participatie.demo.town.countryside import Green
from participatie.demo.town.curves import box_at, lines_of, opened, polygons_of
from participatie.demo.town.frame import EXTENT

Ditch: TypeAlias = LineString
FRAME = box(*EXTENT)
_NEAR = 95
"""Polders on the drawing board of the town."""
_LEAST_POLDER = 45_000.0
"""Square metres from which it is worth digging ditches; what is smaller lies as grass between roads."""
_COARSER_PER = 650.0
"""Metres from the drawing board in which fields become one size larger."""
_DITCHES_WITHIN = 3_500.0
_THINNING_FROM, _LAST = 34_000.0, 46_000.0
"""Metres from the drawing board between which the fields end, one here and one there, so that there is no edge to see."""


@dataclass(frozen=True)
class Polder:
    """Land that was drained as one, and how far it lies from the drawing board."""

    shape: Polygon
    distance: float

    @property
    def scale(self) -> float:
        """How much larger its fields are than those near the town."""
        return 1 + self.distance / _COARSER_PER


def cultivate(seed: int, taken: list[BaseGeometry], yards: list[BaseGeometry]) -> tuple[list[Ditch], list[Green]]:
    """Fields and ditches on all land that is not taken; a ditch stops where a yard begins."""
    cells = _cells(random.Random(f"{seed} polders"))
    land = shapely.STRtree(taken)
    close = [cell.shape.boundary for cell in cells if cell.distance < _DITCHES_WITHIN]
    ditches = [part for line in lines_of(shapely.union_all(close)) for part in lines_of(_without(line, land), 150)]
    lots: list[Green] = []
    for index, polder in enumerate(polder for cell in cells for polder in _dry_parts(cell, land)):
        new_ditches, new_lots = _divide(polder, random.Random(f"{seed} polder {index}"))
        ditches += new_ditches if polder.distance < _DITCHES_WITHIN else []
        lots += new_lots
    around = shapely.STRtree(yards)
    return [part for ditch in ditches for part in lines_of(_without(ditch, around), 40)], lots


def _cells(rng: random.Random) -> list[Polder]:
    """The old outlines of the polders: each was drained by its own farmers, in its own direction."""
    west, south, east, north = EXTENT
    sites = [(rng.uniform(west, east), rng.uniform(south, north)) for _ in range(_NEAR)]
    sites += _far_sites(rng)
    cells = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(sites), ordered=True))
    found = [Polder(cell, FRAME.distance(Point(site))) for cell, site in zip(cells, sites, strict=True)]
    return [cell for cell in found if cell.distance < _THINNING_FROM + rng.random() * (_LAST - _THINNING_FROM)]


def _far_sites(rng: random.Random) -> Iterator[tuple[float, float]]:
    """Middles of polders in rings around the drawing board, further apart as they are further away."""
    distance = 550.0
    while distance < _LAST * 1.2:
        room = 1_150 + 0.14 * distance
        ring = FRAME.buffer(distance).exterior
        count = round(ring.length / room)
        for index in range(count):
            spot = ring.interpolate((index + rng.uniform(-0.3, 0.3)) / count % 1, normalized=True)
            yield spot.x + rng.uniform(-0.3, 0.3) * room, spot.y + rng.uniform(-0.3, 0.3) * room
        distance += room


def _dry_parts(cell: Polder, taken: shapely.STRtree) -> list[Polder]:
    """What roads, water and buildings leave of a polder."""
    rest = _without(cell.shape.buffer(-4, join_style="mitre"), taken)
    return [
        Polder(part, cell.distance)
        for part in polygons_of(opened(rest, 12) if cell.distance < _DITCHES_WITHIN else rest, 6_000)
    ]


def _without(shape: BaseGeometry, taken: shapely.STRtree) -> BaseGeometry:
    """A shape without what lies over it."""
    hits = np.sort(taken.query(shape, predicate="intersects"))
    return shape.difference(shapely.union_all(taken.geometries.take(hits))) if len(hits) else shape


def _divide(polder: Polder, rng: random.Random) -> tuple[list[Ditch], list[Green]]:
    """Long narrow fields between ditches, in the direction that the first diggers chose."""
    shape, scale = polder.shape, polder.scale
    if shape.area < _LEAST_POLDER:
        return [], [("grass", shape)]
    angle = math.pi / 2 + rng.uniform(-0.7, 0.7)
    west, south, east, north = shape.bounds
    reach = math.hypot(east - west, north - south) / 2 + 10
    centre = shape.centroid
    step = rng.uniform(62, 120) * scale
    cos, sin = math.cos(angle), math.sin(angle)

    def at_field(far: float, aside: float) -> tuple[float, float]:
        return centre.x + far * cos - aside * sin, centre.y + far * sin + aside * cos

    ditches: list[Ditch] = []
    lots: list[Green] = []
    kind, left = "farmland", 0
    at = -reach
    while at < reach:
        width = step * rng.uniform(0.7, 1.5)
        if left == 0:
            kind = rng.choices(("farmland", "grass", "field", "wood"), (38, 34, 20, 8))[0]
            left = rng.randint(1, 4) if kind != "wood" else 1
        left -= 1
        cut = sorted(rng.uniform(-reach, reach) for _ in range(max(1, round(reach / (260 * scale)))))
        for low, high in zip([-reach, *cut], [*cut, reach], strict=True):
            lot = box_at(at_field((low + high) / 2, at + width / 2), high - low - 5, width - 5, angle)
            use = kind if rng.random() < 0.7 else rng.choice(("farmland", "grass", "field"))
            lots += [(use, part) for part in polygons_of(lot.intersection(shape), 1_200 * scale)]
            if rng.random() < 0.85:
                ditches += lines_of(LineString([at_field(low, at), at_field(high, at)]).intersection(shape), 60)
        at += width
    return ditches, lots
