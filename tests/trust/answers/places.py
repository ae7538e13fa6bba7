"""What is filled in on the forms of places."""

from collections.abc import Callable

from tests.trust.answers.shared import GEOJSON, Answers, file_of, nothing
from tests.trust.world import World

ADDRESSES = "street,number,addition,postcode,town,lon,lat\nKerkstraat,12,,9901 AB,Vierkant,5.15,51.05\n"


ANSWERS: dict[str, Callable[[World], Answers]] = {
    "places_admin.addresses": file_of(ADDRESSES, "adressen.csv"),
    "places_admin.areas": file_of(GEOJSON, "gebieden.geojson"),
    "places_admin.import_addresses": nothing,
    "places_admin.import_areas": nothing,
}
