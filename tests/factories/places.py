"""A small municipality of squares: two districts, a village, neighbourhoods with a pond between them, and streets.

Longitude 5.00 to 5.30, latitude 51.00 to 51.20; each degree is cut in tenths, so that a point says where it is.
"""

import json

from shapely.geometry import Polygon, box
from shapely.geometry.base import BaseGeometry

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import unit_of_work
from participatie.places import services
from participatie.places.boundaries import read_areas
from participatie.places.gazetteer_file import read_gazetteer
from participatie.places.geometry import to_geojson
from participatie.places.models import Area
from participatie.places.queries import list_areas

POND = box(5.04, 51.04, 5.06, 51.06)
SQUARES: dict[str, tuple[str, str, str, BaseGeometry]] = {
    "GM9001": ("Vierkant", "municipality", "", box(5.0, 51.0, 5.3, 51.2)),
    "WK900100": ("Westerwijk", "district", "GM9001", box(5.0, 51.0, 5.1, 51.2)),
    "WK900101": ("Oosterwijk", "district", "GM9001", box(5.1, 51.0, 5.2, 51.2)),
    "KN900102": ("Verrehoek", "village", "GM9001", box(5.2, 51.0, 5.3, 51.2)),
    "BU90010000": ("Vijverbuurt", "neighbourhood", "WK900100", Polygon(box(5.0, 51.0, 5.1, 51.1).exterior, [POND.exterior])),
    "BU90010001": ("Dijkbuurt", "neighbourhood", "WK900100", box(5.0, 51.1, 5.1, 51.2)),
}


def area_feature(code: str, name: str, level: str, geometry: BaseGeometry, **properties: object) -> dict[str, object]:
    """One area as it stands in an import file."""
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name, "level": level, **properties},
        "geometry": to_geojson(geometry),
    }


def collection(features: list[dict[str, object]]) -> str:
    """An import file."""
    return json.dumps({"type": "FeatureCollection", "features": features})


def square_features() -> list[dict[str, object]]:
    """The small municipality as features."""
    return [
        area_feature(code, name, level, geometry, parent=parent, population=100)
        for code, (name, level, parent, geometry) in SQUARES.items()
    ]


def make_municipality() -> dict[str, Area]:
    """Import the small municipality; its areas by code."""
    with unit_of_work():
        services.import_areas(SYSTEM, read_areas(collection(square_features())))
    return {area.code: area for area in list_areas()}


ADDRESSES = """street,number,addition,postcode,town,lon,lat
Kerkstraat,12,,9901 AB,Vierkant,5.15,51.05
Kerkstraat,12,a,9901 AB,Vierkant,5.151,51.05
Kerkstraat,14,,9901 AC,Vierkant,5.152,51.05
Kerkstraat,12,,9902 XY,Verrehoek,5.25,51.05
Kerkstraatje,1,,9901 AD,Vierkant,5.16,51.05
Burgemeester van Veldekestraat,3,,9901 BA,Vierkant,5.17,51.05
Café-pad,5,,9901 BB,Vierkant,5.18,51.05
Plein 1940,2,,9901 BC,Vierkant,5.19,51.05
"""


def make_addresses(text: str = ADDRESSES) -> None:
    """Import a small gazetteer."""
    with unit_of_work():
        services.import_addresses(SYSTEM, read_gazetteer(text.encode()))
