"""The country around the municipality: the same land with less detail, so that no map ends at a border."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from participatie.demo.town import neighbours, plan
from participatie.demo.town.countryside import Green
from participatie.demo.town.curves import Pair, ellipse, lines_of, polygons_of, smooth, union
from participatie.demo.town.frame import EXTENT
from participatie.demo.town.neighbours import Neighbour, Onward
from participatie.demo.town.streets import Street, bridge_over

FRAME = box(*EXTENT)
_STEP = 220.0
_FLOODPLAIN_HALF_WIDTH = 620.0
_STREETS_WITHIN = 20_000.0
"""Metres from the municipality within which a neighbouring town shows its streets."""


@dataclass(frozen=True)
class Region:
    """All that lies outside the drawing board of the town."""

    river: BaseGeometry
    lakes: BaseGeometry
    canals: BaseGeometry
    streets: list[Street]
    rails: list[LineString]
    settlements: list[tuple[Neighbour, Polygon]]
    green: list[Green]

    @property
    def taken(self) -> list[BaseGeometry]:
        """Where no field can lie."""
        roads = [street.surface.buffer(6, quad_segs=1) for street in self.streets]
        shapes = [shape.buffer(4) for _, shape in self.green] + [shape for _, shape in self.settlements]
        water = [part.buffer(5) for wet in (self.river, self.lakes, self.canals) for part in polygons_of(wet)]
        return [*roads, *shapes, *water, *(rail.buffer(14) for rail in self.rails)]


def lay_region() -> Region:
    """Everything that goes on where the drawing of the town stops."""
    river_line = union(_onward(plan.RIVER, neighbours.RIVER))
    river = river_line.buffer(plan.RIVER_HALF_WIDTH, quad_segs=4).difference(FRAME)
    lakes = union([ellipse(*lake, 0.25) for lake in neighbours.LAKES])
    canals = union([smooth(points, _STEP).buffer(6) for points in neighbours.CANALS]).difference(union([FRAME, lakes, river]))
    rails = [part for line in _onward(plan.RAILWAY, neighbours.RAILWAY) for part in lines_of(line.difference(FRAME), 10)]
    settlements = [(place, _outline(place)) for place in neighbours.NEIGHBOURS]
    streets = [*_roads(), *(street for place, shape in settlements for street in _grid(place, shape))]
    floodplain = river_line.buffer(_FLOODPLAIN_HALF_WIDTH, quad_segs=4).difference(union([FRAME, river, lakes]))
    built = union([shape for _, shape in settlements])
    woods = union([_wood(*wood) for wood in neighbours.WOODS]).difference(union([built, lakes, floodplain]))
    green: list[Green] = [("grass", shape) for shape in polygons_of(floodplain.difference(built))]
    green += [("wood", shape) for shape in polygons_of(woods, 50_000)]
    return Region(
        river=river,
        lakes=lakes,
        canals=canals,
        streets=bridge_over(streets, union([river, lakes, canals]), union(rails)),
        rails=rails,
        settlements=settlements,
        green=green,
    )


def _onward(points: list[Pair], further: tuple[Onward, ...]) -> list[LineString]:
    """A line of the plan, and what it goes on to at both ends."""
    return [smooth(points), *(_continued(points, onward) for onward in further)]


def _continued(points: Sequence[Pair], onward: Onward) -> LineString:
    """The curve from the end of another on, in the direction in which that one came."""
    before = points[1] if points[0] == onward[0] else points[-2]
    curve = smooth([before, *onward], _STEP)
    return LineString(list(curve.coords)[max(2, round(math.dist(before, onward[0]) / _STEP)) :])


def _roads() -> list[Street]:
    """The roads of the plan from the edge of the drawing on, and those between the neighbours."""
    planned = {road.name: road.points for road in plan.ROADS if road.name not in plan.GATES}
    lines = [(road.name, road.kind, smooth(road.points)) for road in plan.ROADS if road.name in planned]
    lines += [(name, kind, _continued(planned[name], points)) for name, kind, points in neighbours.ROADS]
    lines += [("", "main", smooth(points, _STEP)) for points in neighbours.CROSSROADS]
    for line in _onward(plan.MOTORWAY, neighbours.MOTORWAY):
        lines += [("A 99", "motorway", line.offset_curve(offset)) for offset in (-13.0, 13.0)]
    lines += [(name, "street", smooth(points)) for name, points in plan.DIKES.items()]
    lines += [("", "path", smooth(plan.RIVER).offset_curve(side)) for side in (-118.0, 118.0)]
    return [Street(name, kind, part) for name, kind, line in lines for part in lines_of(line.difference(FRAME), 10)]


def _outline(place: Neighbour) -> Polygon:
    """The built-up area of a neighbour: a heart with quarters that grew out along its roads."""
    rng = random.Random(place.name)
    heart = ellipse(place.centre, place.width * 0.7, place.height * 0.8, place.angle, 0.3)
    lobes = []
    for index in range(5):
        turn = place.angle + index * 2 * math.pi / 5 + rng.uniform(-0.4, 0.4)
        centre = (
            place.centre[0] + math.cos(turn) * place.width * 0.3,
            place.centre[1] + math.sin(turn) * place.height * 0.3,
        )
        size = rng.uniform(0.35, 0.55)
        lobes.append(ellipse(centre, place.width * size, place.height * size, turn, 0.3))
    shape = union([heart, *lobes]).simplify(12)
    return Polygon(shape.exterior)


def _grid(place: Neighbour, shape: Polygon) -> list[Street]:
    """Streets without names: enough to see from afar that people live there."""
    if FRAME.distance(shape) > _STREETS_WITHIN:
        return []
    rng = random.Random(f"{place.name} streets")
    lines = []
    for turn in (place.angle, place.angle + math.pi / 2):
        way, aside = (math.cos(turn), math.sin(turn)), (-math.sin(turn), math.cos(turn))
        at = -place.width
        while at < place.width:
            x, y = place.centre[0] + aside[0] * at, place.centre[1] + aside[1] * at
            bend = rng.uniform(-90, 90)
            points = [
                (x + way[0] * far + aside[0] * bow, y + way[1] * far + aside[1] * bow)
                for far, bow in ((-place.width, 0.0), (rng.uniform(-300, 300), bend), (place.width, 0.0))
            ]
            lines += lines_of(smooth(points, 400).intersection(shape.buffer(-60)), 150)
            at += rng.uniform(150, 260)
    return [Street("", "street", line) for line in lines]


def _wood(centre: Pair, width: float, height: float, angle: float) -> Polygon:
    """A wood with bays and points, as woods have between fields."""
    points = []
    for index in range(60):
        turn = index * math.pi / 30
        depth = 1 + 0.16 * math.sin(3 * turn + centre[1]) + 0.1 * math.sin(5 * turn + centre[0]) + 0.07 * math.sin(9 * turn)
        x, y = width / 2 * depth * math.cos(turn), height / 2 * depth * math.sin(turn)
        points.append(
            (centre[0] + x * math.cos(angle) - y * math.sin(angle), centre[1] + x * math.sin(angle) + y * math.cos(angle))
        )
    return Polygon(points)
