"""Reads streets and addresses from CSV or GeoJSON, row by row, without touching the database."""

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import shapely
from flask_babel import gettext as _
from shapely.geometry import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry

from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_line
from participatie.places.boundaries import detect_srid
from participatie.places.geojson import JsonObject, read_json
from participatie.places.geometry import (
    LINE,
    MULTI_LINE,
    POINT,
    GeometryRefused,
    build_geometry,
    features_of,
    from_rd,
    properties_of,
)
from participatie.places.report import Outcome, ReportLine

MAX_BYTES = 128 * 1024 * 1024
_NAMES = {
    "street": ("street", "straat", "straatnaam", "openbareruimte", "openbare_ruimte", "openbareruimtenaam", "name", "naam"),
    "number": ("number", "huisnummer", "nummer"),
    "letter": ("huisletter", "letter"),
    "addition": ("addition", "toevoeging", "huisnummertoevoeging"),
    "postcode": ("postcode", "zip"),
    "town": ("town", "woonplaats", "woonplaatsnaam", "plaats", "city"),
    "lon": ("lon", "longitude", "lengtegraad", "x"),
    "lat": ("lat", "latitude", "breedtegraad", "y"),
}
_POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    """A house number with its street, or a street by itself (`number` is None)."""

    row: int
    street: str
    town: str
    number: int | None
    addition: str
    postcode: str
    place: BaseGeometry


@dataclass(frozen=True)
class GazetteerReading:
    """What a file holds: the rows that can be read, and a line for each row that cannot."""

    rows: tuple[GazetteerRow, ...]
    lines: tuple[ReportLine, ...]


def read_gazetteer(text: bytes) -> GazetteerReading:
    """Read a CSV with a heading or a GeoJSON list of points and lines; raise Refused when it is neither."""
    if len(text) > MAX_BYTES:
        raise Refused(_("Dit is te groot: ten hoogste %(limit)s MB.", limit=MAX_BYTES // 1024**2))
    is_json = text.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"
    source = _features(text) if is_json else _records(text)
    rows: list[GazetteerRow] = []
    lines: list[ReportLine] = []
    for number, (properties, place) in enumerate(source, start=1):
        if is_json and not _value(properties, "street"):
            lines.append(ReportLine(number, "", "", Outcome.SKIPPED, _("Deze lijn heeft geen naam.")))
            continue
        try:
            rows.append(_read_row(number, properties, place))
        except Refused as refusal:
            lines.append(ReportLine(number, "", _value(properties, "street")[:120], Outcome.REFUSED, refusal.message))
    return GazetteerReading(tuple(rows), tuple(lines))


Source = Iterator[tuple[JsonObject, "BaseGeometry | GeometryRefused | None"]]


def _features(text: bytes) -> Source:
    document = read_json(text, max_bytes=MAX_BYTES, max_depth=12)
    features = features_of(document)
    srid = detect_srid(document, features)
    for feature in features:
        geometry = feature.get("geometry")
        place: BaseGeometry | GeometryRefused | None = None
        if isinstance(geometry, Mapping):
            try:
                place = build_geometry(geometry, allowed=(POINT, LINE, MULTI_LINE), srid=srid)
            except GeometryRefused as refusal:
                place = refusal
        yield properties_of(feature), place


def _records(text: bytes) -> Source:
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_("Dit bestand is geen UTF-8. Bewaar het als 'CSV UTF-8'.")) from error
    heading = decoded.partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    reader = csv.DictReader(io.StringIO(decoded, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = {name.strip().lower() for name in reader.fieldnames or ()}
        for field, column in (("street", "straat"), ("lon", "lon"), ("lat", "lat")):
            if columns.isdisjoint(_NAMES[field]):
                raise Refused(_("In het bestand ontbreekt de kolom '%(column)s'.", column=column))
        for record in reader:
            yield {str(name): value for name, value in record.items()}, None
    except csv.Error as error:
        raise Refused(_("Dit bestand is geen goede CSV: regel %(line)s.", line=reader.line_num)) from error


def _read_row(number: int, record: JsonObject, place: BaseGeometry | GeometryRefused | None) -> GazetteerRow:
    properties = {str(name).strip().lower(): value for name, value in record.items()}
    if isinstance(place, GeometryRefused):
        raise place
    street, town = clean_line(_value(properties, "street")), clean_line(_value(properties, "town"))
    if not 0 < len(street) <= 120 or len(town) > 80:
        raise Refused(_("De straatnaam ontbreekt, of een naam is te lang."))
    postcode = _value(properties, "postcode").replace(" ", "").upper()
    if postcode and not _POSTCODE.fullmatch(postcode):
        raise Refused(_("De postcode klopt niet."))
    return GazetteerRow(
        row=number,
        street=street,
        town=town,
        number=_house_number(_value(properties, "number")),
        addition=_addition(properties),
        postcode=postcode,
        place=place if place is not None else _point(properties),
    )


def _house_number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 100_000):
        raise Refused(_("Het huisnummer is geen getal."))
    return int(text)


def _addition(properties: JsonObject) -> str:
    addition = clean_line(_value(properties, "letter") + _value(properties, "addition"))
    if len(addition) > 10:
        raise Refused(_("De toevoeging is te lang."))
    return addition


def _point(properties: JsonObject) -> BaseGeometry:
    try:
        x, y = (float(_value(properties, name).replace(",", ".")) for name in ("lon", "lat"))
    except ValueError as error:
        raise Refused(_("De plek ontbreekt of is geen getal.")) from error
    if not (math.isfinite(x) and math.isfinite(y)):
        raise Refused(_("De plek ontbreekt of is geen getal."))
    point = from_rd(Point(x, y)) if abs(x) > 180 and 0 < x < 300_000 and 300_000 < y < 630_000 else Point(x, y)
    if not (-180 <= point.x <= 180 and -90 <= point.y <= 90):
        raise Refused(_("Deze plek ligt niet op aarde. Gebruik lengtegraad, dan breedtegraad."))
    return point


def _value(properties: Mapping[str, object], field: str) -> str:
    for name in _NAMES[field]:
        value = properties.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def middle_of(places: Iterable[BaseGeometry]) -> Point:
    """A spot to send people to: halfway the longest line, else the point nearest to the middle of the points."""
    parts = shapely.get_parts(list(places))
    lines = [part for part in parts if isinstance(part, LineString)]
    if lines:
        halfway: Point = max(lines, key=lambda line: line.length).interpolate(0.5, normalized=True)
        return halfway
    centre = shapely.MultiPoint(parts).centroid
    nearest: Point = min(parts, key=centre.distance)
    return nearest


def joined(places: Iterable[BaseGeometry]) -> BaseGeometry:
    """The lines of a street as one geometry; where there are only points, its middle."""
    all_places = list(places)
    lines = [part for part in shapely.get_parts(all_places) if isinstance(part, LineString)]
    return shapely.line_merge(MultiLineString(lines)) if lines else middle_of(all_places)
