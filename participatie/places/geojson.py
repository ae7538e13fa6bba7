"""GeoJSON as text: what RFC 7946 demands of a document, checked before any geometry is built."""

import itertools
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from flask_babel import gettext as _

from participatie.kernel.errors import Refused

MAX_BYTES = 256 * 1024
MAX_POSITIONS = 5_000
MAX_DEPTH = 5
"""Brackets inside brackets: a Feature that holds a polygon needs exactly five."""

Json: TypeAlias = "None | bool | int | float | str | Sequence[Json] | Mapping[str, Json]"
JsonObject: TypeAlias = "Mapping[str, Json]"

_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
_LEVELS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_GEOMETRIES = frozenset({*_LEVELS, "GeometryCollection"})
_FOREIGN = {
    "Geometry": ("geometry", "properties", "features"),
    "Feature": ("features", "coordinates", "geometries"),
    "FeatureCollection": ("geometry", "properties", "coordinates", "geometries"),
}
_LONGEST_INTEGER = 18


class GeometryRefused(Refused):
    """A place that cannot be accepted, with the sentence for its sender and the path to the fault in the document."""

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(message)
        self.path = path


def read_json(text: str | bytes, *, max_bytes: int = MAX_BYTES, max_depth: int = MAX_DEPTH) -> JsonObject:
    """Read one JSON object, refusing what Python lets pass: double keys, NaN, endless numbers and endless nesting."""
    decoded = _decode(text, max_bytes)
    _check_depth(decoded, max_depth)
    try:
        document = json.loads(
            decoded,
            object_pairs_hook=_object_without_double_keys,
            parse_constant=_refuse_constant,
            parse_float=_finite_float,
            parse_int=_bounded_integer,
        )
    except json.JSONDecodeError as error:
        raise GeometryRefused(
            _("Dit is geen geldig GeoJSON-bestand: de tekst is geen JSON."), f"line {error.lineno}, column {error.colno}"
        ) from error
    return _object(document, "")


def check_document(document: JsonObject, *, strict: bool = False) -> None:
    """Refuse a document that breaks RFC 7946; `strict` also refuses what the standard only advises against."""
    _DocumentCheck(strict=strict).document(document)


def check_geometry(geometry: JsonObject, path: str = "") -> None:
    """Refuse a geometry object that breaks RFC 7946."""
    _DocumentCheck(strict=False).geometry(geometry, path)


def parse_document(text: str | bytes, *, max_bytes: int = 64 * 1024 * 1024) -> JsonObject:
    """Read any GeoJSON document to the letter of RFC 7946, its advice on ring order and collections included."""
    document = read_json(text, max_bytes=max_bytes, max_depth=32)
    check_document(document, strict=True)
    return document


def count_positions(coordinates: Json) -> int:
    """Count the positions in an array of coordinates, however deep."""
    return sum(1 for _position in _positions(coordinates))


class _DocumentCheck:
    """One walk through a document; `strict` is fixed for the whole walk."""

    def __init__(self, *, strict: bool) -> None:
        self.strict = strict

    def document(self, document: JsonObject) -> None:
        kind = document.get("type")
        if kind == "FeatureCollection":
            self.feature_collection(document)
        elif kind == "Feature":
            self.feature(document, "")
        else:
            self.geometry(document, "")

    def feature_collection(self, collection: JsonObject) -> None:
        self.members(collection, "FeatureCollection", "")
        for index, feature in enumerate(_array(collection.get("features"), "features")):
            path = f"features[{index}]"
            self.feature(_object(feature, path), path)

    def feature(self, feature: JsonObject, path: str) -> None:
        if feature.get("type") != "Feature":
            raise GeometryRefused(_("Elk onderdeel van de lijst moet een 'Feature' zijn."), _join(path, "type"))
        self.members(feature, "Feature", path)
        if not isinstance(feature.get("properties"), Mapping | None) or "properties" not in feature:
            raise GeometryRefused(_("'properties' moet een object of null zijn."), _join(path, "properties"))
        identifier = feature.get("id", "")
        if isinstance(identifier, bool) or not isinstance(identifier, str | int | float):
            raise GeometryRefused(_("'id' moet tekst of een getal zijn."), _join(path, "id"))
        if "geometry" not in feature:
            raise GeometryRefused(_("Er staat geen 'geometry' in."), _join(path, "geometry"))
        if feature["geometry"] is not None:
            self.geometry(_object(feature["geometry"], _join(path, "geometry")), _join(path, "geometry"))

    def geometry(self, geometry: JsonObject, path: str) -> None:
        kind = geometry.get("type")
        if not isinstance(kind, str) or kind not in _GEOMETRIES:
            raise GeometryRefused(_("Dit soort plek kent GeoJSON niet."), _join(path, "type"))
        self.members(geometry, "Geometry", path)
        if kind == "GeometryCollection":
            self.geometry_collection(geometry, path)
            return
        coordinates = geometry.get("coordinates")
        _check_nesting(coordinates, _LEVELS[kind], _join(path, "coordinates"))
        self.shape(kind, coordinates, _join(path, "coordinates"))

    def geometry_collection(self, collection: JsonObject, path: str) -> None:
        members = _array(collection.get("geometries"), _join(path, "geometries"))
        if self.strict and len(members) == 1:
            raise GeometryRefused(_("Een verzameling van één plek hoort die plek zelf te zijn."), _join(path, "geometries"))
        for index, member in enumerate(members):
            inner = f"{_join(path, 'geometries')}[{index}]"
            geometry = _object(member, inner)
            if self.strict and geometry.get("type") == "GeometryCollection":
                raise GeometryRefused(_("Een verzameling in een verzameling hoort niet."), inner)
            self.geometry(geometry, inner)

    def members(self, thing: JsonObject, role: str, path: str) -> None:
        for name in _FOREIGN[role]:
            if name in thing:
                raise GeometryRefused(_("'%(name)s' hoort hier niet.", name=name), _join(path, name))
        if "crs" in thing:
            raise GeometryRefused(_("'crs' hoort niet in GeoJSON: gebruik lengte- en breedtegraden."), _join(path, "crs"))
        if "bbox" in thing:
            _check_bounding_box(thing["bbox"], _join(path, "bbox"))

    def shape(self, kind: str, coordinates: Json, path: str) -> None:
        for line, inner in _parts(coordinates, path, _LEVELS[kind] - 1) if "Line" in kind else ():
            if len(line) < 2:
                raise GeometryRefused(_("Een lijn heeft ten minste twee punten nodig."), inner)
        for polygon, inner in _parts(coordinates, path, _LEVELS[kind] - 2) if "Polygon" in kind else ():
            for index, ring in enumerate(polygon):
                self.ring(_array(ring, inner), f"{inner}[{index}]", is_hole=index > 0)

    def ring(self, ring: Sequence[Json], path: str, *, is_hole: bool) -> None:
        if len(ring) < 4:
            raise GeometryRefused(_("De rand van een vlak heeft ten minste vier punten nodig."), path)
        if ring[0] != ring[-1]:
            raise GeometryRefused(_("De rand van een vlak moet eindigen waar hij begint."), path)
        if self.strict and _turns_left(ring) is is_hole:
            raise GeometryRefused(_("De punten van de rand staan in de verkeerde volgorde."), path)


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _decode(text: str | bytes, max_bytes: int) -> str:
    size = len(text) if isinstance(text, bytes) else len(text.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise GeometryRefused(_("Dit is te groot: ten hoogste %(limit)s kB.", limit=max_bytes // 1024))
    try:
        return text.decode("utf-8") if isinstance(text, bytes) else text
    except UnicodeDecodeError as error:
        raise GeometryRefused(_("Dit is geen geldig GeoJSON-bestand: de tekst is geen UTF-8.")) from error


def _check_depth(text: str, max_depth: int) -> None:
    depth = 0
    for match in _BRACKETS.finditer(text):
        token = match.group()
        depth += (token in ("[", "{")) - (token in ("]", "}"))
        if depth > max_depth:
            raise GeometryRefused(
                _("Dit is te diep genest: ten hoogste %(limit)s lagen.", limit=max_depth), f"character {match.start()}"
            )


def _object_without_double_keys(pairs: list[tuple[str, Json]]) -> JsonObject:
    result = dict(pairs)
    if len(result) < len(pairs):
        raise GeometryRefused(_("Een naam komt twee keer voor in hetzelfde object."))
    return result


def _refuse_constant(_name: str) -> None:
    raise GeometryRefused(_("Een coördinaat moet een gewoon getal zijn."))


def _finite_float(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise GeometryRefused(_("Een coördinaat moet een gewoon getal zijn."))
    return number


def _bounded_integer(text: str) -> int:
    if len(text) > _LONGEST_INTEGER:
        raise GeometryRefused(_("Er staat een veel te lang getal in."))
    return int(text)


def _object(value: Json, path: str) -> JsonObject:
    if not isinstance(value, Mapping):
        raise GeometryRefused(_("Hier hoort een object te staan."), path)
    return value


def _array(value: Json, path: str) -> Sequence[Json]:
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise GeometryRefused(_("Hier hoort een lijst te staan."), path)
    return value


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _check_nesting(value: Json, level: int, path: str) -> None:
    items = _array(value, path)
    if level == 0:
        if not 2 <= len(items) <= 3 or not all(_is_number(item) for item in items):
            raise GeometryRefused(_("Een punt bestaat uit twee getallen: lengtegraad en breedtegraad."), path)
        return
    for index, item in enumerate(items):
        _check_nesting(item, level - 1, f"{path}[{index}]")


def _check_bounding_box(box: Json, path: str) -> None:
    numbers = _array(box, path)
    if len(numbers) not in (4, 6) or not all(_is_number(number) for number in numbers):
        raise GeometryRefused(_("'bbox' bestaat uit vier of zes getallen."), path)


def _parts(value: Json, path: str, level: int) -> Iterator[tuple[Sequence[Json], str]]:
    items = _array(value, path)
    if level == 0:
        yield items, path
        return
    for index, item in enumerate(items):
        yield from _parts(item, f"{path}[{index}]", level - 1)


def _positions(value: Json) -> Iterator[list[Json]]:
    if not isinstance(value, list):
        return
    if value and not isinstance(value[0], list):
        yield value
        return
    for item in value:
        yield from _positions(item)


def _turns_left(ring: Sequence[Json]) -> bool:
    """Tell whether a ring of checked positions runs counter-clockwise: twice its signed surface is positive."""
    points = [(x, y) for x, y, *_height in _positions(list(ring)) if isinstance(x, int | float) and isinstance(y, int | float)]
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in itertools.pairwise(points)) > 0
