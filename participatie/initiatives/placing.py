"""From what somebody drew, typed or chose to one place."""

from dataclasses import dataclass

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.kernel.errors import Refused
from participatie.places.geocoding import geocoder
from participatie.places.geometry import AREA, LINE, POINT, parse_geojson
from participatie.places.queries import find_area_by_code

OFFERED = 6


class Unclear(Refused):
    """What was typed may mean one of several places; `labels` are those to choose from."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__(_("We weten niet zeker welke plek je bedoelt. Kies er een."), field="found")
        self.labels = labels


@dataclass(frozen=True)
class Spot:
    """Where something is, and what that place is called."""

    geometry: BaseGeometry
    name: str


def spot_of(drawn: str, address: str, area_code: str, name: str) -> Spot:
    """What was drawn (GeoJSON) wins from the address, and the address from the area."""
    if drawn.strip():
        return Spot(parse_geojson(drawn, allowed=(POINT, LINE, AREA)), name or address)
    if address:
        return _spot_of_address(address, name)
    area = find_area_by_code(area_code) if area_code else None
    if area is None or area.geometry is None:
        raise Refused(_("Kies een plek: teken op de kaart, typ een adres of kies een wijk, kern of buurt."), field="address")
    return Spot(area.geometry, name or area.name)


def _spot_of_address(address: str, name: str) -> Spot:
    found = geocoder().find(address) or next((place for place in geocoder().suggest(address) if place.label == address), None)
    if found is not None:
        return Spot(found.point, name or found.label)
    if labels := likely_labels(address):
        raise Unclear(labels)
    raise Refused(
        _("We kennen deze straat niet. Kijk of je de naam goed schreef, of kies hieronder een wijk, kern of buurt."),
        field="address",
    )


def likely_labels(address: str) -> list[str]:
    """The places that look like what was typed: all of it, else the words alone, else how they begin."""
    words = " ".join(word for word in address.split() if word.isalpha())
    for attempt in (address, words, words[: max(4, len(words) // 2)]):
        if found := [place.label for place in geocoder().suggest(attempt, OFFERED)]:
            return list(dict.fromkeys(found))
    return []
