"""Files with initiatives, read into rows: CSV and GeoJSON, with the columns under whatever name they have."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from flask_babel import gettext as _
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_body, clean_line
from participatie.places.geometry import parse_feature_collection

COLUMNS = ("title", "lead", "story", "theme", "area_code", "lon", "lat", "place_name", "published_on", "reference")


@dataclass(frozen=True)
class Row:
    """One initiative in a file. A place is a geometry or the code of an area."""

    number: int
    title: str
    lead: str
    story: str
    theme: str
    geometry: BaseGeometry | None
    area_code: str
    place_name: str
    published_at: datetime | None
    reference: str | None


@dataclass(frozen=True)
class RowError:
    """What is wrong, and where: the row as people count (the first below the header is 1), and the column."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class Table:
    """All rows of a file that could be read, and what could not."""

    rows: list[Row]
    errors: list[RowError]


def read_table(content: bytes, name: str, mapping: Mapping[str, str]) -> Table:
    """Read a file by its name's ending. `mapping` says which column of the file is which of ours: {"title": "titel"}."""
    records = _geojson(content) if name.lower().endswith((".geojson", ".json")) else _csv(content)
    rows: list[Row] = []
    errors: list[RowError] = []
    for number, (record, geometry) in enumerate(records, start=1):
        values = {ours: record.get(mapping.get(ours, ours), "") for ours in COLUMNS}
        found, wrong = _row(number, values, geometry)
        errors.extend(wrong)
        if found is not None:
            rows.append(found)
    return Table(rows, errors)


Record = tuple[Mapping[str, str], BaseGeometry | None]


def _csv(content: bytes) -> Iterator[Record]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_("Dit bestand is geen UTF-8. Bewaar het opnieuw als CSV UTF-8."), field="file") from error
    header = text.split("\n", 1)[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if header.count(";") > header.count(",") else ",")
    for record in reader:
        yield {name: value or "" for name, value in record.items() if isinstance(name, str)}, None


def _geojson(content: bytes) -> Iterator[Record]:
    for _number, properties, geometry in parse_feature_collection(content):
        yield {name: _as_text(value) for name, value in (properties or {}).items()}, geometry


def _as_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _as_text(value[0]) if value else ""
    return value if isinstance(value, str) else json.dumps(value)


def _row(number: int, values: Mapping[str, str], geometry: BaseGeometry | None) -> tuple[Row | None, list[RowError]]:
    errors: list[RowError] = []
    title = _line(number, "title", values["title"], 120, errors)
    if not title:
        errors.append(RowError(number, "title", _("De titel ontbreekt.")))
    place = geometry or _point(number, values["lon"], values["lat"], errors)
    if place is None and not values["area_code"] and not errors:
        errors.append(RowError(number, "lon", _("Geef een plek: lon en lat, of de code van een gebied.")))
    published_at = _moment(number, values["published_on"], errors)
    lead = _line(number, "lead", values["lead"], 300, errors)
    place_name = _line(number, "place_name", values["place_name"], 120, errors)
    reference = _line(number, "reference", values["reference"], 120, errors)
    if errors:
        return None, errors
    story = clean_body(values["story"])
    area_code = values["area_code"].strip()
    return Row(
        number, title, lead, story, values["theme"].strip(), place, area_code, place_name, published_at, reference or None
    ), []


def _line(number: int, column: str, text: str, limit: int, errors: list[RowError]) -> str:
    try:
        line = clean_line(text)
    except Refused as refusal:
        errors.append(RowError(number, column, refusal.message))
        return ""
    if len(line) > limit:
        errors.append(RowError(number, column, _("Deze tekst is langer dan %(limit)s tekens.", limit=limit)))
    return line


def _point(number: int, lon: str, lat: str, errors: list[RowError]) -> BaseGeometry | None:
    if not lon and not lat:
        return None
    values: list[float] = []
    for column, text, limit in (("lon", lon, 180), ("lat", lat, 90)):
        try:
            value = float(text.replace(",", "."))
        except ValueError:
            value = float("nan")
        if not -limit <= value <= limit:
            errors.append(RowError(number, column, _("%(text)s is geen graad.", text=text or "-")))
        values.append(value)
    return None if errors else Point(*values)


def _moment(number: int, text: str, errors: list[RowError]) -> datetime | None:
    if not text.strip():
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        errors.append(RowError(number, "published_on", _("%(text)s is geen datum. Schrijf 2026-11-21.", text=text)))
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
