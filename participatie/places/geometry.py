"""The one file that knows geometry types: how a place is read, stored, measured, compared and shown.

Everything is stored in longitude and latitude (EPSG:4326) and measured in the Dutch national grid (EPSG:28992).
"""

import enum
from collections.abc import Mapping, Sequence
from functools import lru_cache

import shapely
from flask_babel import gettext as _
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, mapping, shape
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Dialect, LargeBinary
from sqlalchemy.types import TypeDecorator

from participatie.places import national_grid
from participatie.places.box import Box
from participatie.places.geojson import (
    MAX_POSITIONS,
    GeometryRefused,
    Json,
    JsonObject,
    check_geometry,
    count_positions,
    read_json,
)
from participatie.places.spatial import within_box

__all__ = [
    "AREA",
    "LINE",
    "MULTI_AREA",
    "MULTI_LINE",
    "POINT",
    "BaseGeometry",
    "Box",
    "Geometry",
    "GeometryKind",
    "GeometryRefused",
    "LineString",
    "MultiPolygon",
    "Point",
    "Polygon",
    "area_m2",
    "bounds",
    "build_geometry",
    "from_rd",
    "length_m",
    "parse_feature_collection",
    "parse_geojson",
    "to_geojson",
    "to_rd",
    "within",
    "within_box",
]

WGS84 = 4326
RD = 28992


class GeometryKind(enum.StrEnum):
    """The shapes a place can have."""

    POINT = "Point"
    LINE = "LineString"
    AREA = "Polygon"
    MULTI_LINE = "MultiLineString"
    MULTI_AREA = "MultiPolygon"


POINT, LINE, AREA, MULTI_LINE, MULTI_AREA = GeometryKind
ANYWHERE = (POINT, LINE, AREA)


class Geometry(TypeDecorator[BaseGeometry]):
    """A place as well-known binary in the database and as a shapely geometry in Python, on every database alike."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: BaseGeometry | None, dialect: Dialect) -> bytes | None:
        """Write longitude and latitude only; a height is never stored."""
        return None if value is None else shapely.to_wkb(value, output_dimension=2)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> BaseGeometry | None:
        """Read a place back; a damaged row reads as "no place", so that it cannot break a whole list."""
        return None if value is None else shapely.from_wkb(bytes(value), on_invalid="ignore")

    def compare_values(self, x: BaseGeometry | None, y: BaseGeometry | None) -> bool:
        """Two places are the same value when all their coordinates are."""
        return x is y or (x is not None and y is not None and bool(x == y))


def parse_geojson(text: str | bytes, *, allowed: Sequence[GeometryKind] = ANYWHERE) -> BaseGeometry:
    """Read the one place that somebody sent, as a bare geometry or a Feature; raise GeometryRefused for anything else."""
    document = read_json(text)
    path = ""
    if document.get("type") == "FeatureCollection":
        raise GeometryRefused(_("Stuur één plek, geen lijst van plekken."), "type")
    if document.get("type") == "Feature":
        if "crs" in document:
            raise GeometryRefused(_("'crs' hoort niet in GeoJSON: gebruik lengte- en breedtegraden."), "crs")
        path, document = "geometry", _member(document, "geometry")
    return build_geometry(document, allowed=allowed, path=path)


def parse_feature_collection(
    text: str | bytes,
    *,
    allowed: Sequence[GeometryKind] = (*ANYWHERE, MULTI_AREA),
    max_bytes: int = 64 * 1024 * 1024,
) -> list[tuple[int, JsonObject, BaseGeometry]]:
    """Read the numbered features of an import file in longitude and latitude: number from 1, properties, place."""
    document = read_json(text, max_bytes=max_bytes, max_depth=12)
    return [
        (
            index + 1,
            properties_of(feature),
            build_geometry(
                _member(feature, "geometry", f"features[{index}]"),
                allowed=allowed,
                path=f"features[{index}].geometry",
                max_positions=200_000,
            ),
        )
        for index, feature in enumerate(features_of(document))
    ]


def features_of(document: JsonObject) -> list[JsonObject]:
    """Return the features of a collection, whatever their geometry, so that an importer can report on each."""
    features = document.get("features")
    if document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise GeometryRefused(_("Hier hoort een GeoJSON-lijst ('FeatureCollection') te staan."), "type")
    for index, feature in enumerate(features):
        if not isinstance(feature, Mapping) or feature.get("type") != "Feature":
            raise GeometryRefused(_("Elk onderdeel van de lijst moet een 'Feature' zijn."), f"features[{index}]")
    return features


def properties_of(feature: JsonObject) -> JsonObject:
    """Return the properties of a feature; none count as an empty set."""
    properties = feature.get("properties")
    return properties if isinstance(properties, Mapping) else {}


def build_geometry(
    document: JsonObject,
    *,
    allowed: Sequence[GeometryKind] = ANYWHERE,
    path: str = "",
    max_positions: int = MAX_POSITIONS,
    srid: int = WGS84,
) -> BaseGeometry:
    """Turn a GeoJSON geometry object into a valid place without heights, its rings in the order RFC 7946 advises."""
    if document.get("type") not in allowed:
        raise GeometryRefused(_("Dit soort plek kan hier niet."), f"{path}.type".strip("."))
    if count_positions(document.get("coordinates")) > max_positions:
        raise GeometryRefused(_("Deze plek heeft te veel punten: ten hoogste %(limit)s.", limit=max_positions), path)
    check_geometry(document, path)
    geometry = shapely.force_2d(shape({"type": document["type"], "coordinates": document["coordinates"]}))
    _check_shape(geometry, path)
    if srid == RD:
        geometry = from_rd(_in_the_netherlands(geometry, path))
    _check_range(geometry, path)
    return shapely.orient_polygons(geometry)


def to_geojson(geometry: BaseGeometry, decimals: int = 6) -> dict[str, Json]:
    """Write a place as a GeoJSON geometry; six decimals of a degree are about ten centimetres."""
    document = mapping(geometry)
    return {"type": document["type"], "coordinates": _rounded(document["coordinates"], decimals)}


def length_m(geometry: BaseGeometry) -> float:
    """Return the length of a line in metres; of an area the length of its edge."""
    return float(to_rd(geometry).length)


def area_m2(geometry: BaseGeometry) -> float:
    """Return the surface of an area in square metres."""
    return float(to_rd(geometry).area)


def to_rd(geometry: BaseGeometry) -> BaseGeometry:
    """Convert longitude and latitude to metres in the national grid; true to about a metre without its correction grid."""
    return shapely.transform(geometry, national_grid.metres)


def from_rd(geometry: BaseGeometry) -> BaseGeometry:
    """Convert metres in the national grid to longitude and latitude."""
    return shapely.transform(geometry, national_grid.degrees)


def bounds(geometry: BaseGeometry) -> tuple[float, float, float, float]:
    """Return west, south, east and north of a place."""
    west, south, east, north = geometry.bounds
    return float(west), float(south), float(east), float(north)


def within(geometry: BaseGeometry, outer: BaseGeometry, margin_m: float = 0.0) -> bool:
    """Tell whether the whole place lies inside another, or at most `margin_m` metres outside it."""
    return bool(_widened(outer, margin_m).covers(to_rd(geometry)))


@lru_cache(maxsize=16)
def _widened(outer: BaseGeometry, margin_m: float) -> BaseGeometry:
    return to_rd(outer).buffer(margin_m) if margin_m else to_rd(outer)


def _member(document: JsonObject, name: str, path: str = "") -> JsonObject:
    value = document.get(name)
    if not isinstance(value, Mapping):
        raise GeometryRefused(_("Er ontbreekt een plek."), f"{path}.{name}".strip("."))
    return value


def _in_the_netherlands(geometry: BaseGeometry, path: str) -> BaseGeometry:
    west, south, east, north = geometry.bounds
    if not (-10_000 <= west <= east <= 300_000 and 290_000 <= south <= north <= 650_000):
        raise GeometryRefused(_("Deze plek ligt buiten Nederland. Zijn dit wel meters van het Rijksdriehoeksstelsel?"), path)
    return geometry


def _check_range(geometry: BaseGeometry, path: str) -> None:
    west, south, east, north = geometry.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise GeometryRefused(_("Deze plek ligt niet op aarde. Gebruik lengtegraad, dan breedtegraad."), path)


def _check_shape(geometry: BaseGeometry, path: str) -> None:
    if geometry.is_empty:
        raise GeometryRefused(_("Deze plek heeft geen punten."), path)
    if isinstance(geometry, LineString | MultiLineString) and geometry.length == 0:
        raise GeometryRefused(_("Een lijn heeft ten minste twee verschillende punten nodig."), path)
    if isinstance(geometry, Polygon | MultiPolygon) and not (geometry.is_valid and geometry.area > 0):
        raise GeometryRefused(_("De rand van dit vlak kruist zichzelf. Teken het opnieuw."), path)


def _rounded(value: Json, decimals: int) -> Json:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_rounded(item, decimals) for item in value]
    return round(value, decimals) if isinstance(value, float) else value
