"""What lies around a place on the base map, read back from its file: for drawings that need a ground of their own."""

import gzip
import math
import mmap
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import mapbox_vector_tile
import numpy as np
import shapely
from numpy.typing import NDArray
from pmtiles.reader import Reader
from pmtiles.tile import Compression, MagicNumberNotFound, SpecVersionUnsupported, TileType
from shapely.geometry.base import BaseGeometry

from participatie.places.basemap.schema import MAX_ZOOM
from participatie.places.basemap.tiling import EXTENT, to_world
from participatie.places.box import Box
from participatie.places.ground_shapes import WALLS, GroundShape

MOST_TILES = 16
"""Some three kilometres square; who asks for more gets nothing."""
DAMAGED = (OSError, EOFError, ValueError, LookupError, zlib.error, MagicNumberNotFound, SpecVersionUnsupported)
"""What reading a file may raise that is no base map, or half of one."""

_WORLD = float(EXTENT * 2**MAX_ZOOM)
_OPTIONS = {"y_coord_down": True}


def shapes_around(path: Path, box: Box) -> list[GroundShape]:
    """What the most precise tiles of a file show of water, green, buildings, roads and railways near a box."""
    columns, rows = _tiles_of(box)
    if len(columns) * len(rows) > MOST_TILES:
        return []
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:

        def read(offset: int, length: int) -> bytes:
            return content[offset : offset + length]

        return [shape for x in columns for y in rows for shape in _shapes_in(read, x, y)]


def _tiles_of(box: Box) -> tuple[range, range]:
    corners = to_world(np.array([[box.west, box.north], [box.east, box.south]])) / EXTENT
    (west, north), (east, south) = ((math.floor(x), math.floor(y)) for x, y in corners)
    return range(west, east + 1), range(north, south + 1)


def _shapes_in(read: Callable[[int, int], bytes], x: int, y: int) -> Iterator[GroundShape]:
    reader = Reader(read)  # type: ignore[no-untyped-call]  # the library has no annotations
    header = reader.header()  # type: ignore[no-untyped-call]  # as above
    if header["tile_type"] is not TileType.MVT or header["tile_compression"] is not Compression.GZIP:
        return
    tile = reader.get(MAX_ZOOM, x, y)  # type: ignore[no-untyped-call]  # as above
    if tile is None:
        return
    layers = mapbox_vector_tile.decode(gzip.decompress(tile), default_options=_OPTIONS)

    corner = np.array([x * EXTENT, y * EXTENT])

    def to_degrees(positions: NDArray[np.float64]) -> NDArray[np.float64]:
        return _from_world(positions + corner)

    for name in ("green", "water", "buildings", "railways", "roads"):
        for feature in layers.get(name, {}).get("features", []):
            kind, title = (str(feature["properties"].get(key, "")) for key in ("kind", "name"))
            for layer, part in _parts(name, shapely.geometry.shape(feature["geometry"])):
                if not part.is_empty:
                    yield GroundShape(layer, kind, title, shapely.transform(part, to_degrees))


def _parts(layer: str, whole: BaseGeometry) -> Iterator[tuple[str, BaseGeometry]]:
    """What lies in the tile itself, so that tiles next to each other show nothing twice."""
    own = shapely.box(0, 0, EXTENT, EXTENT)
    pieces = shapely.get_parts(shapely.get_parts(shapely.make_valid(whole)))
    dimensions = shapely.get_dimensions(pieces)
    pieces = pieces[dimensions == dimensions.max(initial=0)]  # rounding leaves lines behind where a surface folded
    yield layer, shapely.intersection(shapely.geometrycollections(pieces), own)
    if layer == "buildings":
        yield WALLS, shapely.intersection(shapely.geometrycollections(shapely.boundary(pieces)), own)


def _from_world(positions: NDArray[np.float64]) -> NDArray[np.float64]:
    """Units of the deepest level in web mercator, y down, to longitude and latitude."""
    x, y = positions[:, 0] / _WORLD, positions[:, 1] / _WORLD
    return np.column_stack([x * 360.0 - 180.0, np.degrees(np.arcsin(np.tanh((0.5 - y) * 2 * np.pi)))])
