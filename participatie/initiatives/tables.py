"""Files with initiatives, read into rows: CSV and GeoJSON, with the columns under whatever name they have."""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from flask_babel import gettext as _
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from participatie.kernel.clock import AMSTERDAM, now
from participatie.kernel.delimited import MOST_ROWS, read_delimited
from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_body, clean_line
from participatie.places.boundaries import detect_srid
from participatie.places.geojson import JsonObject, read_json
from participatie.places.geometry import ANYWHERE, MULTI_AREA, build_geometry, features_of, from_rd, properties_of

COLUMNS = (
    "title",
    "lead",
    "story",
    "why",
    "theme",
    "area_code",
    "lon",
    "lat",
    "address",
    "place_name",
    "published_on",
    "author",
    "reference",
)
MAX_BYTES = 10 * 1024 * 1024
MAX_POSITIONS = 5_000
LONGEST_STORY = 10_000
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[ T]+(\d{1,2}):(\d{2})(?::\d{2})?)?", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})([ T].*)?", re.ASCII)


@dataclass(frozen=True)
class Row:
    """One initiative in a file. A place is a geometry, an address or the code of an area, in that order of preference."""

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
    why: str = ""
    address: str = ""
    author: str = ""


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


@dataclass(frozen=True)
class Record:
    """One row of a file as it is, with its place when the file is GeoJSON, or what is wrong with that place."""

    values: Mapping[str, str]
    geometry: BaseGeometry | None = None
    refusal: str = ""


@dataclass(frozen=True)
class Records:
    """A file as it is: the names of its columns, and its rows."""

    columns: tuple[str, ...]
    records: tuple[Record, ...]


def is_geojson(content: bytes) -> bool:
    """Whether a file is GeoJSON rather than a table, by how it begins."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def read_records(content: bytes) -> Records:
    """Read a file without knowing its columns; refused as a whole when it is no table and no GeoJSON."""
    if len(content) > MAX_BYTES:
        raise Refused(_("Dit is te groot: ten hoogste %(limit)s MB.", limit=MAX_BYTES // 1024**2), field="file")
    if is_geojson(content):
        records = tuple(_features(content))
        return Records(tuple(dict.fromkeys(name for record in records for name in record.values)), records)
    table = read_delimited(content)
    return Records(tuple(name for name in table.columns if name), tuple(Record(row) for row in table.rows))


def read_table(content: bytes, mapping: Mapping[str, str]) -> Table:
    """Read the initiatives of a file. `mapping` says which column of the file is which of ours: {"title": "titel"}."""
    rows: list[Row] = []
    errors: list[RowError] = []
    for number, record in enumerate(read_records(content).records, start=1):
        values = {ours: record.values.get(mapping.get(ours, ours), "") for ours in COLUMNS}
        found, wrong = _row(number, values, record)
        errors.extend(wrong)
        if found is not None:
            rows.append(found)
    return Table(rows, errors)


def _features(content: bytes) -> Iterator[Record]:
    document = read_json(content, max_bytes=MAX_BYTES, max_depth=12)
    features = features_of(document)
    if len(features) > MOST_ROWS:
        raise Refused(_("Er zijn te veel rijen: ten hoogste %(limit)s in een keer.", limit=MOST_ROWS), field="file")
    srid = detect_srid(document, features)
    for feature in features:
        values = {name: as_text(value) for name, value in properties_of(feature).items() if name}
        if isinstance(feature.get("id"), str | int):
            values.setdefault("id", as_text(feature["id"]))
        yield _placed(values, feature, srid)


def _placed(values: Mapping[str, str], feature: JsonObject, srid: int) -> Record:
    geometry = feature.get("geometry")
    if not isinstance(geometry, Mapping):
        return Record(values)
    try:
        allowed = (*ANYWHERE, MULTI_AREA)
        return Record(values, build_geometry(geometry, allowed=allowed, srid=srid, max_positions=MAX_POSITIONS))
    except Refused as refusal:
        return Record(values, None, refusal.message)


def as_text(value: object) -> str:
    """A value of JSON as the text of a cell: of a list the first."""
    if value is None:
        return ""
    if isinstance(value, list):
        return as_text(value[0]) if value else ""
    return value if isinstance(value, str) else json.dumps(value)


def _row(number: int, values: Mapping[str, str], record: Record) -> tuple[Row | None, list[RowError]]:
    errors: list[RowError] = []
    if record.refusal:
        errors.append(RowError(number, "lon", record.refusal))
    if "" in record.values:
        errors.append(RowError(number, "", too_many_cells()))
    title = read_line(number, "title", values["title"], 120, errors)
    if not title and not any(error.column == "title" for error in errors):
        errors.append(RowError(number, "title", _("De titel ontbreekt.")))
    place = record.geometry or _point(number, values["lon"], values["lat"], errors)
    area_code = read_line(number, "area_code", values["area_code"], 20, errors)
    address = read_line(number, "address", values["address"], 120, errors)
    if place is None and not area_code and not address and not errors:
        errors.append(RowError(number, "lon", _("Geef een plek: lon en lat, een adres, of de code van een gebied.")))
    published_at = read_moment(number, "published_on", values["published_on"], errors)
    row = Row(
        number=number,
        title=title,
        lead=read_line(number, "lead", values["lead"], 300, errors),
        story=read_body(number, "story", values["story"], LONGEST_STORY, errors),
        theme=values["theme"].strip(),
        geometry=place,
        area_code=area_code,
        place_name=read_line(number, "place_name", values["place_name"], 120, errors),
        published_at=published_at,
        reference=read_line(number, "reference", values["reference"], 70, errors) or None,
        why=read_body(number, "why", values["why"], LONGEST_STORY, errors),
        address=address,
        author=read_line(number, "author", values["author"], 60, errors),
    )
    return (None if errors else row), errors


def too_many_cells() -> str:
    """What is said of a row that is longer than the heading."""
    return _("Deze rij heeft meer cellen dan de kop. Kijk of er een scheidingsteken te veel staat.")


def read_line(number: int, column: str, text: str, limit: int, errors: list[RowError]) -> str:
    """A cell with one line; what is wrong with it joins the errors."""
    try:
        line = clean_line(text)
    except Refused as refusal:
        errors.append(RowError(number, column, refusal.message))
        return ""
    if len(line) > limit:
        errors.append(RowError(number, column, _("Deze tekst is langer dan %(limit)s tekens.", limit=limit)))
    return line


def read_body(number: int, column: str, text: str, limit: int, errors: list[RowError]) -> str:
    """A cell with a longer text."""
    body = clean_body(text)
    if len(body) > limit:
        errors.append(RowError(number, column, _("Deze tekst is langer dan %(limit)s tekens.", limit=limit)))
    return body


def _point(number: int, lon: str, lat: str, errors: list[RowError]) -> BaseGeometry | None:
    """A place in degrees or, by the size of its numbers, in metres of the national grid (RD)."""
    if not lon.strip() and not lat.strip():
        return None
    values = [_number(text) for text in (lon, lat)]
    x, y = values
    if 0 < x < 300_000 and 300_000 < y < 630_000:
        return from_rd(Point(x, y))
    wrong = [
        RowError(number, column, _("%(text)s is geen graad.", text=text.strip()[:40] or "-"))
        for column, text, value, limit in (("lon", lon, x, 180), ("lat", lat, y, 90))
        if not -limit <= value <= limit
    ]
    errors.extend(wrong)
    return None if wrong else Point(x, y)


def _number(text: str) -> float:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return math.nan
    return value if math.isfinite(value) else math.nan


def read_moment(number: int, column: str, text: str, errors: list[RowError]) -> datetime | None:
    """A day or moment, as 2026-11-21 or 21-11-2026; without a zone it is that of Amsterdam. Not one that has still to come."""
    text = text.strip()
    if not text:
        return None
    try:
        moment = _moment(text)
    except ValueError:
        if _DUTCH_DAY.fullmatch(text) or _ISO_DAY.fullmatch(text):
            sentence = _("%(text)s bestaat niet.", text=text[:40])
        else:
            sentence = _("%(text)s is geen datum. Schrijf 21-11-2026.", text=text[:40])
        errors.append(RowError(number, column, sentence))
        return None
    if moment > now():
        errors.append(RowError(number, column, _("%(text)s moet nog komen.", text=text[:40])))
    return moment


def _moment(text: str) -> datetime:
    if dutch := _DUTCH_DAY.fullmatch(text):
        day, month, year, hour, minute = (int(part or 0) for part in dutch.groups())
        return datetime.combine(date(year, month, day), time(hour, minute), AMSTERDAM)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
