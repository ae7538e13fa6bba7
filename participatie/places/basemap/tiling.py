"""Cuts shapes into tiles: projects, drops what is too small to see, simplifies, clips and rounds to the tile's grid."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from participatie.places.basemap.reading import Geometries, LayerData, Tags
from participatie.places.basemap.schema import MAX_ZOOM, Layer

EXTENT = 4096
_MARGIN = 112
"""Units that a tile carries beyond its edge, so that outlines and labels do not show where tiles meet."""
_PIXEL = 16
"""Units in one pixel of a tile of 256 pixels."""
_WORLD = float(EXTENT * 2**MAX_ZOOM)

_REACH = 3
"""Tiles around the municipality at each level: a screen of 1500 pixels, and further from further away."""

TileFeature = tuple[Tags, shapely.Geometry]


@dataclass(frozen=True)
class Prepared:
    """One layer at one zoom level, in units of that level over the whole world, y down."""

    layer: Layer
    shapes: Geometries
    tags: list[Tags]
    tree: shapely.STRtree


@dataclass(frozen=True)
class Window:
    """The box around the municipality in world units; what is out of reach of it at a level is not drawn there."""

    west: float
    north: float
    east: float
    south: float

    @classmethod
    def around(cls, shape: shapely.Geometry) -> "Window":
        """The box of a shape in world units."""
        return cls(*shape.bounds)

    def tiles(self, zoom: int) -> tuple[int, int, int, int]:
        """First column, first row, last column and last row at one level."""
        size = EXTENT * 2.0 ** (MAX_ZOOM - zoom)
        west, north, east, south = (math.floor(edge / size) for edge in (self.west, self.north, self.east, self.south))
        return west - _REACH, north - _REACH, east + _REACH, south + _REACH

    def touches(self, shapes: Geometries, zoom: int) -> NDArray[np.bool_]:
        """Which shapes, in world units, lie within reach at one level."""
        size = EXTENT * 2.0 ** (MAX_ZOOM - zoom)
        west, north, east, south = self.tiles(zoom)
        box = shapely.bounds(shapes)
        beside = (box[:, 2] < west * size) | (box[:, 0] > (east + 1) * size)
        above = (box[:, 3] < north * size) | (box[:, 1] > (south + 1) * size)
        return ~(beside | above)


def to_world(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Longitude and latitude to units of the deepest level in web mercator, y down."""
    x = (points[:, 0] + 180.0) / 360.0
    y = 0.5 - np.arctanh(np.sin(np.radians(points[:, 1]))) / (2 * np.pi)
    return np.column_stack([x, y]) * _WORLD


def project(data: LayerData) -> LayerData:
    """The layer in world units."""
    return LayerData(data.layer, np.asarray(shapely.transform(data.shapes, to_world), dtype=object), data.tags)


def prepare(data: LayerData, zoom: int, window: Window | None) -> Prepared | None:
    """What a layer has to show at one zoom level; none if that is nothing."""
    near = np.ones(len(data.tags), dtype=bool) if window is None else window.touches(data.shapes, zoom)
    wanted = [index for index, tags in enumerate(data.tags) if near[index] and data.layer.zoom_of(str(tags[0][1])) <= zoom]
    if not wanted:
        return None
    scale = 0.5 ** (MAX_ZOOM - zoom)
    shapes = shapely.transform(data.shapes[wanted], lambda points: points * scale)
    tags = [_tags_at(data.layer, data.tags[index], zoom) for index in wanted]
    if zoom < MAX_ZOOM:
        seen = _is_visible(shapes, zoom)
        shapes, tags = shapes[seen], [tag for tag, keep in zip(tags, seen, strict=True) if keep]
        shapes = shapely.simplify(shapes, _PIXEL * (0.3 if zoom >= 13 else 0.6))
    else:
        shapes = shapely.simplify(shapes, 1.0)
    present = ~shapely.is_empty(shapes)
    tags = [tag for tag, keep in zip(tags, present, strict=True) if keep]
    shapes = np.asarray(shapes[present], dtype=object)
    return Prepared(data.layer, shapes, tags, shapely.STRtree(shapes)) if len(shapes) else None


def _tags_at(layer: Layer, tags: Tags, zoom: int) -> Tags:
    """Names cost most bytes and have no room on a small scale."""
    return tags if zoom >= layer.names_from else tuple(tag for tag in tags if tag[0] != "name")


def _is_visible(shapes: Geometries, zoom: int) -> NDArray[np.bool_]:
    """Whether a shape is large enough to leave a mark: points always, surfaces from about a pixel or two."""
    least = _PIXEL**2 * (0.6 if zoom == MAX_ZOOM - 1 else 3.0)
    surface = shapely.get_dimensions(shapes) == 2
    line = shapely.get_dimensions(shapes) == 1
    return (~surface | (shapely.area(shapes) >= least)) & (~line | (shapely.length(shapes) >= _PIXEL / 2))


def tiles_of(prepared: list[Prepared], window: Window | None, zoom: int) -> list[tuple[int, int]]:
    """Every tile within reach that some layer may touch."""
    found: set[tuple[int, int]] = set()
    for layer in prepared:
        bounds = np.floor(shapely.bounds(layer.shapes) / EXTENT).astype(int)
        if window is not None:
            first_x, first_y, last_x, last_y = window.tiles(zoom)
            bounds = np.clip(bounds, (first_x, first_y, first_x, first_y), (last_x, last_y, last_x, last_y))
        for west, north, east, south in np.unique(bounds, axis=0):
            found |= {(x, y) for x in range(west, east + 1) for y in range(north, south + 1)}
    return sorted(found)


def cut(prepared: Prepared, x: int, y: int, zoom: int) -> list[TileFeature]:
    """What one tile shows of one layer, one feature for all shapes with the same tags."""
    left, top = x * EXTENT, y * EXTENT
    window = (left - _MARGIN, top - _MARGIN, left + EXTENT + _MARGIN, top + EXTENT + _MARGIN)
    hits = np.sort(prepared.tree.query(shapely.box(*window)))
    if not len(hits):
        return []
    shapes = shapely.clip_by_rect(prepared.shapes[hits], *window)
    shapes = shapely.transform(shapes, lambda points: points - (left, top))
    shapes = _on_grid(shapes)
    groups: dict[Tags, list[shapely.Geometry]] = {}
    for index, shape in zip(hits, shapes, strict=True):
        if not shape.is_empty:
            groups.setdefault(prepared.tags[int(index)], []).append(shape)
    dissolves = prepared.layer.name == "buildings" and zoom < MAX_ZOOM
    return [(tags, joined) for tags, parts in groups.items() for joined in _join(parts, dissolves=dissolves)]


def _on_grid(shapes: Geometries) -> Geometries:
    """Shapes with whole coordinates; only those that rounding broke take the long way."""
    rounded = np.asarray(shapely.set_precision(shapes, 1.0, mode="pointwise"), dtype=object)
    broken = ~shapely.is_valid(rounded)
    rounded[broken] = shapely.set_precision(shapely.make_valid(shapes[broken]), 1.0)
    return rounded


def _join(parts: list[shapely.Geometry], *, dissolves: bool) -> Iterator[shapely.Geometry]:
    """One multi-shape per dimension out of many shapes; on smaller scales houses in a row become the row."""
    pieces = shapely.get_parts(parts)
    dimensions = shapely.get_dimensions(pieces)
    points, lines, surfaces = (pieces[dimensions == dimension] for dimension in (0, 1, 2))
    if len(points):
        yield shapely.multipoints(points)
    if len(lines):
        merged = shapely.line_merge(shapely.multilinestrings(lines))
        yield merged if not merged.is_empty else shapely.multilinestrings(lines)
    if len(surfaces):
        if dissolves:
            surfaces = shapely.get_parts(shapely.simplify(shapely.disjoint_subset_union_all(surfaces), 1.5))
            surfaces = surfaces[shapely.get_dimensions(surfaces) == 2]
        yield shapely.multipolygons(shapely.orient_polygons(surfaces))
