"""Builds the file: level by level, tile by tile, and puts it in place only when it is whole."""

import gzip
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import mapbox_vector_tile
import shapely
from pmtiles.tile import Compression, TileType, zxy_to_tileid
from pmtiles.writer import Writer

from participatie.places.basemap.boundaries import Boundary, with_boundaries
from participatie.places.basemap.outside import municipality_of, with_outside
from participatie.places.basemap.reading import LayerData, read_layers
from participatie.places.basemap.schema import MAX_ZOOM, MIN_ZOOM
from participatie.places.basemap.tiling import Window, cut, prepare, project, tiles_of, to_world

_ENCODING = {"y_coord_down": True, "extents": 4096, "check_winding_order": False}
_E7 = 10_000_000


@dataclass(frozen=True)
class BasemapReport:
    """What was made: for the sentence on the command line and for a check on what phones will download."""

    target: Path
    size_bytes: int
    tiles: int
    largest_tile_bytes: int
    features: dict[str, int]
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True)
class Tile:
    """One compressed tile with its place on the space-filling curve that orders the file."""

    number: int
    content: bytes


def build(layers_folder: Path, target: Path, *, attribution: str, boundaries: Sequence[Boundary] = ()) -> BasemapReport:
    """Make one PMTiles file out of a municipality's own layers; the old file stays until the new one is complete."""
    layers = with_boundaries(read_layers(layers_folder), boundaries)
    bounds = _bounds(layers)
    municipality = municipality_of(layers)
    shown = layers if municipality is None else with_outside(layers, municipality)
    window = None if municipality is None else Window.around(shapely.transform(municipality, to_world))
    tiles = sorted(_tiles([project(layer) for layer in shown], window), key=lambda tile: tile.number)
    metadata: dict[str, object] = {
        "name": "basemap",
        "attribution": attribution,
        "vector_layers": [_describe(data) for data in layers],
    }
    _write(target, tiles, _header(bounds), metadata)
    return BasemapReport(
        target=target,
        size_bytes=target.stat().st_size,
        tiles=len(tiles),
        largest_tile_bytes=max((len(tile.content) for tile in tiles), default=0),
        features={data.layer.name: len(data.tags) for data in layers},
        bounds=bounds,
    )


def _bounds(layers: list[LayerData]) -> tuple[float, float, float, float]:
    """West, south, east and north of everything."""
    boxes = [tuple(shapely.total_bounds(data.shapes)) for data in layers if len(data.shapes)]
    if not boxes:
        return 0.0, 0.0, 0.0, 0.0
    west, south, east, north = zip(*boxes, strict=True)
    return float(min(west)), float(min(south)), float(max(east)), float(max(north))


def _tiles(layers: list[LayerData], window: Window | None) -> Iterator[Tile]:
    """All tiles within reach that show something."""
    for zoom in range(MIN_ZOOM, MAX_ZOOM + 1):
        prepared = [found for layer in layers if (found := prepare(layer, zoom, window)) is not None]
        for x, y in tiles_of(prepared, window, zoom):
            content = []
            for layer in prepared:
                features = [{"geometry": shape, "properties": dict(tags)} for tags, shape in cut(layer, x, y, zoom)]
                if features:
                    content.append({"name": layer.layer.name, "features": features})
            if content:
                encoded = mapbox_vector_tile.encode(content, default_options=_ENCODING)
                yield Tile(zxy_to_tileid(zoom, x, y), gzip.compress(encoded, 9, mtime=0))


def _describe(data: LayerData) -> dict[str, object]:
    """One layer as PMTiles viewers want to know it."""
    return {
        "id": data.layer.name,
        "minzoom": MIN_ZOOM,
        "maxzoom": MAX_ZOOM,
        "fields": {"kind": "String", "name": "String"},
    }


def _header(bounds: tuple[float, float, float, float]) -> dict[str, object]:
    """What the file says of itself before its first tile."""
    west, south, east, north = bounds
    return {
        "tile_type": TileType.MVT,
        "tile_compression": Compression.GZIP,
        "min_lon_e7": round(west * _E7),
        "min_lat_e7": round(south * _E7),
        "max_lon_e7": round(east * _E7),
        "max_lat_e7": round(north * _E7),
        "center_zoom": 13,
        "center_lon_e7": round((west + east) / 2 * _E7),
        "center_lat_e7": round((south + north) / 2 * _E7),
    }


def _write(target: Path, tiles: list[Tile], header: dict[str, object], metadata: dict[str, object]) -> None:
    """Write beside the target and rename: whoever reads meanwhile keeps reading the old map."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        temporary = Path(file.name)
        try:
            writer = Writer(file)  # type: ignore[no-untyped-call]  # the library has no annotations
            for tile in tiles:
                writer.write_tile(tile.number, tile.content)  # type: ignore[no-untyped-call]  # as above
            writer.finalize(header, metadata)  # type: ignore[no-untyped-call]  # as above
            file.flush()
            os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
