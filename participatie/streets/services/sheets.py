"""The printed plan: the street turned flat, cut in sheets of A3 at 1:200, each a drawing in millimetres of paper.

Pure: values in, SVG out. The street lies from left to right, so that few sheets are needed; an arrow shows north.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import shapely
import shapely.affinity
from shapely import Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from participatie.places.box import Box
from participatie.places.geometry import from_rd, to_rd
from participatie.places.ground_shapes import GroundShape
from participatie.streets.models import Element, PlanAddress, PlanSpot, Zone, sort_of
from participatie.streets.services.sheet_ground import ground_in, lay_flat, names_along
from participatie.streets.services.sheet_signs import STROKE, At, Onto, moved, north_arrow, path_of, svg_of, text_of
from participatie.streets.services.spots import axis_of

SCALE = 200
MM_PER_M = 1000 / SCALE
WIDTH_MM, HEIGHT_MM = 400.0, 232.0
MARGIN_M = 4.0
OVERLAP_M = 4.0
AROUND_M = 30.0
"""Of the town around it, on the overview."""
MOST_SHEETS = 24
DOOR_M = 3.0
"""House numbers nearer to each other than this would be printed over each other, so they are named together."""
FILLS = {
    "leaf": "#b9d8b4", "river": "#bfdfe0", "sun": "#f6dfa6", "brick": "#e6b9aa", "plum": "#dcc6dd", "neutral": "#dcdad4",
}  # fmt: skip


@dataclass(frozen=True)
class Street:
    """What is drawn: the perimeter, what stands in it, the addresses and the numbered spots."""

    perimeter: BaseGeometry
    elements: Sequence[Element]
    addresses: Sequence[PlanAddress]
    spots: Sequence[PlanSpot]
    ground: Sequence[GroundShape] = ()
    """What the base map has below it."""


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


def count_sheets(perimeter: BaseGeometry) -> int:
    """How many sheets it takes; too many raise ValueError."""
    count = len(_windows(_laid_flat(perimeter)[1]))
    if count > MOST_SHEETS:
        raise ValueError(count)
    return count


def box_of_paper(perimeter: BaseGeometry) -> Box:
    """All that the sheets may show, and so what their ground has to cover."""
    frame, ground = _laid_flat(perimeter)
    upright = shapely.affinity.rotate(shapely.union_all(_windows(ground)), frame.angle, origin=frame.origin)
    return Box.of(from_rd(upright)).widened(AROUND_M)


def draw_sheets(street: Street) -> list[Sheet]:
    """The sheets, from left to right and top to bottom; too many raise ValueError."""
    count_sheets(street.perimeter)
    frame, perimeter = _laid_flat(street.perimeter)
    ground = lay_flat(street.ground, frame.flat)
    return [_sheet(street, frame, perimeter, window, ground) for window in _windows(perimeter)]


def draw_overview(street: Street) -> str:
    """The whole street small, with the outlines of the sheets and their numbers; 180 by at most 100 millimetres."""
    frame, perimeter = _laid_flat(street.perimeter)
    window = box(*perimeter.buffer(AROUND_M).bounds)
    west, south, east, north = window.bounds
    scale = min(180 / (east - west), 100 / (north - south))
    width, height = (east - west) * scale, (north - south) * scale

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - west) * scale, (north - y) * scale

    def onto(geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geometry, lambda positions: moved(positions, at))

    below = ground_in(lay_flat(street.ground, frame.flat), window, onto, scale)
    fill = f'fill="#f2ece0" stroke="{STROKE}" stroke-width="0.3"'
    parts = [f'<path d="{path_of(onto(perimeter))}" {fill}/>', *below.parts]
    for number, sheet in enumerate(_windows(perimeter), 1):
        x1, y2 = at(sheet.bounds[0], sheet.bounds[1])
        x2, y1 = at(sheet.bounds[2], sheet.bounds[3])
        size = f'width="{x2 - x1:.2f}" height="{y2 - y1:.2f}"'
        parts.append(f'<rect x="{x1:.2f}" y="{y1:.2f}" {size} fill="none" stroke="#a8432b" stroke-width="0.4"/>')
        parts.append(text_of((x1 + x2) / 2, y1 + 5, str(number), 4.5, "#a8432b", weight=700, halo=True))
    own = {name: line for name, line in below.named.items() if name in own_names(street)}
    longest = sorted(own.items(), key=lambda entry: -entry[1].length)[:1]
    parts += names_along(dict(longest), own_names(street), onto, 3)
    return svg_of(width, height, [*parts, north_arrow(frame.angle, width - 6, height - 6, 0.6)])


def own_names(street: Street) -> set[str]:
    """The streets that the plan is about, which stand out on paper."""
    return {address.street for address in street.addresses if address.zone == Zone.INSIDE}


def legend_of(street: Street) -> list[tuple[str, str]]:
    """The colours on the sheets, each with the kinds of things that have it."""
    kinds: dict[str, dict[str, None]] = {}
    for element in street.elements:
        sort = sort_of(element.kind)
        kinds.setdefault(FILLS.get(sort.tone, FILLS["neutral"]), {})[str(sort.label)] = None
    return [(fill, ", ".join(labels)) for fill, labels in kinds.items()]


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


def _sheet(street: Street, frame: Frame, perimeter: BaseGeometry, window: Polygon, ground: Sequence[GroundShape]) -> Sheet:
    west, _south, _east, north = window.bounds

    def at(x: float, y: float) -> tuple[float, float]:
        return (x - west) * MM_PER_M, (north - y) * MM_PER_M

    def onto(geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geometry, lambda positions: moved(positions, at))

    below = ground_in(ground, window, onto, MM_PER_M)
    parts = [
        f'<rect width="{WIDTH_MM}" height="{HEIGHT_MM}" fill="#fff"/>',
        f'<path d="{path_of(onto(perimeter))}" fill="#fdfaf3"/>',
        *below.parts,
        f'<path d="{path_of(onto(perimeter))}" fill="none" stroke="{STROKE}" stroke-width="0.5" stroke-dasharray="3 2"/>',
    ]
    numbers, streets = _addresses(street, frame, window, at)
    parts += numbers
    for element in sorted(street.elements, key=_height):
        if element.geometry is not None and (flat := frame.flat(to_rd(element.geometry))).intersects(window):
            parts.append(_element(element, flat, onto, frame.angle))
    parts += names_along(below.named, own_names(street), onto)
    parts += [
        text_of(*place, name, 6, STROKE, weight=700, halo=True) for name, place in streets.items() if name not in below.named
    ]
    shown = []
    for spot in street.spots:
        if spot.geometry is not None and (flat := frame.flat(to_rd(spot.geometry)).centroid).intersects(window):
            x, y = at(flat.x, flat.y)
            parts.append(f'<circle cx="{x:.2f}" cy="{y:.2f}" r="4" fill="#0f5c63" stroke="#fff" stroke-width="0.6"/>')
            parts.append(text_of(x, y + 1.5, str(spot.number), 4.2, "#fff", weight=700))
            shown.append(spot.number)
    return Sheet(svg_of(WIDTH_MM, HEIGHT_MM, [*parts, north_arrow(frame.angle, WIDTH_MM - 12, 14)]), shown)


def _height(element: Element) -> int:
    """Surfaces lie below lines, those below things, and trees stand over all."""
    if element.kind == "tree":
        return 3
    shape = element.geometry.geom_type if element.geometry is not None else ""
    return 2 if shape == "Point" else 1 if "Line" in shape else 0


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
        return f'<path d="{path_of(onto(flat))}" fill="none" stroke="{fill}" stroke-width="{2 * MM_PER_M}"/>'
    return f'<path d="{path_of(onto(flat))}" fill="{fill}" fill-opacity="0.7" stroke="{STROKE}" stroke-width="0.25"/>'


def _addresses(street: Street, frame: Frame, window: Polygon, at: At) -> tuple[list[str], dict[str, tuple[float, float]]]:
    """The house numbers, and where the name of each street would stand that has some."""
    by_street: dict[str, list[Point]] = {}
    by_door: dict[tuple[int, int], list[tuple[Point, str]]] = {}
    for address in street.addresses:
        flat = frame.flat(to_rd(Point(address.lon, address.lat)))
        if flat.intersects(window):
            by_street.setdefault(address.street, []).append(flat)
            door = round(flat.x / DOOR_M), round(flat.y / DOOR_M)
            by_door.setdefault(door, []).append((flat, f"{address.number}{address.addition}"))
    parts = []
    for houses in by_door.values():
        x, y = at(houses[0][0].x, houses[0][0].y)
        first, *_rest, last = (number for _place, number in (houses[0], *houses))
        numbers = first if len(houses) == 1 else f"{first}–{last}" if len(houses) > 2 else f"{first}, {last}"
        parts.append(text_of(x, y + 1.2, numbers, 3.2, "#52636a"))
    middles = {name: shapely.MultiPoint(places).centroid for name, places in by_street.items()}
    return parts, {name: at(middle.x, middle.y) for name, middle in middles.items()}
