"""The land outside the built-up area: farms along the roads, parks, woods and sports grounds."""

import math
import random
from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from participatie.demo.town.curves import box_at, ellipse, polygons_of
from participatie.demo.town.parcels import Building
from participatie.demo.town.streets import Street

Green = tuple[str, Polygon]


def farms(roads: list[Street], rng: random.Random, lint_spots: list[tuple[BaseGeometry, float]]) -> Iterator[Building]:
    """A farmhouse with its barns now and then along the country roads, and more houses close to a village."""
    for road in roads:
        at = rng.uniform(20, 90)
        while at < road.line.length - 20:
            spot, ahead = road.line.interpolate(at), road.line.interpolate(at + 4)
            angle = math.atan2(ahead.y - spot.y, ahead.x - spot.x)
            side = rng.choice((-1, 1))
            near = any(spot.distance(centre) < distance for centre, distance in lint_spots)
            yield from _homestead((spot.x, spot.y), angle, side, near, rng)
            at += rng.uniform(16, 42) if near else rng.uniform(60, 260)


def _homestead(spot: tuple[float, float], angle: float, side: int, near: bool, rng: random.Random) -> Iterator[Building]:
    """A house at the road, or a farm with barns behind it."""

    def behind(distance: float, along: float = 0.0) -> tuple[float, float]:
        return (
            spot[0] - math.sin(angle) * side * distance + math.cos(angle) * along,
            spot[1] + math.cos(angle) * side * distance + math.sin(angle) * along,
        )

    setback = rng.uniform(18, 24) if near else rng.uniform(24, 44)
    house = box_at(behind(setback + 6), rng.uniform(8, 11), rng.uniform(10, 14), angle)
    yield Building("house", house, behind(setback), 1)
    if near and rng.random() < 0.8:
        return
    barn = box_at(behind(setback + 32, rng.uniform(-8, 14)), rng.uniform(14, 20), rng.uniform(22, 40), angle)
    yield Building("barn", barn, behind(setback + 10), 0)
    if rng.random() < 0.5:
        second = box_at(behind(setback + 38, 34), rng.uniform(16, 24), rng.uniform(30, 55), angle)
        yield Building("barn", second, behind(setback + 10), 0)


def plan_green() -> list[Green]:
    """The woods, parks, playing fields and allotments that were planned by hand."""
    pitches = [
        ("sport", box_at((-1324 + column * 125, 2670 + row * 85 - column * 4), 105, 66, -0.03))
        for column in range(5)
        for row in range(3)
    ]
    south = [("sport", box_at((-1936 + column * 120, -2879), 102, 66, 0.1)) for column in range(3)]
    allotments = [
        ("allotment", box_at((-2456 + column * 95, 938 + row * 70), 84, 58, 0.04)) for column in range(4) for row in range(3)
    ]
    woods = [
        ("wood", ellipse((87, 2559), 900, 420, 0.1, 0.3)),
        ("wood", ellipse((-2484, 2318), 620, 420, 0.5, 0.3)),
        ("wood", ellipse((5442, 3241), 900, 520, 0.5, 0.35)),
        ("wood", ellipse((1499, -3774), 700, 380, -0.3, 0.3)),
        ("wood", ellipse((-4897, -3933), 620, 420, 0.3, 0.3)),
    ]
    woods += [
        ("wood", ellipse(spot, width, height, angle, 0.3))
        for spot, width, height, angle in (
            ((-2600, -1330), 300, 80, -0.1), ((1500, -1560), 260, 80, 0.6), ((-5200, -2480), 420, 90, -0.2),
            ((3050, -1420), 240, 90, -0.4), ((4700, -2300), 380, 90, 0.1), ((-3900, -1120), 220, 80, 0.6),
        )
    ]  # fmt: skip
    parks = [
        ("park", ellipse((-690, -1480), 130, 520, -0.05, 0.1)),
        ("park", ellipse((-750, -243), 330, 250, 0.3, 0.2)),
        ("park", ellipse((903, -132), 340, 230, 0.5, 0.25)),
        ("park", ellipse((-2180, 424), 540, 240, 0.1, 0.2)),
        ("park", ellipse((-747, 1602), 330, 330, 0.1, 0.25)),
        ("park", ellipse((1812, 187), 170, 520, 0.1, 0.2)),
        ("park", ellipse((897, 1332), 240, 760, 0.0, 0.2)),
        ("park", ellipse((-1388, -2804), 240, 900, 0.1, 0.2)),
        ("park", ellipse((169, -2804), 200, 640, 0.15, 0.2)),
    ]
    return [*pitches, *south, *allotments, *woods, *parks]


def minus(greens: list[Green], taken: list[BaseGeometry], least: float = 150) -> list[Green]:
    """Green cut back to what roads, water and other green leave of it."""
    tree = shapely.STRtree(taken)
    result: list[Green] = []
    for kind, shape in greens:
        hits = np.sort(tree.query(shape, predicate="intersects"))
        rest = shape.difference(shapely.union_all([taken[int(hit)] for hit in hits])) if len(hits) else shape
        result += [(kind, part) for part in polygons_of(rest, least)]
    return result
