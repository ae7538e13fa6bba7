"""A GeoJSON list of any length, part by part."""

import json
from collections.abc import Iterator, Mapping
from datetime import date

from shapely.geometry.base import BaseGeometry

from participatie.kernel.spreadsheet import Cell
from participatie.places.geometry import to_geojson

Feature = tuple[int, BaseGeometry | None, Mapping[str, Cell]]


def collection_of(features: Iterator[Feature]) -> Iterator[str]:
    """The FeatureCollection (RFC 7946, so in degrees), a feature at a time: its id, place and properties."""
    yield '{"type":"FeatureCollection","features":['
    for n, (feature_id, geometry, properties) in enumerate(features):
        place = to_geojson(geometry) if geometry is not None else None
        feature = {"type": "Feature", "id": feature_id, "geometry": place, "properties": properties}
        yield ("," if n else "") + json.dumps(feature, ensure_ascii=False, default=_as_text)
    yield "]}"


def _as_text(cell: object) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)
