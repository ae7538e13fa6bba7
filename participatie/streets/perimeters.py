"""From what a designer drew, or the street that was chosen, to the perimeter of a plan."""

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.kernel.errors import Refused
from participatie.places.geometry import AREA, from_rd, parse_geojson, to_rd
from participatie.places.queries import StreetRow, find_street_shape, find_streets
from participatie.places.spelling import fold_name

OFFERED = 8
_FINE_M = 0.3


class Unclear(Refused):
    """What was typed may mean one of several streets; `choices` are (id, label)."""

    def __init__(self, choices: list[tuple[str, str]]) -> None:
        super().__init__(_("We weten niet zeker welke straat je bedoelt. Kies er een."), field="found")
        self.choices = choices


def perimeter_of(drawn: str, street: str, chosen_id: int, width_m: int) -> BaseGeometry:
    """What was drawn (GeoJSON) wins from the street; a street becomes a band of so many metres to both sides."""
    if drawn.strip():
        return parse_geojson(drawn, allowed=(AREA,))
    if not street.strip():
        raise Refused(_("Zeg om welke straat het gaat: teken de grens of kies een straat."), field="street")
    shape = find_street_shape(chosen_id or _the_one(street))
    if shape is None:
        raise Refused(_("We kennen deze straat niet. Kijk of je de naam goed schreef, of teken de grens."), field="street")
    return from_rd(to_rd(shape).buffer(width_m, quad_segs=3).simplify(_FINE_M))


def _the_one(typed: str) -> int:
    name, _comma, town = (part.strip() for part in typed.partition(","))
    key = fold_name(name)
    found = find_streets(key) if len(key) > 1 else []
    if town:
        found = [row for row in found if fold_name(row.town) == fold_name(town)] or found
    same = [row for row in found if row.name_key == key]
    if len(same) == 1:
        return same[0].id
    if same or found:
        raise Unclear([(str(row.id), _label(row)) for row in sorted(same or found, key=_label)[:OFFERED]])
    return 0


def _label(row: StreetRow) -> str:
    return f"{row.name}, {row.town}" if row.town else row.name
