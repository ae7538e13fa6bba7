"""Curves and small shapes that the rest of the town is drawn with."""

import math
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Pair = tuple[float, float]


def smooth(points: Sequence[Pair], step: float = 35.0) -> LineString:
    """A flowing line through all points (centripetal enough for hand-drawn input), one vertex per step."""
    first, last = points[0], points[-1]
    padded = [
        (2 * first[0] - points[1][0], 2 * first[1] - points[1][1]),
        *points,
        (2 * last[0] - points[-2][0], 2 * last[1] - points[-2][1]),
    ]
    result: list[Pair] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        count = max(2, round(math.dist(b, c) / step))
        result.extend(_spline(a, b, c, d, index / count) for index in range(count))
    result.append(last)
    return LineString(result)


def _spline(a: Pair, b: Pair, c: Pair, d: Pair, t: float) -> Pair:
    """One point of a Catmull-Rom curve between b and c."""

    def axis(i: int) -> float:
        return 0.5 * (
            2 * b[i]
            + (c[i] - a[i]) * t
            + (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t
            + (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t**3
        )

    return axis(0), axis(1)


def ellipse(centre: Pair, width: float, height: float, angle: float = 0.0, wobble: float = 0.0) -> Polygon:
    """A round shape; wobble makes it less perfect, as things are that nobody designed."""
    cos, sin = math.cos(angle), math.sin(angle)
    points = []
    for index in range(36):
        turn = 2 * math.pi * index / 36
        swell = 1 + wobble * (math.sin(2 * turn + centre[0]) + math.sin(3 * turn + centre[1])) / 2
        x, y = width / 2 * math.cos(turn) * swell, height / 2 * math.sin(turn) * swell
        points.append((centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos))
    return Polygon(points)


def box_at(centre: Pair, width: float, height: float, angle: float) -> Polygon:
    """A rectangle around its centre, turned by an angle in radians."""
    cos, sin = math.cos(angle), math.sin(angle)
    corners = [(-width, -height), (width, -height), (width, height), (-width, height)]
    return Polygon([(centre[0] + (x * cos - y * sin) / 2, centre[1] + (x * sin + y * cos) / 2) for x, y in corners])


def polygons_of(geometry: BaseGeometry, least: float = 0.0) -> list[Polygon]:
    """The polygons in whatever an overlay gave, from a least area on, in a fixed order."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon" and part.area >= least]
    return sorted(parts, key=lambda part: part.bounds)


def lines_of(geometry: BaseGeometry, least: float = 0.0) -> list[LineString]:
    """The lines in whatever an overlay gave, from a least length on."""
    return [part for part in shapely.get_parts(geometry) if part.geom_type == "LineString" and part.length >= least]


def opened(geometry: BaseGeometry, radius: float) -> BaseGeometry:
    """The shape without its thin parts, with rounded corners."""
    return geometry.buffer(-radius, quad_segs=4).buffer(radius, quad_segs=4)


def union(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """All shapes as one."""
    return unary_union(list(shapes))


def longest_angle(polygon: Polygon) -> float:
    """The direction of the long side of the smallest rectangle around a shape, in radians."""
    corners = np.array(polygon.minimum_rotated_rectangle.exterior.coords)
    sides = np.diff(corners, axis=0)[:2]
    side = max(sides, key=lambda vector: float(np.hypot(*vector)))
    return math.atan2(float(side[1]), float(side[0])) % math.pi


def runs(line: LineString, turn: float = 0.6) -> Iterator[LineString]:
    """The pieces of a line between its sharp corners."""
    points = list(line.coords)
    piece = points[:2]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        change = math.atan2(after[1] - here[1], after[0] - here[0]) - math.atan2(here[1] - before[1], here[0] - before[0])
        if abs((change + math.pi) % (2 * math.pi) - math.pi) > turn:
            yield LineString(piece)
            piece = [here]
        piece.append(after)
    yield LineString(piece)
