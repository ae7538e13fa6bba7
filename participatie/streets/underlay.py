"""A drawing laid over the map by three points. Pure: three pairs of a spot on the sheet and a place give one way to lay it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from participatie.places.national_grid import metres

FLATTEST = 0.02
"""Height of the triangle over its longest side; flatter counts as three points on a line."""


@dataclass(frozen=True)
class Pin:
    """A spot on the sheet (shares of its width and height, from the top left) that lies on this place."""

    u: float
    v: float
    lon: float
    lat: float

    def as_list(self) -> list[float]:
        """The same as it is stored."""
        return [round(self.u, 6), round(self.v, 6), round(self.lon, 8), round(self.lat, 8)]


def is_flat(pins: Sequence[Pin], width_px: int, height_px: int) -> bool:
    """Whether three points lie (nearly) on a line, on the sheet or on the ground; then nothing says how wide it is."""
    sheet = np.array([(pin.u * width_px, pin.v * height_px) for pin in pins])
    ground = metres(np.array([(pin.lon, pin.lat) for pin in pins]))
    return _flatness(sheet) < FLATTEST or _flatness(ground) < FLATTEST


def _flatness(corners: np.ndarray) -> float:
    (ax, ay), (bx, by) = corners[1] - corners[0], corners[2] - corners[0]
    longest = max(float(np.hypot(*(corners[one] - corners[two]))) for one, two in ((0, 1), (0, 2), (1, 2)))
    return abs(float(ax * by - ay * bx)) / longest**2 if longest > 0 else 0.0
