"""One quarter at a time: from a face of the plan to streets, green and blocks of building land."""

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from participatie.demo.town import plan
from participatie.demo.town.areas import Face
from participatie.demo.town.curves import lines_of, opened, polygons_of, runs, union
from participatie.demo.town.names import street_names
from participatie.demo.town.patterns import PATTERNS, lay_core, lay_pattern
from participatie.demo.town.streets import HALF_WIDTH, LANE_HALF_WIDTH, Street

MARKET = "Markt"
"""The innermost lane of the old town, which its pattern draws first."""


@dataclass(frozen=True)
class Block:
    """Land between streets, for one use: houses, or the kind of green that lies there."""

    style: str
    use: str
    shape: Polygon


@dataclass(frozen=True)
class Layout:
    """What came of one face: its streets, its blocks and the green margin around it."""

    face: Face
    streets: list[Street]
    blocks: list[Block]
    margin: list[Polygon]


@dataclass(frozen=True)
class Surroundings:
    """What a quarter must stay away from."""

    obstacles: BaseGeometry
    water: BaseGeometry
    arteries: BaseGeometry
    gates: BaseGeometry


def lay_quarter(face: Face, around: Surroundings, rng: random.Random, taken: set[str]) -> Layout:
    """Streets and blocks of one built-up face."""
    style = face.quarter.style
    names = street_names(style, rng, taken)
    if style == "medieval":
        names = itertools.chain([MARKET], names)
    land = face.shape.difference(around.obstacles)
    streets: list[Street] = []
    blocks: list[Block] = []
    grounds = polygons_of(opened(land.buffer(-_margin(style)), 22), 9_000)
    for ground in grounds:
        lines = _core_lines(rng) if style == "medieval" else lay_pattern(PATTERNS[style], ground, rng)
        ring = [] if style == "village" else _ring(ground)
        inner = _apart_from(ring, _clip(lines, ground))
        erven: list[LineString] = []
        half = LANE_HALF_WIDTH if style == "medieval" else HALF_WIDTH["street"]
        built = union([line.buffer(half + 0.3, quad_segs=3) for line in [*inner, *ring]])
        if style == "medieval":
            built = union([built, around.gates])
        if style != "medieval" and PATTERNS[style].erf:
            erven = _erven(ground.difference(built), rng)
            built = union([built, *(line.buffer(half + 0.3, quad_segs=3) for line in erven)])
        streets += [Street(next(names), "street", line, is_lane=style == "medieval") for line in [*_grouped(inner), *ring]]
        streets += [Street(next(names), "street", line) for line in erven]
        for line in _connections(lines, ground, around, rng):
            nearest = min(streets, key=lambda street: street.line.distance(Point(line.coords[0])))
            streets.append(Street(nearest.name, "street", line))
        blocks += _zone(polygons_of(ground.difference(built), 350), style, union(erven), rng)
    if not grounds:
        return Layout(face, [], [], [])
    taken_ground = union([*(street.surface for street in streets), *(ground.buffer(4) for ground in grounds)])
    margin = polygons_of(opened(land.difference(taken_ground), 5), 300)
    return Layout(face, streets, blocks, margin)


def _margin(style: str) -> float:
    """The green or the kerb between a quarter's own streets and what surrounds it."""
    return {"medieval": 16.0, "industry": 24.0, "village": 30.0, "townhouse": 20.0, "quay": 12.0}.get(style, 26.0)


def _core_lines(rng: random.Random) -> list[LineString]:
    """The lanes of the old town."""
    return lay_core(plan.CORE, plan.CORE_RADIUS, rng)


def _clip(lines: list[LineString], ground: Polygon) -> list[LineString]:
    """The parts of lines in a quarter; they overshoot its ring street a little so that they really meet it."""
    wide = ground.buffer(1)
    clipped = shapely.intersection(lines, wide)
    return [part for geometry in clipped for part in lines_of(geometry, 30)]


def _apart_from(ring: list[LineString], lines: list[LineString]) -> list[LineString]:
    """The streets that do not run beside the ring street so closely that they would be one street with it."""
    beside = union([line.buffer(11, quad_segs=2) for line in ring])
    return [line for line in lines if line.intersection(beside).length < 0.6 * line.length]


def _ring(ground: Polygon) -> list[LineString]:
    """The street along the edge of a quarter, cut at its corners and in handy lengths."""
    result = []
    for ring in (ground.exterior, *ground.interiors):
        for run in runs(LineString(ring.simplify(2).coords), 0.9):
            pieces = max(1, round(run.length / 520))
            for index in range(pieces):
                part = shapely.ops.substring(run, index / pieces, (index + 1) / pieces, normalized=True)
                if part.geom_type == "LineString" and part.length > 1:
                    result.append(part)
    return result


def _grouped(lines: list[LineString]) -> list[LineString]:
    """Long lines are cut where people would begin a new name."""
    result = []
    for line in lines:
        pieces = max(1, round(line.length / 620))
        result += [
            shapely.ops.substring(line, index / pieces, (index + 1) / pieces, normalized=True) for index in range(pieces)
        ]
    return result


def _connections(lines: list[LineString], ground: Polygon, around: Surroundings, rng: random.Random) -> Iterator[LineString]:
    """Where a street of the quarter reaches the main road next to it: only now and then, so that quarters stay quiet."""
    inside = ground.buffer(1)
    chosen: list[Point] = []
    for line in lines:
        for part in lines_of(line.difference(inside), 6):
            if part.length > 2000:
                continue
            for end in (0, -1):
                start = Point(part.coords[end])
                if start.distance(inside) > 0.5:
                    continue
                way = part if end == 0 else LineString(list(part.coords)[::-1])
                hit = _first_hit(way, around.arteries)
                if hit is None or hit.length > 75 or hit.intersects(around.water):
                    continue
                if any(start.distance(other) < 170 for other in chosen):
                    continue
                if rng.random() < 0.85:
                    chosen.append(start)
                    yield hit


def _first_hit(way: LineString, arteries: BaseGeometry) -> LineString | None:
    """The way up to the first main road on it."""
    crossing = way.intersection(arteries)
    if crossing.is_empty:
        return None
    at = min(way.project(Point(part.coords[0])) for part in shapely.get_parts(crossing))
    piece = shapely.ops.substring(way, 0, at)
    return piece if piece.geom_type == "LineString" and piece.length > 3 else None


def _erven(land: BaseGeometry, rng: random.Random) -> list[LineString]:
    """A cul-de-sac with a bend into every deep block."""
    result = []
    for block in polygons_of(land, 6_000):
        box = block.minimum_rotated_rectangle
        corners = list(box.exterior.coords)
        sides = sorted(range(4), key=lambda index: -LineString(corners[index : index + 2]).length)
        side = sides[rng.randrange(2)]
        (ax, ay), (bx, by) = corners[side], corners[side + 1]
        centre = box.centroid
        count = max(1, round(LineString(corners[side : side + 2]).length / 95))
        for index in range(count):
            share = (index + 0.5) / count
            start = (ax + (bx - ax) * share, ay + (by - ay) * share)
            far = (corners[(side + 3) % 4][0] - ax, corners[(side + 3) % 4][1] - ay)
            deep = (start[0] + far[0] * 0.55, start[1] + far[1] * 0.55)
            turn = 26.0 if rng.random() < 0.5 else -26.0
            length = LineString(corners[side : side + 2]).length
            last = (deep[0] + (bx - ax) / length * turn, deep[1] + (by - ay) / length * turn)
            before = (start[0] - far[0] * 0.15, start[1] - far[1] * 0.15)
            line = LineString([before, deep, last]).intersection(block.buffer(4))
            parts = lines_of(line, 35)
            if parts and centre.distance(parts[0]) < 90:
                result.append(parts[0])
    return result


def _zone(shapes: list[Polygon], style: str, erven: BaseGeometry, rng: random.Random) -> list[Block]:
    """Most blocks get houses; some without a cul-de-sac become a park, a playing field or a school yard."""
    share = {"medieval": 0.0, "industry": 0.03, "townhouse": 0.06, "village": 0.08, "quay": 0.08}.get(style, 0.15)
    blocks = []
    market = min(shapes, key=lambda shape: shape.distance(Point(plan.CORE))) if style == "medieval" and shapes else None
    for shape in shapes:
        use = "houses"
        if shape is market:
            use = "market"
        elif rng.random() < share and shape.area > 2_500 and not shape.dwithin(erven, 8):
            use = rng.choice(("park", "park", "grass", "school", "sport" if shape.area > 9_000 else "park"))
        blocks.append(Block(style, use, shape))
    return blocks
