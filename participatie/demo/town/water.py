"""The river, its floodplain, the singel around the old town, the harbours and the polder canals."""

import math
from dataclasses import dataclass

from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from participatie.demo.town import plan
from participatie.demo.town.curves import ellipse, smooth, union
from participatie.demo.town.frame import EXTENT

FRAME = box(*EXTENT)


@dataclass(frozen=True)
class Water:
    """All wide water, by what it is, and the land that the river takes in winter."""

    river: BaseGeometry
    lakes: BaseGeometry
    canals: BaseGeometry
    floodplain: BaseGeometry
    dikes: tuple[LineString, ...]
    centreline: LineString
    wetering_lines: tuple[tuple[str, LineString], ...]

    @property
    def everything(self) -> BaseGeometry:
        """River, lakes and canals as one shape."""
        return union([self.river, self.lakes, self.canals])


def lay_water() -> Water:
    """Draw all water of the plan."""
    centreline = smooth(plan.RIVER)
    river = centreline.buffer(plan.RIVER_HALF_WIDTH, quad_segs=4)
    dikes = tuple(smooth(points) for points in plan.DIKES.values())
    channel = smooth(plan.SIDE_CHANNEL).buffer(19)
    river = union([river, channel, _harbours()])
    lines = tuple((name, smooth(points).intersection(FRAME)) for name, points in plan.WETERINGEN.items())
    canals = union([*(line.buffer(5.5, cap_style="flat") for _, line in lines), _singel()])
    lakes = union(_lakes()).difference(river)
    return Water(
        river=river.intersection(FRAME),
        lakes=lakes.intersection(FRAME),
        canals=canals.difference(union([river, lakes])).intersection(FRAME),
        floodplain=_floodplain(dikes, river),
        dikes=tuple(dike.intersection(FRAME) for dike in dikes),
        centreline=centreline,
        wetering_lines=lines,
    )


def _harbours() -> BaseGeometry:
    """The old town harbour, the shipyard basin and the marina behind a narrow mouth."""
    old = LineString([(383, -1777), (441, -1498), (559, -1306), (671, -1251)]).buffer(32, quad_segs=4, cap_style="flat")
    yard = Polygon([(873, -1591), (906, -1227), (967, -1229), (955, -1573)])
    quay = Polygon([(1094, -1442), (1116, -1057), (1166, -1051), (1165, -1410)])
    return union([old, yard, quay])


def _singel() -> Polygon:
    """The old town moat: a ring of water that is not quite round, as bastions made it."""
    points = []
    for index in range(96):
        turn = 2 * math.pi * index / 96
        radius = plan.SINGEL_RADIUS + 15 * math.cos(6 * turn + 0.4)
        points.append((plan.CORE[0] + radius * math.cos(turn), plan.CORE[1] + radius * math.sin(turn)))
    return LineString([*points, points[0]]).buffer(13)


def _lakes() -> list[Polygon]:
    """Wielen of old dike breaches, ponds in the parks, a clay pit, and the lake of Waterrijk."""
    return [
        ellipse((-3329, -787), 230, 170, 0.4, 0.2),
        ellipse((-6258, -1341), 180, 140, 0.0, 0.2),
        ellipse((3494, -1298), 210, 150, 0.8, 0.2),
        ellipse((5187, -3109), 260, 170, 0.5, 0.2),
        ellipse((-2190, 420), 420, 140, 0.15, 0.25),
        ellipse((-2800, -20), 120, 330, 0.0, 0.2),
        ellipse((-2501, -1283), 520, 190, -0.1, 0.2).difference(smooth(plan.RIVER).buffer(110)),
        ellipse((-6177, -2637), 330, 130, -0.25, 0.2),
        ellipse((3639, -2317), 520, 150, -0.6, 0.2),
        smooth(plan.OLD_ARM).buffer(30),
        ellipse((-472, 2488), 330, 210, 0.2, 0.25),
        ellipse((924, -111), 120, 60, 0.6, 0.25),
        ellipse((-655, -239), 150, 66, 1.1, 0.25),
        ellipse((-769, 1602), 200, 60, 1.4, 0.2),
    ]


def _floodplain(dikes: tuple[LineString, ...], river: BaseGeometry) -> BaseGeometry:
    """Everything between the dikes, without the river itself and without the quays of the town."""
    west, east, south = dikes
    north = [*west.coords, (-640, -1745), (0, -1830), (601, -1618), (1030, -1409), *east.coords]
    ring = Polygon([*north, *reversed(south.coords)]).buffer(0)
    return ring.difference(river).intersection(FRAME)
