"""How streets lie in a quarter: a grid that is bent, broken and staggered as its age asks for."""

import itertools
import math
import random
from collections.abc import Callable
from dataclasses import dataclass

from shapely.geometry import LineString, Polygon

from participatie.demo.town.curves import Pair, longest_angle

Placement = Callable[[float, float], Pair]


@dataclass(frozen=True)
class Pattern:
    """Distances in metres: between long streets, between cross streets, how far lines bend, and the share that is open."""

    depth: float
    length: float
    bend: float = 0.0
    through: float = 0.85
    jitter: float = 0.12
    polar: bool = False
    erf: bool = False


PATTERNS: dict[str, Pattern] = {
    "townhouse": Pattern(depth=68, length=130, bend=14, through=0.8, jitter=0.2),
    "quay": Pattern(depth=80, length=110, bend=6, through=0.85),
    "garden": Pattern(depth=66, length=135, bend=10, through=0.75, polar=True),
    "row": Pattern(depth=62, length=150, bend=22, through=0.75),
    "strips": Pattern(depth=112, length=190, bend=0, through=0.9, jitter=0.05),
    "woonerf": Pattern(depth=118, length=170, bend=34, through=0.7, erf=True),
    "modern": Pattern(depth=64, length=115, bend=0, through=0.9, jitter=0.06),
    "industry": Pattern(depth=170, length=290, bend=8, through=0.9),
    "village": Pattern(depth=76, length=140, bend=26, through=0.6, jitter=0.22),
}


def lay_pattern(pattern: Pattern, ground: Polygon, rng: random.Random) -> list[LineString]:
    """The long streets and cross streets of one quarter, not yet clipped to it."""
    centre = (ground.centroid.x, ground.centroid.y)
    west, south, east, north = ground.bounds
    reach = math.hypot(east - west, north - south) / 2 + 60
    place = _polar(pattern, centre, ground, rng) if pattern.polar else _bent(pattern, centre, longest_angle(ground), rng)
    rows = _steps(-reach, reach, pattern.depth, pattern.jitter, rng)
    lines = [_line(place, (-reach, v), (reach, v)) for v in rows]
    columns = _steps(-reach, reach, pattern.length, pattern.jitter, rng)
    for index, u in enumerate(columns):
        shift = 0.0 if index % 2 else pattern.length * 0.28 * pattern.jitter / 0.12
        lines += _cross_streets(pattern, place, rows, (u, shift), rng)
    return lines


def _cross_streets(
    pattern: Pattern, place: Placement, rows: list[float], at: tuple[float, float], rng: random.Random
) -> list[LineString]:
    """Pieces of one cross street: it runs on over a few blocks, stops, and goes on a bit to the side."""
    lines = []
    begin: float | None = None
    side = 0.0
    for low, high in itertools.pairwise(rows):
        if rng.random() < pattern.through:
            if begin is None:
                begin, side = low, rng.choice((0.0, at[1]))
            if rng.random() < 0.7:
                continue
            lines.append(_line(place, (at[0] + side, begin), (at[0] + side, high)))
            begin = None
        elif begin is not None:
            lines.append(_line(place, (at[0] + side, begin), (at[0] + side, low)))
            begin = None
    return lines


def _steps(low: float, high: float, step: float, jitter: float, rng: random.Random) -> list[float]:
    """Positions at about one step from each other."""
    result = [low]
    while result[-1] < high:
        result.append(result[-1] + step * (1 + rng.uniform(-jitter, jitter)))
    return result


def _bent(pattern: Pattern, centre: Pair, angle: float, rng: random.Random) -> Placement:
    """A turned grid whose lines swing slowly to both sides."""
    cos, sin = math.cos(angle), math.sin(angle)
    phase, other = rng.uniform(0, 6.28), rng.uniform(0, 6.28)
    wave, short = rng.uniform(1300, 2100), rng.uniform(900, 1500)

    def place(u: float, v: float) -> Pair:
        x = u + pattern.bend * math.sin(v * 6.28 / short + other)
        y = v + 2 * pattern.bend * math.sin(u * 6.28 / wave + phase)
        return centre[0] + x * cos - y * sin, centre[1] + x * sin + y * cos

    return place


def _polar(pattern: Pattern, centre: Pair, ground: Polygon, rng: random.Random) -> Placement:
    """Streets in arcs around a point outside the quarter, as garden villages were drawn."""
    angle = longest_angle(ground) + rng.choice((0.0, math.pi))
    radius = rng.uniform(520, 640)
    far = (centre[0] + radius * math.sin(angle), centre[1] - radius * math.cos(angle))

    def place(u: float, v: float) -> Pair:
        turn = angle + math.pi / 2 - u / radius
        distance = max(30.0, radius + v + pattern.bend * math.sin(u / 90))
        return far[0] + distance * math.cos(turn), far[1] + distance * math.sin(turn)

    return place


def _line(place: Placement, begin: Pair, end: Pair) -> LineString:
    """A line in the pattern's own coordinates, drawn on the ground."""
    count = max(1, round(math.dist(begin, end) / 22))
    return LineString(
        [
            place(begin[0] + (end[0] - begin[0]) * step / count, begin[1] + (end[1] - begin[1]) * step / count)
            for step in range(count + 1)
        ]
    )


def lay_core(centre: Pair, radius: float, rng: random.Random) -> list[LineString]:
    """An old town: crooked lanes from the market to the wall, and lanes around that never quite meet."""
    swing = [rng.uniform(0.86, 1.14) for _ in range(12)]

    def spot(turn: float, distance: float) -> Pair:
        index = turn / (2 * math.pi) * 12 % 12
        low = int(index)
        mix = swing[low] + (swing[(low + 1) % 12] - swing[low]) * (index - low)
        return (
            centre[0] + distance * mix * math.cos(turn) + 8 * math.sin(distance / 60),
            centre[1] + distance * mix * math.sin(turn) + 8 * math.cos(distance / 50),
        )

    lines = []
    for distance, gap in ((95.0, 0.0), (165.0, 0.0), (235.0, 0.5), (310.0, 0.9), (385.0, 0.0)):
        begin = rng.uniform(0, 6.28)
        lines.append(LineString([spot(begin + turn * (2 * math.pi - gap) / 60, distance) for turn in range(61)]))
    for index in range(9):
        turn = 2 * math.pi * (index + rng.uniform(-0.2, 0.2)) / 9
        lines.append(LineString([spot(turn + step * 0.02, 93 + step * 21) for step in range(18)]))
    for index in range(17):
        turn = 2 * math.pi * (index + rng.uniform(-0.3, 0.3)) / 17
        inner, outer = rng.choice(((165, 310), (235, 390), (165, 235), (310, 390)))
        lines.append(LineString([spot(turn, inner), spot(turn + 0.04, (inner + outer) / 2), spot(turn + 0.02, outer)]))
    return lines
