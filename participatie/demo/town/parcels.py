"""Buildings on the blocks: rows along the streets, slabs in the green, halls on the estate, a church on the square."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.polygon import orient

from participatie.demo.town.curves import Pair, box_at, longest_angle, polygons_of, runs
from participatie.demo.town.quarters import Block


@dataclass(frozen=True)
class Building:
    """A footprint, the middle of its front door side, and how many addresses have their door there."""

    kind: str
    shape: Polygon
    front: Pair
    doors: int


@dataclass(frozen=True)
class Parcelling:
    """Metres: from pavement to front, width and depth of a house, houses in a row, gap between rows; doors per house."""

    setback: float
    width: tuple[float, float]
    depth: tuple[float, float]
    row: tuple[int, int]
    gap: tuple[float, float]
    flats: float = 0.0


PARCELLINGS: dict[str, Parcelling] = {
    "medieval": Parcelling(0.4, (5.2, 9.0), (10, 17), (8, 20), (0, 3), 0.3),
    "townhouse": Parcelling(2.5, (5.8, 7.5), (10, 13), (5, 14), (2, 5), 0.16),
    "quay": Parcelling(3.5, (7, 12), (11, 14), (3, 7), (4, 9), 0.4),
    "garden": Parcelling(5.5, (6.2, 7.6), (8.5, 10.5), (2, 5), (5, 8)),
    "row": Parcelling(5.0, (5.6, 6.3), (9, 10.5), (5, 9), (5, 9)),
    "strips": Parcelling(8.0, (6.0, 6.4), (9, 10), (6, 9), (8, 14)),
    "woonerf": Parcelling(4.0, (5.8, 7.2), (8.8, 10.4), (3, 6), (5, 10)),
    "modern": Parcelling(3.0, (5.4, 6.2), (10, 12), (4, 9), (5, 9), 0.02),
    "village": Parcelling(6.5, (8, 12), (9, 12), (1, 2), (7, 14)),
}


def build_on(block: Block, rng: random.Random) -> Iterator[Building]:
    """The buildings of one block."""
    if block.use == "market":
        yield church_on(block.shape, 1.3)
    elif block.use == "school":
        yield from _school(block.shape, rng)
    elif block.use != "houses":
        return
    elif block.style == "industry":
        yield from _halls(block.shape, rng)
    elif block.style == "strips" and block.shape.area > 9_000 and rng.random() < 0.6:
        yield from _slabs(block.shape, rng)
    else:
        yield from _rows(block.shape, PARCELLINGS[block.style], rng)


def _rows(shape: Polygon, how: Parcelling, rng: random.Random) -> Iterator[Building]:
    """Houses side by side along every street of the block."""
    zones = polygons_of(shape.buffer(-how.setback, join_style="mitre", mitre_limit=1.5), 90)
    for zone in zones:
        shapely.prepare(zone)
        depth = rng.uniform(*how.depth)
        ring = LineString(orient(zone).simplify(0.6).exterior.coords)
        fronts = sorted(runs(ring, 0.55), key=lambda run: -run.length)
        found = [row for run in fronts for row in _row(run, how, depth, rng)]
        if not found:
            continue
        shapes = shapely.polygons(np.array([corners for corners, _ in found]))
        fits = shapely.contains(zone.buffer(0.3), shapes)
        for house, (corners, doors), good in zip(shapes, found, fits, strict=True):
            if good:
                (ax, ay), (bx, by) = corners[0], corners[1]
                yield Building("house", house, ((ax + bx) / 2, (ay + by) / 2), doors)


def _row(run: LineString, how: Parcelling, depth: float, rng: random.Random) -> Iterator[tuple[list[Pair], int]]:
    """Corners of the houses along one front, street side first."""
    points = np.array(run.coords)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(points, axis=0).T))])
    at, left = rng.uniform(0, 2), 0
    width = 0.0
    while True:
        if left == 0:
            left = rng.randint(*how.row)
            width = rng.uniform(*how.width)
            at += rng.uniform(*how.gap)
        if at + width > run.length:
            return
        ends = np.array([at, at + width])
        xs, ys = np.interp(ends, along, points[:, 0]), np.interp(ends, along, points[:, 1])
        dx, dy = float(xs[1] - xs[0]), float(ys[1] - ys[0])
        size = math.hypot(dx, dy) or 1.0
        nx, ny = -dy / size * depth, dx / size * depth
        a, b = (float(xs[0]), float(ys[0])), (float(xs[1]), float(ys[1]))
        doors = rng.randint(2, 4) if rng.random() < how.flats else 1
        yield [a, b, (b[0] + nx, b[1] + ny), (a[0] + nx, a[1] + ny)], doors
        at += width
        left -= 1


def _slabs(shape: Polygon, rng: random.Random) -> Iterator[Building]:
    """Flats of the sixties: parallel slabs across a green block, all with the same number of floors."""
    zone = shape.buffer(-9)
    shapely.prepare(zone)
    angle = longest_angle(shape)
    cos, sin = math.cos(angle), math.sin(angle)
    centre = shape.centroid
    floors = rng.choice((3, 4, 4, 5))
    for index in range(-6, 7):
        for length in (62, 46, 32):
            slab = box_at((centre.x + index * 40 * cos, centre.y + index * 40 * sin), 11.5, length, angle)
            if zone.contains(slab):
                yield Building("flat", slab, (slab.centroid.x, slab.centroid.y), floors * length // 11)
                break


def _halls(shape: Polygon, rng: random.Random) -> Iterator[Building]:
    """Halls and yards of a business estate."""
    zone = shape.buffer(-8)
    shapely.prepare(zone)
    angle = longest_angle(shape)
    cos, sin = math.cos(angle), math.sin(angle)
    corners = list(shape.minimum_rotated_rectangle.exterior.coords)
    sides = sorted((math.dist(corners[0], corners[1]), math.dist(corners[1], corners[2])))
    centre = shape.minimum_rotated_rectangle.centroid
    for row in (-1, 1):
        at = -sides[1] / 2 + rng.uniform(9, 20)
        while at < sides[1] / 2 - 20:
            width, yard = rng.uniform(26, 92), rng.uniform(7, 24)
            for depth in (0.34, 0.27, 0.18):
                u, v = at + width / 2, row * sides[0] * 0.24
                spot = (centre.x + u * cos - v * sin, centre.y + u * sin + v * cos)
                hall = box_at(spot, width, min(72.0, depth * sides[0]), angle)
                if zone.contains(hall):
                    yield Building("industry", hall, spot, 1)
                    break
            at += width + yard


def _school(shape: Polygon, rng: random.Random) -> Iterator[Building]:
    """A school with two wings and a yard around it."""
    angle = longest_angle(shape)
    centre = shape.representative_point()
    length = rng.uniform(38, 52)
    wing = box_at((centre.x, centre.y), length, 12, angle)
    end = (centre.x + (length / 2 - 6) * math.cos(angle), centre.y + (length / 2 - 6) * math.sin(angle))
    side = rng.choice((-11, 11))
    cross = box_at((end[0] - side * math.sin(angle), end[1] + side * math.cos(angle)), 12, 22, angle)
    school = wing.union(cross)
    if shape.buffer(-3).contains(school):
        yield Building("public", school, (centre.x, centre.y), 1)


def church_on(shape: Polygon, scale: float) -> Building:
    """A cross church with its tower in the west, beside the middle of the square."""
    centre = shape.representative_point()
    x, y = centre.x + 6, centre.y + 4
    nave = box_at((x, y), 44 * scale, 14 * scale, 0.12)
    transept = box_at((x + 8, y + 1), 12 * scale, 30 * scale, 0.12)
    tower = box_at((x - 24 * scale, y - 3 * scale), 10 * scale, 10 * scale, 0.12)
    choir = Point(x + 22 * scale, y + 2.6 * scale).buffer(7 * scale, quad_segs=2)
    church = shapely.union_all([nave, transept, tower, choir])
    return Building("church", church, (x, y), 1)


def without_overlap(buildings: list[Building]) -> list[Building]:
    """Keep the first of every two buildings that would stand in each other."""
    shapes = np.array([building.shape for building in buildings], dtype=object)
    smaller = shapely.buffer(shapes, -0.35, quad_segs=1, join_style="mitre")
    first, second = shapely.STRtree(smaller).query(smaller, predicate="intersects")
    later = first < second
    gone = np.zeros(len(buildings), dtype=bool)
    order = np.lexsort((second[later], first[later]))
    for one, other in zip(first[later][order], second[later][order], strict=True):
        if not gone[one]:
            gone[other] = True
    return [building for building, dropped in zip(buildings, gone, strict=True) if not dropped]


def clear_of(buildings: list[Building], obstacles: list[shapely.Geometry]) -> list[Building]:
    """Leave out what would stand in a road, on the rails or in the water."""
    shapes = np.array([building.shape for building in buildings], dtype=object)
    hits = shapely.STRtree(obstacles).query(shapes, predicate="intersects")[0]
    wrong = {int(index) for index in hits}
    return [building for index, building in enumerate(buildings) if index not in wrong]
