"""A street as a designer lays it out: metres along its middle line, and metres to the right of it."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from participatie.places.geometry import from_rd, to_rd


@dataclass(frozen=True)
class Row:
    """Elements of one kind in a row, as the texts of the demo name them.

    One stands at `from_m`; with `to_m` there are `count` of them, or one `every_m` metres, up to there. `moved` shifts the nth
    (from 1) so many metres on; those in `without` are left out. Lines and strips (`width_m`) run there as a whole.
    """

    key: str
    kind: str
    from_m: float
    to_m: float | None = None
    every_m: float = 0
    count: int = 0
    offset_m: float = 0
    width_m: float = 0
    label: str = ""
    quantity: int = 1
    cost_euros: float = 0
    upkeep_euros: float = 0
    moved: dict[str, float] = field(default_factory=dict)
    without: tuple[int, ...] = ()


@dataclass(frozen=True)
class Laid:
    """One element on the ground. `rotation` is degrees clockwise from north."""

    key: str
    kind: str
    geometry: BaseGeometry
    rotation: int
    label: str
    quantity: int
    unit_cost_cents: int
    upkeep_cents: int


class Axis:
    """The middle line of a street, measured in metres."""

    def __init__(self, line: LineString) -> None:
        self._line = to_rd(line)

    @property
    def length_m(self) -> float:
        """How long the street is."""
        return float(self._line.length)

    def at(self, along_m: float, right_m: float = 0) -> BaseGeometry:
        """A spot in degrees."""
        spot, (east, north) = self._line.interpolate(along_m), self._heading(along_m)
        return from_rd(Point(spot.x + north * right_m, spot.y - east * right_m))

    def bearing(self, along_m: float) -> int:
        """Which way the street runs there, in degrees clockwise from north."""
        east, north = self._heading(along_m)
        return round(math.degrees(math.atan2(east, north))) % 360

    def line(self, from_m: float, to_m: float, right_m: float) -> BaseGeometry:
        """A line beside the middle, in degrees."""
        return from_rd(self._beside(from_m, to_m, right_m))

    def strip(self, from_m: float, to_m: float, right_m: float, width_m: float) -> BaseGeometry:
        """A strip beside the middle, in degrees."""
        return from_rd(self._beside(from_m, to_m, right_m).buffer(width_m / 2, cap_style="flat"))

    def across(self, along_m: float, half_m: float) -> BaseGeometry:
        """A line from side to side, left to right, in degrees."""
        ends = [self.at(along_m, side).coords[0] for side in (-half_m, half_m)]
        return LineString(ends)

    def surface(self, half_width_m: float) -> BaseGeometry:
        """The whole street, in degrees."""
        return from_rd(self._line.buffer(half_width_m, cap_style="flat").simplify(0.2))

    def _beside(self, from_m: float, to_m: float, right_m: float) -> BaseGeometry:
        part = substring(self._line, from_m, min(to_m, self.length_m))
        return part.offset_curve(-right_m) if right_m else part

    def _heading(self, along_m: float) -> tuple[float, float]:
        before = self._line.interpolate(max(0.0, along_m - 1))
        after = self._line.interpolate(min(self.length_m, along_m + 1))
        length = math.hypot(after.x - before.x, after.y - before.y) or 1.0
        return (after.x - before.x) / length, (after.y - before.y) / length


def lay(axis: Axis, row: Row) -> Iterator[Laid]:
    """The elements of a row; those of a longer row are numbered from 1 in their key."""
    if row.to_m is not None and not row.every_m and not row.count:
        whole = axis.strip(row.from_m, row.to_m, row.offset_m, row.width_m) if row.width_m else None
        yield _laid(row, row.key, whole or axis.line(row.from_m, row.to_m, row.offset_m), 0)
        return
    for number, metre in enumerate(_metres(row), start=1):
        if number in row.without:
            continue
        metre += row.moved.get(str(number), 0)
        key = row.key if row.to_m is None else f"{row.key}-{number}"
        yield _laid(row, key, axis.at(metre, row.offset_m), axis.bearing(metre))


def _metres(row: Row) -> list[float]:
    if row.to_m is None:
        return [row.from_m]
    length = row.to_m - row.from_m
    steps = row.count - 1 if row.count else int(length / row.every_m)
    return [row.from_m + n * (length / steps if row.count else row.every_m) for n in range(steps + 1)]


def _laid(row: Row, key: str, geometry: BaseGeometry, rotation: int) -> Laid:
    return Laid(
        key=key,
        kind=row.kind,
        geometry=geometry,
        rotation=rotation,
        label=row.label,
        quantity=row.quantity,
        unit_cost_cents=round(row.cost_euros * 100),
        upkeep_cents=round(row.upkeep_euros * 100),
    )
