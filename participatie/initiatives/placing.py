"""From what somebody drew, typed or chose to one place."""

from dataclasses import dataclass

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.kernel.errors import Refused
from participatie.places.geocoding import geocoder
from participatie.places.geometry import AREA, LINE, POINT, parse_geojson
from participatie.places.queries import find_area_by_code


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
    found = geocoder().find(address)
    if found is not None:
        return Spot(found.point, name or found.label)
    likely = [place.label for place in geocoder().suggest(address, 4)]
    if not likely:
        raise Refused(_("We kennen dit adres niet. Kijk nog eens, of teken je plek op de kaart."), field="address")
    raise Refused(_("Welke plek bedoel je? %(labels)s. Schrijf er een helemaal op.", labels="; ".join(likely)), field="address")
