"""The boundaries of the imported areas, for a folder of layers that brings none of its own."""

from collections.abc import Sequence

import numpy as np
from shapely.geometry.base import BaseGeometry

from participatie.places.basemap.reading import LayerData
from participatie.places.basemap.schema import LAYERS

LAYER = "boundaries"
Boundary = tuple[str, BaseGeometry]


def with_boundaries(layers: list[LayerData], known: Sequence[Boundary]) -> list[LayerData]:
    """The layers in drawing order, with the known boundaries (kind and surface) where the folder has none."""
    if not known or any(data.layer.name == LAYER for data in layers):
        return layers
    shapes = np.array([surface for _kind, surface in known], dtype=object)
    own = LayerData(LAYERS[LAYER], shapes, [(("kind", kind),) for kind, _surface in known])
    order = list(LAYERS)
    return sorted([*layers, own], key=lambda data: order.index(data.layer.name))
