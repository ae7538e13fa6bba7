"""The few buildings that everybody knows: stations, village churches, the mill on the dike."""

import math

from shapely.geometry import LineString, Point

from participatie.demo.town import plan
from participatie.demo.town.curves import box_at
from participatie.demo.town.parcels import Building, church_on
from participatie.demo.town.quarters import Layout

_MILL_AT = 0.86
"""The share of the western dike after which the mill stands: on the bend, where the wind is."""


def build_landmarks(layouts: list[Layout], rails: LineString, dike: LineString) -> list[Building]:
    """They come first: houses make room for them."""
    return [*_stations(rails), *_village_churches(layouts), _mill(dike)]


def _stations(rails: LineString) -> list[Building]:
    """A building and a canopy beside the platform of each station."""
    found = []
    for spot in plan.STATIONS.values():
        at = rails.project(Point(spot))
        here, ahead = rails.interpolate(at), rails.interpolate(at + 5)
        angle = math.atan2(ahead.y - here.y, ahead.x - here.x)
        for offset, length, width in ((-21.0, 58, 11), (16.0, 110, 5)):
            middle = (here.x - math.sin(angle) * offset, here.y + math.cos(angle) * offset)
            found.append(Building("station", box_at(middle, length, width, angle), middle, 0))
    return found


def _village_churches(layouts: list[Layout]) -> list[Building]:
    """A church on the building land nearest to the heart of each village."""
    found = []
    for district, (centre, _, _) in plan.VILLAGES.items():
        blocks = [
            block.shape
            for layout in layouts
            for block in layout.blocks
            if layout.face.quarter.district == district and block.use == "houses" and block.shape.buffer(-17).area > 60
        ]
        nearest = min(blocks, key=lambda shape: shape.distance(Point(centre)))
        found.append(church_on(nearest, 0.7))
    return found


def _mill(dike: LineString) -> Building:
    """A round mill on the land side of the dike."""
    here, ahead = dike.interpolate(_MILL_AT, normalized=True), dike.interpolate(_MILL_AT + 0.001, normalized=True)
    angle = math.atan2(ahead.y - here.y, ahead.x - here.x)
    spot = (here.x - math.sin(angle) * 19, here.y + math.cos(angle) * 19)
    return Building("mill", Point(spot).buffer(7, quad_segs=3), spot, 0)
