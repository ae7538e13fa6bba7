"""Reads the layers a municipality brings, and says in plain words what is wrong with one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from flask_babel import gettext as _
from numpy.typing import NDArray
from shapely.errors import ShapelyError

from participatie.kernel.errors import Refused
from participatie.places.basemap.schema import LAYERS, Layer

Geometries = NDArray[np.object_]
Tags = tuple[tuple[str, str | bool], ...]

_MAX_LATITUDE = 85.0
_SUFFIXES = (".geojson", ".json")


class LayerRefused(Refused):
    """A layer that cannot be used: the sentence for its sender, the file, and the feature counted from 1."""

    def __init__(self, message: str, file: str, feature: int | None = None) -> None:
        super().__init__(message)
        self.file = file
        self.feature = feature


@dataclass(frozen=True)
class LayerData:
    """The shapes of one layer in degrees, each with the few properties that the map keeps."""

    layer: Layer
    shapes: Geometries
    tags: list[Tags]


def read_layers(folder: Path) -> list[LayerData]:
    """All layers in a folder, in drawing order; refuses an empty folder and files whose name says nothing."""
    if not folder.is_dir():
        raise LayerRefused(_("De map %(name)s bestaat niet.", name=folder.name), folder.name)
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    found: dict[str, Path] = {}
    for path in files:
        if path.suffix not in _SUFFIXES or path.stem not in LAYERS or path.stem in found:
            raise LayerRefused(
                _("%(file)s is geen laag van de kaart. Gebruik een van deze namen, elk één keer: %(names)s.",
                  file=path.name, names=", ".join(f"{name}.geojson" for name in LAYERS)),
                path.name,
            )  # fmt: skip
        found[path.stem] = path
    if not found:
        raise LayerRefused(_("In de map %(name)s staat geen enkele laag.", name=folder.name), folder.name)
    return [_read(found[name], layer) for name, layer in LAYERS.items() if name in found]


def _read(path: Path, layer: Layer) -> LayerData:
    """One layer; every fault names the file and the feature."""
    features = _features(path)
    shapes: list[shapely.Geometry] = []
    tags: list[Tags] = []
    for number, feature in enumerate(features, start=1):
        shape = _shape(path, number, feature)
        if shape is None or shape.is_empty:
            continue
        if shape.geom_type.removeprefix("Multi") not in layer.shapes:
            raise LayerRefused(
                _("In %(file)s is kenmerk %(number)s een %(shape)s. Dat past niet in deze laag.",
                  file=path.name, number=number, shape=shape.geom_type),
                path.name, number,
            )  # fmt: skip
        _check_degrees(path, number, shape)
        shapes.append(shape)
        tags.append(_tags(path, number, feature, layer))
    array = np.array(shapes, dtype=object)
    invalid = ~shapely.is_valid(array) if len(array) else np.zeros(0, dtype=bool)
    array[invalid] = shapely.make_valid(array[invalid])
    return LayerData(layer, array, tags)


def _features(path: Path) -> Iterator[object]:
    """The features of a GeoJSON file."""
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise LayerRefused(_("%(file)s is geen GeoJSON: we kunnen het niet lezen.", file=path.name), path.name) from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection" or not isinstance(features, list):
        raise LayerRefused(_("%(file)s is geen GeoJSON: we verwachten een FeatureCollection.", file=path.name), path.name)
    return iter(features)


def _shape(path: Path, number: int, feature: object) -> shapely.Geometry | None:
    """The shape of one feature; none where the file says that there is none."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature" or "geometry" not in feature:
        raise LayerRefused(
            _("In %(file)s is kenmerk %(number)s geen Feature.", file=path.name, number=number), path.name, number
        )
    if feature["geometry"] is None:
        return None
    try:
        shape = shapely.geometry.shape(feature["geometry"])
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError) as error:
        raise LayerRefused(
            _("In %(file)s heeft kenmerk %(number)s een vorm die we niet kunnen lezen.", file=path.name, number=number),
            path.name, number,
        ) from error  # fmt: skip
    return shapely.force_2d(shape)


def _check_degrees(path: Path, number: int, shape: shapely.Geometry) -> None:
    """Refuse coordinates that cannot be longitude and latitude; metres are the usual mistake."""
    west, south, east, north = shape.bounds
    if -180 <= west <= east <= 180 and -_MAX_LATITUDE <= south <= north <= _MAX_LATITUDE:
        return
    if 0 <= west <= 300_000 and 290_000 <= south <= 640_000:
        sentence = _(
            "In %(file)s staat kenmerk %(number)s in meters (EPSG:28992). "
            "Zet de laag om naar graden (EPSG:4326) en probeer het opnieuw.",
            file=path.name, number=number,
        )  # fmt: skip
    else:
        sentence = _(
            "In %(file)s ligt kenmerk %(number)s niet op aarde. Coördinaten zijn graden: eerst lengte, dan breedte.",
            file=path.name, number=number,
        )  # fmt: skip
    raise LayerRefused(sentence, path.name, number)


def _tags(path: Path, number: int, feature: object, layer: Layer) -> Tags:
    """Kind, name and bridge; a kind that the map cannot draw is refused, one that is missing gets the usual kind."""
    properties = feature.get("properties") if isinstance(feature, dict) else None
    values = properties if isinstance(properties, dict) else {}
    kind = values.get("kind") or layer.usual_kind
    if not isinstance(kind, str) or (layer.kinds and kind not in layer.kinds):
        raise LayerRefused(
            _("In %(file)s heeft kenmerk %(number)s de soort “%(kind)s”. De kaart kent: %(kinds)s.",
              file=path.name, number=number, kind=str(kind)[:40], kinds=", ".join(layer.kinds)),
            path.name, number,
        )  # fmt: skip
    name = values.get("name")
    tags: list[tuple[str, str | bool]] = [("kind", kind)]
    if layer.keeps_names and isinstance(name, str) and name.strip():
        tags.append(("name", name.strip()))
    if values.get("bridge") is True:
        tags.append(("bridge", True))
    return tuple(tags)
