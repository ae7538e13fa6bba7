"""Elements of a version as files: GeoJSON for maps and designers, CSV for spreadsheets."""

import csv
import io
from collections.abc import Mapping, Sequence

from participatie.kernel.spreadsheet import harmless
from participatie.places.geojson import JsonObject
from participatie.places.geometry import to_geojson
from participatie.streets.balance import sizes_of
from participatie.streets.comparing import Thing
from participatie.streets.models import sort_of

DECIMALS = 7
"""Of a degree: a centimetre."""
COLUMNS = (
    "key",
    "kind",
    "name",
    "label",
    "size",
    "unit",
    "rotation",
    "unit_cost_cents",
    "upkeep_cents",
    "lon",
    "lat",
    "geometry",
)


def elements_document(things: Sequence[Thing], notes: Mapping[str, JsonObject] | None = None) -> JsonObject:
    """A FeatureCollection; `notes` adds properties to elements by key, such as thanks to whom they are there."""
    features: list[JsonObject] = [
        {
            "type": "Feature",
            "geometry": to_geojson(thing.geometry, DECIMALS),
            "properties": {
                "key": thing.key,
                "kind": thing.kind,
                "rotation": thing.rotation,
                "quantity": thing.quantity,
                "unit_cost_cents": thing.unit_cost_cents,
                "upkeep_cents": thing.upkeep_cents,
                "label": thing.label,
                **(notes or {}).get(thing.key, {}),
            },
        }
        for thing in things
        if thing.geometry is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def elements_table(things: Sequence[Thing]) -> str:
    """A table with a line per element; a cell that a spreadsheet would run as a formula gets a quote before it."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for thing, size in zip(things, sizes_of(things), strict=True):
        sort, middle = sort_of(thing.kind), thing.geometry.centroid
        numbers = (thing.rotation, thing.unit_cost_cents, thing.upkeep_cents, f"{middle.x:.7f}", f"{middle.y:.7f}")
        words = (thing.key, thing.kind, str(sort.label), thing.label, f"{size:g}", sort.unit)
        writer.writerow([*map(harmless, words), *numbers, thing.geometry.wkt])
    return written.getvalue()
