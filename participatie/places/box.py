"""A rectangle in degrees: the part of the world that a map shows."""

import math
import re
from dataclasses import dataclass
from typing import Self

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.places.geojson import GeometryRefused

_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d{1,20})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in degrees: the part of the world that a map shows."""

    west: float
    south: float
    east: float
    north: float

    @classmethod
    def parse(cls, text: str, *, max_square_degrees: float = 100.0) -> Self:
        """Read "west,south,east,north"; refuse anything else, and a box larger than any map of a municipality."""
        parts = text.split(",", 4)
        if len(parts) != 4 or not all(_DEGREES.fullmatch(part) for part in parts):
            raise GeometryRefused(_("Het kaartvak bestaat uit vier getallen: west, zuid, oost, noord."), "bbox")
        west, south, east, north = map(float, parts)
        if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
            raise GeometryRefused(_("Het kaartvak klopt niet: west hoort links van oost, zuid onder noord."), "bbox")
        if (east - west) * (north - south) > max_square_degrees:
            raise GeometryRefused(_("Het kaartvak is te groot. Zoom verder in."), "bbox")
        return cls(west, south, east, north)

    @classmethod
    def of(cls, geometry: BaseGeometry) -> Self:
        """Return the smallest box around a place."""
        return cls(*map(float, geometry.bounds))

    def widened(self, margin_m: float) -> Self:
        """Return the box with a margin in metres on each side."""
        north_south = margin_m / 111_320
        east_west = north_south / max(math.cos(math.radians((self.south + self.north) / 2)), 0.01)
        return type(self)(self.west - east_west, self.south - north_south, self.east + east_west, self.north + north_south)

    def overlaps(self, other: "Box") -> bool:
        """Tell whether two boxes share at least one point."""
        return self.west <= other.east and self.east >= other.west and self.south <= other.north and self.north >= other.south

    def as_list(self) -> list[float]:
        """Return west, south, east, north, the order of GeoJSON's `bbox`."""
        return [self.west, self.south, self.east, self.north]
