"""The bounds of a plan that have a place, as a layer on its map that can be switched, with a legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from participatie.places.geojson import Json
from participatie.places.geometry import to_geojson
from participatie.streets.models import BoundKind, Firmness, PlanBound

ICONS = {
    BoundKind.PIPES: "route",
    BoundKind.CABLES: "bolt",
    BoundKind.EMERGENCY: "shield-check",
    BoundKind.PARKING: "parking",
    BoundKind.TREES: "trees",
    BoundKind.BUDGET: "scale",
    BoundKind.OTHER: "info-circle",
}
TONES = {Firmness.OPEN: "leaf", Firmness.SOFT: "sun", Firmness.HARD: "brick"}
SIGNS = {Firmness.OPEN: "edit", Firmness.SOFT: "scale", Firmness.HARD: "lock"}
TITLES = {
    Firmness.OPEN: _l("Dit kan nog anders"),
    Firmness.SOFT: _l("Alleen met een goede reden"),
    Firmness.HARD: _l("Dit ligt vast"),
}


@dataclass(frozen=True)
class LayerRow:
    """One firmness in the legend: what it is called, its sign, and how many places have it."""

    firmness: str
    label: str
    icon: str
    amount: int


@dataclass(frozen=True)
class BoundLayer:
    """What the map loads of the bounds, and the rows of its legend; no rows when none has a place."""

    rows: list[LayerRow]
    collection: Json


def layer_of(standing: Sequence[PlanBound]) -> BoundLayer:
    """The bounds that have a place."""
    placed = [bound for bound in standing if bound.geometry is not None and bound.firmness in set(Firmness)]
    counts = {firmness: sum(bound.firmness == firmness for bound in placed) for firmness in Firmness}
    rows = [LayerRow(firmness.value, str(TITLES[firmness]), SIGNS[firmness], n) for firmness, n in counts.items() if n]
    features: list[Json] = [_feature(bound, bound.geometry) for bound in placed if bound.geometry is not None]
    return BoundLayer(rows, {"type": "FeatureCollection", "features": features} if features else None)


def icon_of(bound: PlanBound) -> str:
    """The sign of what a bound is about."""
    return ICONS[BoundKind(bound.kind)] if bound.kind in set(BoundKind) else ICONS[BoundKind.OTHER]


def _feature(bound: PlanBound, geometry: BaseGeometry) -> Json:
    firmness = Firmness(bound.firmness)
    at = geometry.interpolate(0.5, normalized=True) if isinstance(geometry, LineString) else geometry.representative_point()
    return {
        "type": "Feature",
        "id": f"bound-{bound.id}",
        "geometry": to_geojson(geometry, 7),
        "properties": {
            "firmness": firmness.value,
            "tone": TONES[firmness],
            "icon": SIGNS[firmness],
            "state": str(TITLES[firmness]),
            "title": bound.title,
            "reason": bound.reason,
            "at": [round(at.x, 7), round(at.y, 7)],
        },
    }
