"""From longitude and latitude to metres around a plan, for scripts: straight enough over one street."""

from dataclasses import asdict, dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from participatie.places.national_grid import metres

STEP = 1e-3
"""Degrees to each side in which the grid is taken to be straight: about a hundred metres."""


@dataclass(frozen=True)
class Frame:
    """The middle of a plan, in degrees and in metres of the national grid, and how far a degree goes in x and y there."""

    lon: float
    lat: float
    x: float
    y: float
    x_per_lon: float
    y_per_lon: float
    x_per_lat: float
    y_per_lat: float

    def as_json(self) -> dict[str, float]:
        """The same for a script."""
        return {name: round(value, 9) for name, value in asdict(self).items()}


def frame_of(place: BaseGeometry) -> Frame:
    """The frame around a place."""
    west, south, east, north = place.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    around = [(lon, lat), (lon - STEP, lat), (lon + STEP, lat), (lon, lat - STEP), (lon, lat + STEP)]
    middle, left, right, below, above = metres(np.array(around))
    (x_per_lon, y_per_lon), (x_per_lat, y_per_lat) = (right - left) / (2 * STEP), (above - below) / (2 * STEP)
    return Frame(lon, lat, *map(float, (*middle, x_per_lon, y_per_lon, x_per_lat, y_per_lat)))
