"""The effect over time as a small picture: where it began, what was measured, and what was aimed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH, HEIGHT = 480, 180
LEFT, RIGHT, TOP, BOTTOM = 16, 464, 34, 140


@dataclass(frozen=True)
class Value:
    """A value on a day."""

    on: date
    hundredths: int


@dataclass(frozen=True)
class Point:
    """A value in the picture. `anchor` keeps its label inside."""

    x: int
    y: int
    value: Value
    anchor: str


@dataclass(frozen=True)
class Series:
    """What is drawn: the points in the order of the days, and the height of the aim, named where no point is near."""

    points: list[Point]
    aim_y: int
    aim_is_left: bool
    path: str


def series_of(values: Sequence[Value], aim_hundredths: int | None) -> Series | None:
    """The picture of these values, of each day the last; None while there are not two to compare."""
    by_day = {value.on: value for value in values}
    ordered = [by_day[day] for day in sorted(by_day)]
    if aim_hundredths is None or len(ordered) < 2:
        return None
    low = min(aim_hundredths, *(value.hundredths for value in ordered))
    high = max(aim_hundredths, *(value.hundredths for value in ordered))
    first, last = ordered[0].on.toordinal(), ordered[-1].on.toordinal()

    def height(hundredths: int) -> int:
        return round(BOTTOM - (hundredths - low) * (BOTTOM - TOP) / (high - low)) if high > low else (TOP + BOTTOM) // 2

    def place(day: date) -> int:
        return round(LEFT + (day.toordinal() - first) * (RIGHT - LEFT) / (last - first)) if last > first else LEFT

    points = [Point(place(v.on), height(v.hundredths), v, _anchor(place(v.on))) for v in ordered]
    path = "M" + "L".join(f"{point.x} {point.y}" for point in points)
    aim_y = height(aim_hundredths)
    return Series(points, aim_y, abs(points[0].y - aim_y) > abs(points[-1].y - aim_y), path)


def _anchor(x: int) -> str:
    if x < LEFT + 60:
        return "start"
    return "end" if x > RIGHT - 60 else "middle"
