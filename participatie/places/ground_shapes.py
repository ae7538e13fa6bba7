"""A thing of the base map, as who draws on paper gets it. It stands apart from what reads tiles, which no web worker loads."""

from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

WALLS = "walls"
"""The outlines of buildings. They are apart, since what is cut off at the edge of a tile is no wall."""


@dataclass(frozen=True)
class GroundShape:
    """Something of the base map in longitude and latitude: the layer it is in, its kind, and its name if it has one."""

    layer: str
    kind: str
    name: str
    geometry: BaseGeometry
