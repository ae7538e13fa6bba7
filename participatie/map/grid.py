"""The squares in which the map counts: four to a side of a map tile, numbered as tiles are, at every zoom.

A place has one number, its code, in which the digits of its column and row alternate, so that all places of one
square, at whatever zoom, lie side by side in the index.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from participatie.places.geometry import Box

FINEST_ZOOM = 20
_SPLIT = 2  # a tile has 2 ** _SPLIT squares to a side
_EDGE = 85.0511287798
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, order=True)
class Square:
    """One square of the grid of a zoom."""

    zoom: int
    x: int
    y: int

    @property
    def box(self) -> Box:
        """Its sides in degrees."""
        side = 1 << (self.zoom + _SPLIT)
        return Box(_lon(self.x / side), _lat((self.y + 1) / side), _lon((self.x + 1) / side), _lat(self.y / side))

    @property
    def codes(self) -> Range:
        """The first and last code inside it."""
        free = 2 * (FINEST_ZOOM - self.zoom)
        first = _interleave(self.x, self.y) << free
        return first, first + (1 << free) - 1

    def at(self, zoom: int) -> "Square":
        """The square of a wider zoom that holds this one."""
        steps = self.zoom - zoom
        return Square(zoom, self.x >> steps, self.y >> steps)


@dataclass(frozen=True, slots=True)
class Window:
    """The squares of one zoom that a map shows."""

    zoom: int
    west: int
    north: int
    east: int
    south: int

    @property
    def size(self) -> int:
        """How many squares it has."""
        return (self.east - self.west + 1) * (self.south - self.north + 1)

    def squares(self) -> list[Square]:
        """All of them. Only for windows of which the size is known to be small."""
        return [Square(self.zoom, x, y) for x in range(self.west, self.east + 1) for y in range(self.north, self.south + 1)]


def square_at(lon: float, lat: float, zoom: int = FINEST_ZOOM) -> Square:
    """The square in which a place lies."""
    side = 1 << (zoom + _SPLIT)
    x, y = _fractions(lon, lat)
    return Square(zoom, min(max(int(x * side), 0), side - 1), min(max(int(y * side), 0), side - 1))


def code_at(lon: float, lat: float) -> int:
    """The code of a place."""
    return square_at(lon, lat).codes[0]


def square_of(code: int, zoom: int) -> Square:
    """The square of this zoom in which a code lies."""
    x, y = _separate(code >> (2 * (FINEST_ZOOM - zoom)))
    return Square(zoom, x, y)


def window(box: Box, zoom: int) -> Window:
    """The squares that a box touches."""
    first, last = square_at(box.west, box.north, zoom), square_at(box.east, box.south, zoom)
    return Window(zoom, first.x, first.y, last.x, last.y)


def window_of_at_most(limit: int, box: Box, zoom: int, widest: int = 0) -> Window:
    """The finest window of this zoom or a wider one that has at most so many squares; the widest may have more."""
    seen = window(box, zoom)
    while seen.size > limit and seen.zoom > widest:
        seen = window(box, seen.zoom - 1)
    return seen


def ranges(squares: Iterable[Square]) -> list[Range]:
    """The codes inside these squares, as few ranges as possible."""
    joined: list[Range] = []
    for first, last in sorted(square.codes for square in squares):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _fractions(lon: float, lat: float) -> tuple[float, float]:
    sine = math.sin(math.radians(min(max(lat, -_EDGE), _EDGE)))
    return (lon + 180) / 360, 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)


def _lon(x: float) -> float:
    return x * 360 - 180


def _lat(y: float) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))


def _interleave(x: int, y: int) -> int:
    return _spread(x) | _spread(y) << 1


def _separate(code: int) -> tuple[int, int]:
    return _gather(code), _gather(code >> 1)


_MASKS = (0xFFFFFFFF, 0x0000FFFF0000FFFF, 0x00FF00FF00FF00FF, 0x0F0F0F0F0F0F0F0F, 0x3333333333333333, 0x5555555555555555)
_SHIFTS = (16, 8, 4, 2, 1)


def _spread(number: int) -> int:
    """Put a zero before each binary digit of a number of at most 32 of them."""
    for shift, mask in zip(_SHIFTS, _MASKS[1:], strict=True):
        number = (number | number << shift) & mask
    return number


def _gather(number: int) -> int:
    """Take every second binary digit."""
    number &= _MASKS[-1]
    for shift, mask in zip(reversed(_SHIFTS), reversed(_MASKS[:-1]), strict=True):
        number = (number | number >> shift) & mask
    return number
