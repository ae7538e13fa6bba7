"""The form for one element, for who draws without a map: kind, place in metres of the national grid, numbers."""

import re
from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from wtforms import HiddenField, SelectField
from wtforms.fields import SelectChoice

from participatie.kernel.errors import Refused
from participatie.kernel.forms import AtMost, BodyField, Filled, Form, LineField, VersionField
from participatie.places.geometry import from_rd, to_rd
from participatie.streets.drawn import MOST_CENTS, MOST_POSITIONS, MOST_QUANTITY, Drawn, new_key
from participatie.streets.models import SORTS, Element, Unit, sort_of

_PAIR = re.compile(r"\s*(\d{1,6}(?:[.,]\d{1,3})?)[\s;]+(\d{6}(?:[.,]\d{1,3})?)\s*", re.ASCII)
_EUROS = re.compile(r"(?:€\s*)?(\d{1,7})(?:[.,](\d{2}|-))?", re.ASCII)


class ElementForm(Form):
    """One element of a draft."""

    key = HiddenField()
    kind = SelectField(_l("Soort"), coerce=str)
    label = LineField(_l("Naam"), [AtMost(80)], description=_l("Bijvoorbeeld: linde bij de school."))
    points = BodyField(
        _l("Plek"),
        [Filled(_l("Zeg waar het komt.")), AtMost(20_000)],
        description=_l(
            "Een punt per regel: x en y in meters van het Rijksdriehoeksstelsel, met een spatie ertussen. "
            "Eén punt voor een boom, meer voor een lijn of een vlak."
        ),
    )
    rotation = LineField(_l("Draaiing"), [AtMost(4)], description=_l("Graden met de klok mee vanaf het noorden: 0 tot 359."))
    quantity = LineField(_l("Aantal"), [AtMost(5)])
    unit_cost = LineField(_l("Kosten"), [AtMost(12)], description=_l("Euro per stuk, meter of vierkante meter."))
    upkeep = LineField(_l("Onderhoud per jaar"), [AtMost(12)], description=_l("Euro per stuk, meter of vierkante meter."))
    version = VersionField()

    def offer(self) -> None:
        """Fill the choice of kinds."""
        self.kind.choices = [SelectChoice(str(sort.kind), str(sort.label)) for sort in SORTS.values()]

    def drawn(self) -> Drawn:
        """What was filled in; refused with a sentence at the field that is wrong."""
        kind = str(self.kind.data)
        return Drawn(
            key=str(self.key.data or new_key()),
            kind=kind,
            geometry=read_points(self.points.data, kind),
            rotation=_whole(self.rotation.data or "0", 0, 359, "rotation"),
            quantity=_whole(self.quantity.data or "1", 1, MOST_QUANTITY, "quantity"),
            unit_cost_cents=read_cents(self.unit_cost.data, "unit_cost"),
            upkeep_cents=read_cents(self.upkeep.data, "upkeep"),
            label=self.label.data,
        )


def filled(element: Element) -> dict[str, object]:
    """The values of the form for an element that is there."""
    return {
        "key": element.key,
        "kind": element.kind,
        "label": element.label,
        "points": write_points(element.geometry),
        "rotation": str(element.rotation),
        "quantity": str(element.quantity),
        "unit_cost": write_euros(element.unit_cost_cents),
        "upkeep": write_euros(element.upkeep_cents),
    }


def read_points(text: str, kind: str) -> BaseGeometry:
    """Lines of x and y as a point, a line or an area, as the kind wants it."""
    pairs = []
    for line in filter(str.strip, text.splitlines()):
        found = _PAIR.fullmatch(line)
        if found is None:
            raise Refused(
                _("Deze regel begrijpen we niet: %(line)s. Typ x en y, zoals 121734 487123.", line=line.strip()), "points"
            )
        pairs.append(tuple(float(part.replace(",", ".")) for part in found.groups()))
    if len(pairs) > MOST_POSITIONS:
        raise Refused(_("Ten hoogste %(limit)s punten.", limit=MOST_POSITIONS), "points")
    return from_rd(_shaped(pairs, sort_of(kind).unit))


def _shaped(pairs: list[tuple[float, ...]], unit: Unit) -> BaseGeometry:
    least = {Unit.PIECE: 1, Unit.METRE: 2, Unit.SQUARE_METRE: 3}[unit]
    if len(set(pairs)) < least:
        raise Refused(_("Hier horen ten minste %(least)s verschillende punten.", least=least), "points")
    if len(pairs) == 1:
        return Point(pairs[0])
    if len(pairs) == 2 or unit is Unit.METRE:
        return LineString(pairs)
    area = Polygon(pairs)
    if not area.is_valid or area.area <= 0:
        raise Refused(_("De rand van dit vlak kruist zichzelf. Zet de punten in een andere volgorde."), "points")
    return area


def write_points(geometry: BaseGeometry) -> str:
    """The places of an element as lines of x and y."""
    metres = to_rd(geometry)
    coords = metres.exterior.coords[:-1] if isinstance(metres, Polygon) else metres.coords
    return "\n".join(f"{x:.2f} {y:.2f}" for x, y in coords)


def read_cents(text: str, field: str) -> int:
    """An amount in euros, with or without cents."""
    found = _EUROS.fullmatch(text.strip()) if text.strip() else None
    if text.strip() and found is None:
        raise Refused(_("Typ een bedrag in euro's, zoals 1200 of 12,50."), field)
    if found is None:
        return 0
    cents = int(Decimal(found[1]) * 100) + (int(found[2]) if found[2] and found[2] != "-" else 0)
    if cents > MOST_CENTS:
        raise Refused(_("Dit bedrag is te hoog."), field)
    return cents


def write_euros(cents: int) -> str:
    """An amount as one types it."""
    return f"{cents // 100}" if cents % 100 == 0 else f"{cents // 100},{cents % 100:02d}"


def _whole(text: str, least: int, most: int, field: str) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise Refused(_("Hier hoort een getal van %(least)s tot %(most)s.", least=least, most=most), field)
    return int(text)
