"""Elements as designers hand them in, from the editor or from a file: read strictly, with what is wrong by feature."""

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_line
from participatie.places.geojson import Json, JsonObject, read_json
from participatie.places.geometry import (
    AREA,
    LINE,
    POINT,
    GeometryKind,
    GeometryRefused,
    build_geometry,
    features_of,
    properties_of,
    to_rd,
)
from participatie.places.national_grid import metres
from participatie.streets.models import SORTS, ElementKind, Unit, sort_of

MOST_ELEMENTS = 5_000
MOST_BYTES = 4 * 1024 * 1024
MOST_POSITIONS = 500
MOST_FAULTS = 200
MARGIN_M = 25.0
LONGEST_LABEL = 80
MOST_QUANTITY = 10_000
MOST_CENTS = 100_000_000
KEY = re.compile(r"[A-Za-z0-9_-]{1,24}", re.ASCII)

_SHAPES: dict[Unit, tuple[GeometryKind, ...]] = {
    Unit.PIECE: (POINT, LINE, AREA),
    Unit.METRE: (LINE,),
    Unit.SQUARE_METRE: (AREA,),
}
_WORDS = {
    "bank": ElementKind.BENCH,
    "boom": ElementKind.TREE,
    "lichtmast": ElementKind.LAMP,
    "lantaarnpaal": ElementKind.LAMP,
    "fietsenrek": ElementKind.BICYCLE_RACK,
    "fietsenstalling": ElementKind.BICYCLE_RACK,
    "afvalbak": ElementKind.CONTAINER,
    "ondergrondse container": ElementKind.CONTAINER,
    "speelvoorziening": ElementKind.PLAY,
    "laadpaal": ElementKind.CHARGING_POINT,
    "drempel": ElementKind.THRESHOLD,
    "zebrapad": ElementKind.CROSSING,
    "parkeervak": ElementKind.PARKING,
    "car": ElementKind.PARKING,
    "bike": ElementKind.BICYCLE_RACK,
    "lichtpunt": ElementKind.LAMP,
    "picknicktafel": ElementKind.BENCH,
}
"""Words of the national map of large-scale topography and of files of designers, for the kinds that we know."""


@dataclass(frozen=True)
class Drawn:
    """One element as it was handed in. See `Element` for what the values mean."""

    key: str
    kind: str
    geometry: BaseGeometry
    rotation: int = 0
    quantity: int = 1
    unit_cost_cents: int = 0
    upkeep_cents: int = 0
    label: str = ""


@dataclass(frozen=True)
class Fault:
    """What is wrong with one feature; `number` counts from 1, `field` is the property or `geometry`."""

    number: int
    field: str
    message: str


@dataclass
class Reading:
    """What a document held: the elements that are good, and what is wrong with the others."""

    drawn: list[Drawn] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    outside: int = 0

    @property
    def is_good(self) -> bool:
        """Whether everything in it can be kept."""
        return not self.faults


KindOf = Callable[[JsonObject], tuple[str, str, str]]
"""From the properties of a feature to its kind, key and label."""


class BadFeature(Exception):
    """A feature that cannot be kept: the sentence, and which field it is about."""

    def __init__(self, field_name: str, message: str) -> None:
        super().__init__(message)
        self.field, self.message = field_name, message


def read_drawn(content: str | bytes, allowed: BaseGeometry) -> Reading:
    """Read a FeatureCollection of elements; all of them lie within `allowed` or MARGIN_M metres around it."""
    return _read(content, allowed, _strict)


def read_foreign(content: str | bytes, allowed: BaseGeometry, *, skip_outside: bool) -> Reading:
    """Read a file of somebody else: keys may be lacking, kinds may be Dutch words, and what lies elsewhere may be left out."""
    reading = _read(content, allowed, _lenient)
    if skip_outside:
        away = [fault for fault in reading.faults if fault.field == "place"]
        reading.outside = len(away)
        reading.faults = [fault for fault in reading.faults if fault.field != "place"]
    return reading


def check_places(geometries: Sequence[BaseGeometry], allowed: BaseGeometry) -> list[bool]:
    """For each place whether it lies within reach of the plan."""
    if not geometries:
        return []
    around = to_rd(allowed).buffer(MARGIN_M)
    shapely.prepare(around)
    return list(shapely.covers(around, shapely.transform(np.array(geometries, dtype=object), metres)))


def check(drawn: Drawn, allowed: BaseGeometry) -> None:
    """Refuse one element that was typed in a form when it lies elsewhere."""
    if not check_places([drawn.geometry], allowed)[0]:
        raise Refused(_outside(), field="x")


def new_key() -> str:
    """A key that no other element has."""
    return f"e{secrets.token_hex(6)}"


def _outside() -> str:
    return _("Dit ligt buiten het plan en de ring eromheen.")


def _read(content: str | bytes, allowed: BaseGeometry, kind_of: KindOf) -> Reading:
    features = features_of(read_json(content, max_bytes=MOST_BYTES, max_depth=8))
    if len(features) > MOST_ELEMENTS:
        raise GeometryRefused(_("Er passen ten hoogste %(limit)s onderdelen in een versie.", limit=MOST_ELEMENTS), "features")
    reading, numbers, seen = Reading(), [], set[str]()
    for number, feature in enumerate(features, 1):
        try:
            drawn = _drawn_of(feature, kind_of, number)
            if drawn.key in seen:
                raise BadFeature("key", _("Deze sleutel staat er twee keer in: %(key)s.", key=drawn.key))
        except BadFeature as bad:
            reading.faults.append(Fault(number, bad.field, bad.message))
            continue
        seen.add(drawn.key)
        reading.drawn.append(drawn)
        numbers.append(number)
    _sift(reading, numbers, allowed)
    return reading


def _sift(reading: Reading, numbers: list[int], allowed: BaseGeometry) -> None:
    inside = check_places([drawn.geometry for drawn in reading.drawn], allowed)
    reading.faults += [Fault(number, "place", _outside()) for number, ok in zip(numbers, inside, strict=True) if not ok]
    reading.faults.sort(key=lambda fault: fault.number)
    reading.drawn = [drawn for drawn, ok in zip(reading.drawn, inside, strict=True) if ok]


def _drawn_of(feature: JsonObject, kind_of: KindOf, number: int) -> Drawn:
    properties = properties_of(feature)
    kind, key, label = kind_of(properties)
    place = feature.get("geometry")
    if not isinstance(place, dict):
        raise BadFeature("geometry", _("Er ontbreekt een plek."))
    try:
        geometry = build_geometry(
            place, allowed=_SHAPES[sort_of(kind).unit], path=f"features[{number - 1}].geometry", max_positions=MOST_POSITIONS
        )
    except GeometryRefused as refusal:
        raise BadFeature("geometry", refusal.message) from refusal
    return Drawn(
        key=key,
        kind=kind,
        geometry=geometry,
        rotation=_whole(properties, "rotation", 0, -360, 360) % 360,
        quantity=_whole(properties, "quantity", 1, 1, MOST_QUANTITY),
        unit_cost_cents=_whole(properties, "unit_cost_cents", 0, 0, MOST_CENTS),
        upkeep_cents=_whole(properties, "upkeep_cents", 0, 0, MOST_CENTS),
        label=label,
    )


def _strict(properties: JsonObject) -> tuple[str, str, str]:
    kind, key = properties.get("kind"), properties.get("key")
    if not isinstance(kind, str) or kind not in SORTS:
        raise BadFeature("kind", _("Dit soort onderdeel kennen we niet."))
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise BadFeature("key", _("Een sleutel bestaat uit ten hoogste 24 letters, cijfers en streepjes."))
    return kind, key, _label(properties.get("label", ""))


def _lenient(properties: JsonObject) -> tuple[str, str, str]:
    typed = properties.get("kind", properties.get("soort", properties.get("type", "")))
    word = typed.strip().casefold() if isinstance(typed, str) else ""
    named = {str(sort.label).casefold(): kind for kind, sort in SORTS.items()}
    kind = word if word in SORTS else named.get(word) or _WORDS.get(word) or ElementKind.OTHER
    key = properties.get("key")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        key = new_key()
    label = properties.get("label", properties.get("naam", ""))
    if kind == ElementKind.OTHER and not label:
        label = word[:LONGEST_LABEL]
    return str(kind), key, _label(label)


def _label(value: Json) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadFeature("label", _("Een naam is tekst."))
    try:
        cleaned = clean_line(value)
    except Refused as refusal:
        raise BadFeature("label", refusal.message) from refusal
    if len(cleaned) > LONGEST_LABEL:
        raise BadFeature("label", _("Een naam heeft ten hoogste %(limit)s tekens.", limit=LONGEST_LABEL))
    return cleaned


def _whole(properties: JsonObject, name: str, otherwise: int, least: int, most: int) -> int:
    value = properties.get(name, otherwise)
    if value is None:
        return otherwise
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise BadFeature(name, _("Hier hoort een getal van %(least)s tot %(most)s.", least=least, most=most))
    return round(value)
