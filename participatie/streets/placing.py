"""From what somebody drew, typed or chose to one place in the street of a plan. The map is never the only way."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import shapely
from flask_babel import gettext as _
from shapely import LineString, Point, Polygon, STRtree
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from participatie.kernel.errors import Refused
from participatie.places.geometry import AREA, LINE, POINT, from_rd, parse_geojson, to_rd
from participatie.places.spelling import fold_name
from participatie.streets.models import PlanAddress, StreetPlan, Zone, sort_of
from participatie.streets.queries import ElementRow

NEAR_M = 60.0
WHOLE_STREET = "straat"
THIRDS = 3
_HOUSE = re.compile(r"(?P<street>[^\d]*?)\s*(?P<number>\d{1,5})\s*-?\s*(?P<addition>[A-Za-z0-9]{0,10})")


class Unclear(Refused):
    """The house number may be one of several; `labels` are those to choose from."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__(_("We weten niet zeker welk huis je bedoelt. Kies er een."), field="found")
        self.labels = labels


@dataclass(frozen=True)
class Spot:
    """Where something is, what that place is called, and the element that lies there."""

    geometry: BaseGeometry
    label: str
    element: ElementRow | None = None


@dataclass(frozen=True)
class Part:
    """A part of the street that can be chosen without a map."""

    key: str
    label: str
    geometry: BaseGeometry


@dataclass(frozen=True)
class Said:
    """Where somebody says it is: drawn (GeoJSON), an element's key, a house number, or the key of a part of the street."""

    drawn: str = ""
    element: str = ""
    house: str = ""
    part: str = ""


class Ground:
    """The street of a plan with all that can be named in it."""

    def __init__(self, plan: StreetPlan, addresses: Sequence[PlanAddress], elements: Sequence[ElementRow]) -> None:
        self.plan, self.addresses, self.elements = plan, addresses, elements

    @cached_property
    def _houses(self) -> STRtree:
        return STRtree([to_rd(Point(house.lon, house.lat)) for house in self.addresses])

    def near(self, geometry: BaseGeometry) -> str:
        """The house that a place lies by; nothing when none is near."""
        if not self.addresses:
            return ""
        found = self._houses.query_nearest(to_rd(geometry.centroid), max_distance=NEAR_M, all_matches=False)
        return self.addresses[int(found[0])].label if len(found) else ""

    def street_by(self, geometry: BaseGeometry) -> str:
        """The street that a place lies in, by the house that is nearest; nothing when none is near."""
        if not self.addresses:
            return ""
        found = self._houses.query_nearest(to_rd(geometry.centroid), max_distance=NEAR_M, all_matches=False)
        return self.addresses[int(found[0])].street if len(found) else ""

    def by(self, geometry: BaseGeometry) -> str:
        """The same, as a place is called."""
        house = self.near(geometry)
        return _("bij %(house)s", house=house) if house else ""

    def along(self, geometry: BaseGeometry) -> str:
        """In which part of the street something lies, without a house number; nothing when the street has no place."""
        pieces = self._pieces
        if not pieces:
            return ""
        here = [shapely.intersects(piece, geometry) for piece in pieces]
        if sum(here) > 1 and geometry.geom_type != "Point":
            return _("over de lengte van de straat") if all(here) else _("over een groot deel van de straat")
        nearest = min(range(len(pieces)), key=lambda n: pieces[n].distance(geometry.centroid))
        if nearest == 1:
            return _("in het midden van de straat")
        return _("aan de kant van het %(side)s", side=side_of(pieces[2 - nearest].centroid, pieces[nearest].centroid))

    @cached_property
    def _pieces(self) -> list[BaseGeometry]:
        street = self.plan.subject.geometry
        return thirds(street) if street is not None else []

    def name_of(self, element: ElementRow) -> str:
        """How an element is called in a list: what it is, and by which house."""
        label = element.label or str(sort_of(element.kind).label)
        return f"{label}, {where}" if (where := self.by(element.geometry)) else label

    def called(self, key: str) -> str:
        """How the element with this key is called; nothing when it is not among them."""
        return next((self.name_of(element) for element in self.elements if element.key == key), "")

    @cached_property
    def parts(self) -> list[Part]:
        """The whole street, and its two ends and middle."""
        street = self.plan.subject.geometry
        if street is None:
            return []
        whole = Part(WHOLE_STREET, _("De hele straat"), street)
        pieces = thirds(street)
        return [whole, *(Part(str(n + 1), self._named(pieces, n), piece) for n, piece in enumerate(pieces))]

    def _named(self, pieces: list[BaseGeometry], index: int) -> str:
        name = _("Het midden")
        if index != 1:
            name = _("De kant van het %(side)s", side=side_of(pieces[2 - index].centroid, pieces[index].centroid))
        numbers = self._numbers_by(pieces)[index]
        if not numbers:
            return name
        if len(numbers) == 1:
            return _("%(part)s: nummer %(first)s", part=name, first=numbers[0])
        return _("%(part)s: nummer %(first)s tot en met %(last)s", part=name, first=numbers[0], last=numbers[-1])

    def _numbers_by(self, pieces: list[BaseGeometry]) -> list[list[int]]:
        tree, found = STRtree([to_rd(piece) for piece in pieces]), [set[int]() for _piece in pieces]
        for house in self.addresses:
            if house.zone == Zone.INSIDE:
                found[int(tree.nearest(to_rd(Point(house.lon, house.lat))))].add(house.number)
        return [sorted(numbers) for numbers in found]

    def spot_of(self, said: Said) -> Spot:
        """What was drawn wins from an element, that from a house, and that from a part of the street."""
        if said.drawn.strip():
            drawn = parse_geojson(said.drawn, allowed=(POINT, LINE, AREA))
            return Spot(drawn, self.by(drawn))
        if said.element:
            return self._spot_of_element(said.element)
        if said.house:
            house = self._house(said.house)
            return Spot(Point(house.lon, house.lat), _("bij %(house)s", house=house.label))
        part = next((part for part in self.parts if part.key == said.part), None)
        if part is None:
            raise Refused(
                _("Zeg waar het is: wijs een plek aan op de kaart, typ een huisnummer of kies een deel van de straat."), "house"
            )
        return Spot(part.geometry, part.label)

    def _spot_of_element(self, key: str) -> Spot:
        element = next((element for element in self.elements if element.key == key), None)
        if element is None:
            raise Refused(_("Dit onderdeel staat niet in deze versie. Kies een ander."), field="element")
        return Spot(element.geometry, self.name_of(element), element)

    def _house(self, typed: str) -> PlanAddress:
        likely = self._likely_houses(typed)
        inside = [house for house in likely if house.zone == Zone.INSIDE]
        chosen = inside or likely
        plain = [house for house in chosen if not house.addition]
        for some in (chosen, plain):
            if len(some) == 1:
                return some[0]
        if not chosen:
            raise Refused(
                _("Dit huisnummer hoort niet bij deze straat. Kijk het nog eens na, of kies een deel van de straat."),
                field="house",
            )
        raise Unclear([house.label for house in chosen[:12]])

    def _likely_houses(self, typed: str) -> list[PlanAddress]:
        exact = [house for house in self.addresses if house.label.casefold() == typed.casefold()]
        parts = _HOUSE.fullmatch(typed.strip())
        if exact or parts is None:
            return exact
        street, number, addition = fold_name(parts["street"]), int(parts["number"]), parts["addition"].casefold()
        return [
            house
            for house in self.addresses
            if house.number == number
            and (not addition or house.addition.casefold() == addition)
            and fold_name(house.street).startswith(street)
        ]


def thirds(street: BaseGeometry) -> list[BaseGeometry]:
    """The street cut across its length in three pieces."""
    ground = to_rd(street)
    frame = shapely.minimum_rotated_rectangle(ground)
    if not isinstance(frame, Polygon) or frame.is_empty:
        return [street] * THIRDS
    a, b, c = (Point(corner) for corner in frame.exterior.coords[:3])
    start, end, side = (a, b, c) if a.distance(b) >= b.distance(c) else (b, c, a)
    across = (side.x - (b.x), side.y - (b.y))
    step = ((end.x - start.x) / THIRDS, (end.y - start.y) / THIRDS)
    corner = start
    block = Polygon(
        [
            (corner.x, corner.y),
            (corner.x + step[0], corner.y + step[1]),
            (corner.x + step[0] + across[0], corner.y + step[1] + across[1]),
            (corner.x + across[0], corner.y + across[1]),
        ]
    )
    blocks = [translate(block, step[0] * n, step[1] * n) for n in range(THIRDS)]
    return [from_rd(_largest_area(ground.intersection(piece), ground)) for piece in blocks]


def _largest_area(geometry: BaseGeometry, otherwise: BaseGeometry) -> BaseGeometry:
    areas = [part for part in getattr(geometry, "geoms", [geometry]) if isinstance(part, Polygon) and part.area > 0]
    return max(areas, key=lambda part: part.area, default=otherwise)


def side_of(start: BaseGeometry, end: BaseGeometry) -> str:
    """The point of the compass towards which the second place lies from the first."""
    (x0, y0), (x1, y1) = ((point.x, point.y) for point in (to_rd(start), to_rd(end)))
    names = [_("noorden"), _("oosten"), _("zuiden"), _("westen")]
    return names[round(math.degrees(math.atan2(x1 - x0, y1 - y0)) / 90) % 4]


def line_or_street(plan: StreetPlan, line: BaseGeometry | None) -> BaseGeometry:
    """Where a cross-section cuts the street; without that, the street itself."""
    street = plan.subject.geometry
    if line is not None and (street is None or street.intersects(line)):
        return line
    return street if street is not None else LineString()
