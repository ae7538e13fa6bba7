"""The printed plan: the street turned flat, cut in sheets of A3 at 1:200, each a drawing in millimetres of paper.

Pure: values in, SVG out. The street lies from left to right, so that few sheets are needed; an arrow shows north.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy
import shapely
import shapely.affinity
from markupsafe import escape
from numpy.typing import NDArray
from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from participatie.places.geometry import to_rd
from participatie.streets.models import Element, PlanAddress, PlanSpot, sort_of
from participatie.streets.services.spots import axis_of

At = Callable[[float, float], tuple[float, float]]
Onto = Callable[[BaseGeometry], BaseGeometry]
Positions = NDArray[numpy.float64]

SCALE = 200
MM_PER_M = 1000 / SCALE
WIDTH_MM, HEIGHT_MM = 400.0, 232.0
MARGIN_M = 4.0
OVERLAP_M = 4.0
MOST_SHEETS = 24
FILLS = {
    "leaf": "#b9d8b4", "river": "#bfdfe0", "sun": "#f6dfa6", "brick": "#e6b9aa", "plum": "#dcc6dd", "neutral": "#dcdad4",
}  # fmt: skip
STROKE = "#1c2a2e"


@dataclass(frozen=True)
class Street:
    """What is drawn: the perimeter, what stands in it, the addresses and the numbered spots."""

    perimeter: BaseGeometry
    elements: Sequence[Element]
    addresses: Sequence[PlanAddress]
    spots: Sequence[PlanSpot]


@dataclass(frozen=True)
class Sheet:
    """One sheet: its drawing, and the numbers of the spots on it."""

    svg: str
    spots: list[int]


@dataclass(frozen=True)
class Frame:
    """From metres of the national grid to millimetres of paper: turned so that the street lies flat."""

    angle: float
    origin: Point

    def flat(self, geometry: BaseGeometry) -> BaseGeometry:
        """The geometry in metres, turned."""
        return shapely.affinity.rotate(geometry, -self.angle, origin=self.origin)


def draw_sheets(street: Street) -> list[Sheet]:
    """The sheets, from left to right and top to bottom; too many raise ValueError."""
    frame, ground = _laid_flat(street.perimeter)
    windows = _windows(ground)
    if len(windows) > MOST_SHEETS:
        raise ValueError(len(windows))
    return [_sheet(street, frame, ground, window, number) for number, window in enumerate(windows, 1)]


def draw_overview(street: Street) -> str:
    """The whole street small, with the outlines of the sheets and their numbers; 180 by at most 100 millimetres."""
    frame, ground = _laid_flat(street.perimeter)
    west, south, east, north = ground.buffer(30).bounds
    scale = min(180 / (east - west), 100 / (north - south))
    width, height = (east - west) * scale, (north - south) * scale

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - west) * scale, (north - y) * scale

    outline = _path(shapely.transform(ground, lambda positions: _moved(positions, at)))
    parts = [f'<path d="{outline}" fill="#f2ece0" stroke="{STROKE}" stroke-width="0.3"/>']
    for number, window in enumerate(_windows(ground), 1):
        x1, y2 = at(window.bounds[0], window.bounds[1])
        x2, y1 = at(window.bounds[2], window.bounds[3])
        size = f'width="{x2 - x1:.2f}" height="{y2 - y1:.2f}"'
        parts.append(f'<rect x="{x1:.2f}" y="{y1:.2f}" {size} fill="none" stroke="#a8432b" stroke-width="0.4"/>')
        parts.append(_text((x1 + x2) / 2, y1 + 5, str(number), 4.5, "#a8432b", weight=700))
    return _svg(width, height, [*parts, _north(frame.angle, width - 8, 15)])


def place_on(street: Street, place: BaseGeometry, sheet: int) -> tuple[float, float]:
    """Where a place lies on a sheet, in millimetres from its top left corner."""
    frame, ground = _laid_flat(street.perimeter)
    west, _south, _east, north = _windows(ground)[sheet].bounds
    flat = frame.flat(to_rd(place)).centroid
    return (flat.x - west) * MM_PER_M, (north - flat.y) * MM_PER_M


def _laid_flat(perimeter: BaseGeometry) -> tuple[Frame, BaseGeometry]:
    metres = to_rd(perimeter)
    axis = axis_of(metres)
    (x1, y1), (x2, y2) = axis.coords[0], axis.coords[-1]
    frame = Frame(math.degrees(math.atan2(y2 - y1, x2 - x1)), metres.centroid)
    return frame, frame.flat(metres)


def _windows(ground: BaseGeometry) -> list[Polygon]:
    wide, high = WIDTH_MM / MM_PER_M, HEIGHT_MM / MM_PER_M
    west, south, east, north = ground.buffer(MARGIN_M).bounds
    columns = max(1, math.ceil((east - west - OVERLAP_M) / (wide - OVERLAP_M)))
    rows = max(1, math.ceil((north - south - OVERLAP_M) / (high - OVERLAP_M)))
    left = (west + east - columns * (wide - OVERLAP_M) - OVERLAP_M) / 2
    top = (south + north + rows * (high - OVERLAP_M) + OVERLAP_M) / 2
    found = []
    for row in range(rows):
        for column in range(columns):
            x, y = left + column * (wide - OVERLAP_M), top - row * (high - OVERLAP_M)
            window = box(x, y - high, x + wide, y)
            if window.intersects(ground):
                found.append(window)
    return found


def _sheet(street: Street, frame: Frame, ground: BaseGeometry, window: Polygon, number: int) -> Sheet:
    west, _south, _east, north = window.bounds

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - west) * MM_PER_M, (north - y) * MM_PER_M

    def onto(geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geometry, lambda positions: _moved(positions, at))

    parts = [
        f'<rect width="{WIDTH_MM}" height="{HEIGHT_MM}" fill="#fff"/>',
        f'<path d="{_path(onto(ground))}" fill="#faf6ee" stroke="{STROKE}" stroke-width="0.5" stroke-dasharray="3 2"/>',
    ]
    parts += _addresses(street, frame, window, at)
    for element in street.elements:
        if element.geometry is not None and (flat := frame.flat(to_rd(element.geometry))).intersects(window):
            parts.append(_element(element, flat, onto, frame.angle))
    numbers = []
    for spot in street.spots:
        if spot.geometry is not None and (flat := frame.flat(to_rd(spot.geometry)).centroid).intersects(window):
            x, y = at(flat.x, flat.y)
            parts.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="4" fill="#0f5c63" stroke="#fff" stroke-width="0.6"/>')
            parts.append(_text(x, y + 1.5, str(spot.number), 4.2, "#fff", weight=700))
            numbers.append(spot.number)
    return Sheet(_svg(WIDTH_MM, HEIGHT_MM, [*parts, _north(frame.angle, WIDTH_MM - 12, 14)]), numbers)


def _element(element: Element, flat: BaseGeometry, onto: Onto, angle: float) -> str:
    sort = sort_of(element.kind)
    fill = FILLS.get(sort.tone, FILLS["neutral"])
    if flat.geom_type == "Point":
        centre = onto(flat)
        long, wide = sort.length_cm / 100 * MM_PER_M, sort.width_cm / 100 * MM_PER_M
        if element.kind == "tree":
            return (
                f'<circle cx="{centre.x:.2f}" cy="{centre.y:.2f}" r="{long / 2:.2f}" fill="{fill}" fill-opacity="0.8" '
                f'stroke="#2f6f45" stroke-width="0.3"/><circle cx="{centre.x:.2f}" cy="{centre.y:.2f}" r="0.9" fill="#5a4028"/>'
            )
        turned = element.rotation + angle - 90
        return (
            f'<rect x="{centre.x - long / 2:.2f}" y="{centre.y - wide / 2:.2f}" width="{long:.2f}" height="{wide:.2f}" '
            f'transform="rotate({turned:.1f} {centre.x:.2f} {centre.y:.2f})" fill="{fill}" stroke="{STROKE}" '
            'stroke-width="0.25"/>'
        )
    if "Line" in flat.geom_type:
        return f'<path d="{_path(onto(flat))}" fill="none" stroke="{fill}" stroke-width="{2 * MM_PER_M}"/>'
    return f'<path d="{_path(onto(flat))}" fill="{fill}" fill-opacity="0.7" stroke="{STROKE}" stroke-width="0.25"/>'


def _addresses(street: Street, frame: Frame, window: Polygon, at: At) -> list[str]:
    parts: list[str] = []
    by_street: dict[str, list[Point]] = {}
    for address in street.addresses:
        flat = frame.flat(to_rd(Point(address.lon, address.lat)))
        if flat.intersects(window):
            x, y = at(flat.x, flat.y)
            parts.append(_text(x, y + 1.2, f"{address.number}{address.addition}", 3.2, "#52636a"))
            by_street.setdefault(address.street, []).append(flat)
    for name, places in by_street.items():
        middle = shapely.MultiPoint(places).centroid
        x, y = at(middle.x, middle.y)
        parts.append(_text(x, y, name, 6, STROKE, weight=700, halo=True))
    return parts


def _moved(positions: Positions, at: At) -> Positions:
    return numpy.array([at(x, y) for x, y in positions]).reshape(-1, 2)


def _path(geometry: BaseGeometry) -> str:
    commands = []
    for part in getattr(geometry, "geoms", [geometry]):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        for ring in rings:
            places = [f"{x:.2f} {y:.2f}" for x, y in ring.coords]
            commands.append("M" + " L".join(places) + ("Z" if part.geom_type == "Polygon" else ""))
    return "".join(commands)


def _text(x: float, y: float, words: str, size: float, fill: str, *, weight: int = 400, halo: bool = False) -> str:
    around = ' stroke="#fff" stroke-width="1.2" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x:.2f}" y="{y:.2f}" font-family="Libertinus Serif" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="middle" fill="{fill}"{around}>{escape(_printable(words))}</text>'
    )


def _printable(words: str) -> str:
    """Without signs that XML cannot hold."""
    return "".join(sign for sign in words if sign.isprintable())


def _north(angle: float, x: float, y: float) -> str:
    """An arrow to the north, on paper that was turned by the angle of the street."""
    arrow = f'<path d="M{x} {y - 7} L{x + 3} {y + 4} L{x} {y + 2} L{x - 3} {y + 4}Z" fill="{STROKE}"/>'
    return f'<g transform="rotate({angle:.1f} {x} {y})">{arrow}{_text(x, y - 8, "N", 4, STROKE, weight=700)}</g>'


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    size = f'width="{width:.2f}mm" height="{height:.2f}mm" viewBox="0 0 {width:.2f} {height:.2f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'
