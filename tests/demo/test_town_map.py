"""The base map of Beemdwaard stays light enough for a phone."""

from collections import defaultdict
from pathlib import Path

import pytest
from pmtiles.reader import MemorySource, all_tiles

from participatie.places.basemap import build


@pytest.mark.once
@pytest.mark.slow
def test_the_map_of_beemdwaard_is_small_and_so_is_each_tile(town_folder: Path, tmp_path: Path) -> None:
    report = build(town_folder / "layers", tmp_path / "beemdwaard.pmtiles", attribution="Beemdwaard")
    sizes = defaultdict(list)
    for (zoom, _, _), content in all_tiles(MemorySource(report.target.read_bytes())):
        sizes[zoom].append(len(content))
    assert set(sizes) == set(range(7, 16))
    assert report.size_bytes < 4_000_000
    assert max(sizes[14]) < 60_000
    assert report.largest_tile_bytes == max(size for found in sizes.values() for size in found)
