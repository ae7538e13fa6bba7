"""Named ways of all kinds, and how they meet the water."""

from dataclasses import dataclass, replace

import shapely
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from participatie.demo.town import plan
from participatie.demo.town.curves import lines_of, smooth, union
from participatie.demo.town.frame import EXTENT
from participatie.demo.town.water import Water

HALF_WIDTH = {"motorway": 24.0, "main": 9.0, "street": 5.0, "path": 2.0, "ferry": 0.0}
"""Metres from the axis to where the next thing may begin, pavement included."""
LANE_HALF_WIDTH = 3.4
LONGEST_BRIDGE = 90.0


@dataclass(frozen=True)
class Street:
    """One named line with the room it takes to both sides; lanes of the old town take less than their kind does."""

    name: str
    kind: str
    line: LineString
    bridge: bool = False
    is_lane: bool = False

    @property
    def half_width(self) -> float:
        """Metres from the axis to where a front may stand."""
        return LANE_HALF_WIDTH if self.is_lane else HALF_WIDTH[self.kind]

    @property
    def surface(self) -> BaseGeometry:
        """The strip that the street takes."""
        return self.line.buffer(self.half_width, quad_segs=3)


def lay_arteries() -> list[Street]:
    """The roads of the plan, within the frame."""
    frame = box(*EXTENT)
    streets = []
    for road in plan.ROADS:
        streets += [
            Street(road.name, road.kind, part, is_lane=road.name in plan.GATES)
            for part in lines_of(smooth(road.points).intersection(frame), 10)
        ]
    joined = join_ends([street.line for street in streets], 60, 1)
    streets = [replace(street, line=line) for street, line in zip(streets, joined, strict=True)]
    motorway = smooth(plan.MOTORWAY)
    for offset in (-13.0, 13.0):
        streets += [
            Street("A 99", "motorway", part) for part in lines_of(motorway.offset_curve(offset).intersection(frame), 10)
        ]
    return streets + _ramps(motorway)


def join_ends(lines: list[LineString], reach: float, beyond: float) -> list[LineString]:
    """Draw loose ends on to the nearest other line within reach, as every road ends in another."""
    result = []
    for index, line in enumerate(lines):
        others = union([other for position, other in enumerate(lines) if position != index])
        points = list(line.coords)
        for end in (0, -1):
            spot = shapely.Point(points[end])
            target = shapely.shortest_line(spot, others).coords[1]
            gap = spot.distance(shapely.Point(target))
            if 1e-6 < gap < reach:
                stretch = 1 + beyond / gap
                x, y = points[end][0], points[end][1]
                tip = (x + (target[0] - x) * stretch, y + (target[1] - y) * stretch)
                points = [tip, *points] if end == 0 else [*points, tip]
        result.append(LineString(points))
    return result


def _ramps(motorway: LineString) -> list[Street]:
    """Four slip roads of a half clover at the Knoopweg."""
    knot = next(road for road in plan.ROADS if road.name == "Knoopweg")
    crossing = motorway.intersection(smooth(knot.points))
    at = motorway.project(crossing)
    streets = []
    for side, way in ((-1, -1), (-1, 1), (1, -1), (1, 1)):
        far = motorway.interpolate(at + way * 520)
        near = motorway.interpolate(at + way * 60)
        bend = motorway.interpolate(at + way * 240)
        shift = 62.0 * side
        streets.append(
            Street(
                "Oprit 9",
                "main",
                smooth(
                    [
                        (far.x, far.y + side * 14),
                        (bend.x, bend.y + shift * 0.85),
                        (near.x, near.y + shift * 1.25),
                        (crossing.x, crossing.y + shift * 1.4),
                    ],
                    20,
                ),
            )
        )
    return streets


def lay_dikes(water: Water) -> list[Street]:
    """The road on each dike: the oldest streets of the area."""
    return [
        Street(name, "street", part) for name, dike in zip(plan.DIKES, water.dikes, strict=True) for part in lines_of(dike, 10)
    ]


def lay_paths(water: Water, parks: list[Polygon]) -> list[Street]:
    """Walks: along the canals of the polder, on the summer dike, and two across each park."""
    lines = [
        part for _, line in water.wetering_lines for part in lines_of(line.offset_curve(11).difference(water.floodplain), 60)
    ]
    for side in (-118.0, 118.0):
        lines += lines_of(water.centreline.offset_curve(side).intersection(water.floodplain), 150)
    for park in parks:
        edge, middle = park.exterior, park.centroid
        for begin, end in ((0.08, 0.6), (0.33, 0.85)):
            a, b = edge.interpolate(begin, normalized=True), edge.interpolate(end, normalized=True)
            a, b = (shapely.Point(middle.x + (p.x - middle.x) * 1.14, middle.y + (p.y - middle.y) * 1.14) for p in (a, b))
            lines.append(smooth([(a.x, a.y), (middle.x * 0.8 + a.x * 0.2, middle.y * 0.8 + b.y * 0.2), (b.x, b.y)], 20))
    return [Street("", "path", line) for line in lines]


def lay_ferry() -> Street:
    """The ferry between two villages that the bridges passed by."""
    return Street(plan.FERRY.name, plan.FERRY.kind, LineString(plan.FERRY.points))


def railway() -> LineString:
    """The railway line within the frame."""
    return lines_of(smooth(plan.RAILWAY).intersection(box(*EXTENT)))[0]


def bridge_over(streets: list[Street], water: BaseGeometry, rails: BaseGeometry) -> list[Street]:
    """Split every street where it meets water: a bridge where the gap is short or planned, an end where it is not."""
    obstacle = union([water, rails.buffer(9)])
    shapely.prepare(obstacle)
    result: list[Street] = []
    for street in streets:
        if street.kind == "ferry" or not obstacle.intersects(street.line):
            result.append(street)
            continue
        wet = lines_of(street.line.intersection(obstacle), 0.5)
        dry = lines_of(street.line.difference(obstacle), 4)
        result += [replace(street, line=part) for part in dry]
        result += [replace(street, line=part, bridge=True) for part in wet if _is_bridge(street, part)]
    return result


def _is_bridge(street: Street, part: LineString) -> bool:
    """Main roads may cross the river; other streets cross what one can span with a beam."""
    if street.kind in ("main", "motorway"):
        return True
    return part.length <= LONGEST_BRIDGE
