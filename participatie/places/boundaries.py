"""Reads boundaries as Statistics Netherlands (CBS) and others publish them, row by row, without touching the database."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_line
from participatie.places.geojson import Json, JsonObject, read_json
from participatie.places.geometry import (
    AREA,
    MULTI_AREA,
    RD,
    WGS84,
    build_geometry,
    features_of,
    properties_of,
)
from participatie.places.models import AreaLevel
from participatie.places.report import Outcome, ReportLine

MAX_BYTES = 64 * 1024 * 1024
MAX_POSITIONS = 200_000
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,19}", re.ASCII)
_LEVELS = {
    "municipality": AreaLevel.MUNICIPALITY,
    "gemeente": AreaLevel.MUNICIPALITY,
    "district": AreaLevel.DISTRICT,
    "wijk": AreaLevel.DISTRICT,
    "village": AreaLevel.VILLAGE,
    "dorp": AreaLevel.VILLAGE,
    "kern": AreaLevel.VILLAGE,
    "neighbourhood": AreaLevel.NEIGHBOURHOOD,
    "buurt": AreaLevel.NEIGHBOURHOOD,
}
_PREFIXES = {"GM": AreaLevel.MUNICIPALITY, "WK": AreaLevel.DISTRICT, "BU": AreaLevel.NEIGHBOURHOOD}
# The names that CBS used over the years for code and name, the most specific level first.
_LAYERS = (
    (("code", "statcode", "gebiedscode"), ("name", "naam", "statnaam")),
    (("bu_code", "buurtcode"), ("bu_naam", "buurtnaam")),
    (("wk_code", "wijkcode"), ("wk_naam", "wijknaam")),
    (("gm_code", "gemeentecode"), ("gm_naam", "gemeentenaam")),
)
_POPULATION = ("population", "inwoners", "aantal_inwoners", "aantalinwoners", "aant_inw", "bevolking")
_CBS_PARENT = {AreaLevel.DISTRICT: ("GM", 6), AreaLevel.NEIGHBOURHOOD: ("WK", 8)}


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area as the file describes it. `parent_code` is said by the file; `parent_guess` follows from the code."""

    row: int
    code: str
    name: str
    level: AreaLevel
    parent_code: str
    parent_guess: str
    geometry: BaseGeometry
    population: int | None


@dataclass(frozen=True)
class AreaReading:
    """What a file holds: the rows that can be read, and a line for each row that cannot or need not."""

    rows: tuple[AreaRow, ...]
    lines: tuple[ReportLine, ...]


def read_areas(text: str | bytes, srid: int | None = None) -> AreaReading:
    """Read a GeoJSON file of areas; raise GeometryRefused when it is no such file at all.

    Without `srid` the coordinates themselves tell whether they are degrees (4326) or metres (28992).
    """
    document = read_json(text, max_bytes=MAX_BYTES, max_depth=16)
    features = features_of(document)
    srid = srid or detect_srid(document, features)
    rows: list[AreaRow] = []
    lines: list[ReportLine] = []
    seen: set[str] = set()
    for number, feature in enumerate(features, start=1):
        properties = {name.lower(): value for name, value in properties_of(feature).items()}
        code, name = _code_and_name(properties)
        try:
            if _text(properties, ("h2o", "water")).upper() in ("JA", "B"):
                lines.append(ReportLine(number, code, name, Outcome.SKIPPED, _("Dit is water.")))
                continue
            row = _read_row(number, code, name, properties, feature, srid)
            if row.code in seen:
                raise Refused(_("Deze code staat vaker in het bestand."))
            seen.add(row.code)
            rows.append(row)
        except Refused as refusal:
            lines.append(ReportLine(number, code, name, Outcome.REFUSED, refusal.message))
    return AreaReading(tuple(rows), tuple(lines))


def detect_srid(document: JsonObject, features: Iterable[JsonObject]) -> int:
    """Tell degrees from metres, by the old `crs` member if there is one, else by the first coordinate."""
    declared = str(document.get("crs", ""))
    if "28992" in declared:
        return RD
    if "4326" in declared or "CRS84" in declared:
        return WGS84
    for feature in features:
        geometry = feature.get("geometry")
        value: Json = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
        while isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, int | float):
            return RD if abs(value) > 180 else WGS84
    return WGS84


def _read_row(number: int, code: str, name: str, properties: JsonObject, feature: JsonObject, srid: int) -> AreaRow:
    if not _CODE.fullmatch(code):
        raise Refused(_("De code ontbreekt of is geen code."))
    name = clean_line(name)
    if not 0 < len(name) <= 120:
        raise Refused(_("De naam ontbreekt of is langer dan 120 tekens."))
    level = _level(code, properties)
    geometry = feature.get("geometry")
    if not isinstance(geometry, Mapping):
        raise Refused(_("De grens ontbreekt."))
    return AreaRow(
        row=number,
        code=code,
        name=name,
        level=level,
        parent_code="" if level is AreaLevel.MUNICIPALITY else _parent(level, properties),
        parent_guess=_guess(code, level),
        geometry=build_geometry(geometry, allowed=(AREA, MULTI_AREA), max_positions=MAX_POSITIONS, srid=srid),
        population=_population(properties),
    )


def _code_and_name(properties: JsonObject) -> tuple[str, str]:
    for codes, names in _LAYERS:
        if code := _text(properties, codes):
            return code, _text(properties, names)
    return "", _text(properties, _LAYERS[0][1])


def _level(code: str, properties: JsonObject) -> AreaLevel:
    said = _text(properties, ("level", "niveau")).lower()
    level = _LEVELS.get(said) if said else _PREFIXES.get(code[:2].upper())
    if level is None:
        raise Refused(_("Het niveau ontbreekt of is onbekend: gemeente, wijk, kern of buurt."))
    return level


def _parent(level: AreaLevel, properties: JsonObject) -> str:
    said = _text(properties, ("parent", "parent_code", "hoort_bij"))
    if not said and level is AreaLevel.NEIGHBOURHOOD:
        said = _text(properties, ("wk_code", "wijkcode"))
    return said or (_text(properties, ("gm_code", "gemeentecode")) if level is not AreaLevel.NEIGHBOURHOOD else "")


def _guess(code: str, level: AreaLevel) -> str:
    """Return the code of the parent as CBS composes codes: BU08280103 lies in WK082801, that lies in GM0828."""
    prefix, length = _CBS_PARENT.get(level, ("", 0))
    return f"{prefix}{code[2:length]}" if prefix and re.fullmatch(r"(WK\d{6}|BU\d{8})", code, re.ASCII) else ""


def _population(properties: JsonObject) -> int | None:
    """Return the number of inhabitants; CBS writes a secret or unknown number as a large negative one."""
    value = next((properties[name] for name in _POPULATION if properties.get(name) not in (None, "")), None)
    if value is None:
        return None
    try:
        number = int(str(value).removesuffix(".0"))
    except ValueError as error:
        raise Refused(_("Het aantal inwoners is geen geheel getal.")) from error
    return number if 0 <= number < 100_000_000 else None


def _text(properties: JsonObject, names: Iterable[str]) -> str:
    for name in names:
        value = properties.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""
