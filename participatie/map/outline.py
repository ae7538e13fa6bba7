"""A map without a script: the outlines of areas as paths of an SVG, with a link and a number on each."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy
import shapely
from shapely.geometry.base import BaseGeometry

from participatie.places.atlas import AreaFact, Atlas

WIDTH = 1000
_COARSE = 2.0  # units of the drawing


@dataclass(frozen=True, slots=True)
class OutlinedArea:
    """One area of the drawing, with the spot for its number."""

    id: int
    slug: str
    name: str
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A drawing of areas that lie beside each other."""

    width: int
    height: int
    areas: tuple[OutlinedArea, ...]


@lru_cache(maxsize=64)
def outline_of(atlas: Atlas, area_id: int | None) -> Outline | None:
    """The areas right below this one, or the area itself when nothing lies below it; None without boundaries."""
    facts = atlas.children(area_id) or ([atlas.facts[area_id]] if area_id is not None else [])
    if area_id is None and len(facts) == 1 and (parts := atlas.children(facts[0].id)):
        facts = parts
    shapes = {fact: shape for fact in facts if (shape := atlas.boundary(fact.id)) is not None}
    return draw(shapes) if shapes else None


def draw(shapes: Mapping[AreaFact, BaseGeometry]) -> Outline:
    """Draw areas WIDTH units wide, as coarse as the eye allows; neighbours still meet."""
    west, south, east, north = shapely.total_bounds(list(shapes.values()))
    flatter = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * flatter)

    def to_drawing(positions: numpy.ndarray) -> numpy.ndarray:
        return numpy.column_stack(((positions[:, 0] - west) * flatter * scale, (north - positions[:, 1]) * scale))

    flat = [shapely.transform(shape, to_drawing) for shape in shapes.values()]
    simple = shapely.coverage_simplify(flat, _COARSE)
    areas = tuple(_outlined(fact, shape) for fact, shape in zip(shapes, simple, strict=True))
    return Outline(WIDTH, round((north - south) * scale), areas)


def _outlined(fact: AreaFact, shape: BaseGeometry) -> OutlinedArea:
    spot = shape.representative_point()
    return OutlinedArea(fact.id, fact.slug, fact.name, _path(shape), round(spot.x), round(spot.y))


def _path(shape: BaseGeometry) -> str:
    """The rings as SVG path data: whole units, each step relative to the one before."""
    rings = (ring for part in shapely.get_parts(shape) for ring in shapely.get_rings(part))
    return "".join(_ring(numpy.rint(shapely.get_coordinates(ring)).astype(int).tolist()) for ring in rings)


def _ring(positions: list[list[int]]) -> str:
    (x, y), *_rest = positions
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(positions[:-1])]
    return f"M{x} {y}l" + " ".join(f"{dx} {dy}" for dx, dy in steps if dx or dy) + "z"
