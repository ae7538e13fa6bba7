"""What lies outside the municipality: the map shows it paler, and close by it shows no more than a screen of it."""

import numpy as np
import shapely
from shapely.geometry import Polygon

from participatie.places.basemap.boundaries import LAYER
from participatie.places.basemap.reading import LayerData, Tags
from participatie.places.basemap.schema import LAYERS

MUNICIPALITY: Tags = (("kind", "municipality"),)
OUTSIDE: Tags = (("kind", "outside"),)
_BEYOND = 0.2
"""How far the outside reaches over the edge of all that is drawn, in parts of its size."""


def municipality_of(layers: list[LayerData]) -> shapely.Geometry | None:
    """The municipality as a surface, from its boundary as lines or as surfaces; none where the layers do not tell."""
    shapes = [
        shape
        for data in layers
        if data.layer.name == LAYER
        for shape, tags in zip(data.shapes, data.tags, strict=True)
        if tags == MUNICIPALITY
    ]
    lines = [shape for shape in shapes if shapely.get_dimensions(shape) == 1]
    surfaces = [shape for shape in shapes if shapely.get_dimensions(shape) == 2]
    if lines:
        surfaces += list(shapely.get_parts(shapely.polygonize([shapely.node(shapely.union_all(lines))])))
    return shapely.union_all(surfaces) if surfaces else None


def with_outside(layers: list[LayerData], municipality: shapely.Geometry) -> list[LayerData]:
    """The layers with one more shape among the boundaries: everything but the municipality."""
    west, south, east, north = shapely.total_bounds([shapely.box(*shapely.total_bounds(data.shapes)) for data in layers])
    wide, high = (east - west) * _BEYOND, (north - south) * _BEYOND
    everything: Polygon = shapely.box(west - wide, south - high, east + wide, north + high)
    outside = np.array([everything.difference(municipality)], dtype=object)
    return [
        LayerData(LAYERS[LAYER], np.concatenate([data.shapes, outside]), [*data.tags, OUTSIDE])
        if data.layer.name == LAYER
        else data
        for data in layers
    ]
