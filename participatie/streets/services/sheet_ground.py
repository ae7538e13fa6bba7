"""The ground below the printed plan: water, green, buildings and roads of the base map, light enough to draw upon."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import shapely
from shapely import LineString, Polygon
from shapely.geometry.base import BaseGeometry

from participatie.places.geometry import to_rd
from participatie.places.ground_shapes import WALLS, GroundShape
from participatie.streets.services.sheet_signs import STROKE, Onto, path_of, text_of

MOST_POSITIONS = 20_000
"""Of the ground on one sheet; a sheet with more would be a file that no printer takes."""
ORDER = ("green", "water", "railways", "roads", "buildings", WALLS)
SURFACES = {"green": "#edf2ea", "water": "#e2ecf0", "buildings": "#e6e4df"}
WALL, ROAD, WORDS = "#c4c1bb", "#e9e9e6", "#66737a"
ROAD_WIDTHS_M = {"motorway": 10.0, "main": 7.0, "street": 5.0, "path": 2.0}
"""The base map has the middle of a road only; this is how wide it is drawn."""
RAIL_WIDTH_M = 1.5
SHORTEST_NAMED_M = 12.0

Flat = Callable[[BaseGeometry], BaseGeometry]


def lay_flat(ground: Sequence[GroundShape], flat: Flat) -> list[GroundShape]:
    """The same shapes in metres, turned as the paper is."""
    return [GroundShape(it.layer, it.kind, it.name, flat(to_rd(it.geometry))) for it in ground]


@dataclass(frozen=True)
class Below:
    """The ground of one sheet: its drawing, and the longest straight piece of each road that has a name."""

    parts: list[str]
    named: dict[str, LineString]


def ground_in(ground: Sequence[GroundShape], window: Polygon, onto: Onto, mm_per_m: float) -> Below:
    """What of the flat ground lies in a window; nothing when it is too much."""
    seen = [
        GroundShape(it.layer, it.kind, it.name, part)
        for it in ground
        if not (part := shapely.intersection(it.geometry, window)).is_empty
    ]
    if sum(shapely.get_num_coordinates(it.geometry) for it in seen) > MOST_POSITIONS:
        return Below([], {})
    seen.sort(key=lambda it: ORDER.index(it.layer))
    return Below([_drawn(it, onto, mm_per_m) for it in seen], _named(seen))


def names_along(named: Mapping[str, LineString], own: Collection[str], onto: Onto, size: float = 4.6) -> list[str]:
    """The names of roads along them; those of the plan stand out."""
    return [_along(onto(line), name, size, is_own=name in own) for name, line in named.items()]


def _drawn(shape: GroundShape, onto: Onto, mm_per_m: float) -> str:
    path = path_of(onto(shape.geometry))
    if shape.layer == WALLS:
        return f'<path d="{path}" fill="none" stroke="{WALL}" stroke-width="0.25"/>'
    if "Polygon" in shape.geometry.geom_type:
        return f'<path d="{path}" fill="{SURFACES.get(shape.layer, ROAD)}" fill-rule="evenodd"/>'
    width = RAIL_WIDTH_M if shape.layer == "railways" else ROAD_WIDTHS_M.get(shape.kind, ROAD_WIDTHS_M["path"])
    colour = SURFACES.get(shape.layer, ROAD)
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width * mm_per_m:.2f}" stroke-linejoin="round"/>'


def _named(seen: Sequence[GroundShape]) -> dict[str, LineString]:
    longest: dict[str, LineString] = {}
    for it in seen:
        if it.layer != "roads" or not it.name:
            continue
        for line in _straights(it.geometry):
            if line.length > max(SHORTEST_NAMED_M, longest[it.name].length if it.name in longest else 0):
                longest[it.name] = line
    return longest


def _straights(geometry: BaseGeometry) -> list[LineString]:
    lines = [part for part in getattr(geometry, "geoms", [geometry]) if part.geom_type == "LineString"]
    return [LineString(pair) for line in lines for pair in pairwise(line.coords)]


def _along(line: BaseGeometry, name: str, size: float, *, is_own: bool) -> str:
    """A name along a line on paper, never upside down."""
    (x1, y1), (x2, y2) = line.coords[0], line.coords[-1]
    turn = (math.degrees(math.atan2(y2 - y1, x2 - x1)) + 90) % 180 - 90
    size, below = size * 1.3 if is_own else size, math.radians(turn + 90)
    x, y = (x1 + x2) / 2 + 0.3 * size * math.cos(below), (y1 + y2) / 2 + 0.3 * size * math.sin(below)
    return text_of(x, y, name, size, STROKE if is_own else WORDS, weight=700 if is_own else 400, halo=True, turn=turn)
