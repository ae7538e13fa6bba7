"""The drawing board: local metres around one point, and the way from there to EPSG:28992 and GeoJSON."""

from collections.abc import Iterable, Sequence
from typing import TypedDict

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Coordinates = NDArray[np.float64]
Properties = dict[str, str | int | bool]

ORIGIN = (157_200.0, 431_200.0)
"""Where local (0, 0) lies in EPSG:28992."""

EXTENT = (-7_000.0, -5_300.0, 7_000.0, 5_300.0)
"""West, south, east and north edge of the drawing in local metres."""

DECIMALS = 7
"""One centimetre, the precision of every coordinate that leaves this package."""

# The Helmert parameters are written out so that a machine with a grid file gives the same digits as one without.
_RD = (
    "+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 +y_0=463000 "
    "+ellps=bessel +units=m +towgs84=565.4171,50.3319,465.5524,1.9342,-1.6677,9.1019,4.0725"
)
_TO_DEGREES = Transformer.from_crs(_RD, "+proj=longlat +datum=WGS84", always_xy=True)


class Feature(TypedDict):
    """One GeoJSON feature."""

    type: str
    properties: Properties
    geometry: dict[str, object]


class FeatureCollection(TypedDict):
    """One GeoJSON feature collection."""

    type: str
    name: str
    features: list[Feature]


def to_degrees(points: Coordinates) -> Coordinates:
    """Local metres to longitude and latitude, rounded to a centimetre."""
    lon, lat = _TO_DEGREES.transform(points[:, 0] + ORIGIN[0], points[:, 1] + ORIGIN[1])
    return np.round(np.column_stack([lon, lat]), DECIMALS)


def project(geometries: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """The same shapes in degrees; a corner that two shapes share stays shared."""
    array = np.array(list(geometries), dtype=object)
    return list(shapely.transform(array, to_degrees))


def collect(name: str, items: Iterable[tuple[BaseGeometry, Properties]]) -> FeatureCollection:
    """A feature collection in degrees, rings in the order of RFC 7946."""
    rows = [(shape, properties) for shape, properties in items if not shape.is_empty]
    shapes = np.array(project([shape for shape, _ in rows]), dtype=object)
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = [_mend(shape) for shape in shapes[broken]]
    shapes = shapely.orient_polygons(shapes)
    return {
        "type": "FeatureCollection",
        "name": name,
        "features": [
            {"type": "Feature", "properties": properties, "geometry": mapping(shape)}
            for shape, (_, properties) in zip(shapes, rows, strict=True)
            if not shape.is_empty
        ],
    }


def _mend(shape: BaseGeometry) -> BaseGeometry:
    """A shape that rounding folded over itself, unfolded on the same grid."""
    mended = shapely.set_precision(shapely.make_valid(shape), 10**-DECIMALS)
    parts = [part for part in shapely.get_parts(mended) if shapely.get_dimensions(part) == shapely.get_dimensions(shape)]
    rounded = shapely.transform(shapely.union_all(parts), lambda points: np.round(points, DECIMALS))
    return rounded if rounded.is_valid else shapely.Point()
