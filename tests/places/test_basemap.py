"""The base map: one file out of a municipality's own layers, small enough for a phone, strict about what goes in."""

import gzip
import json
import math
from pathlib import Path

import mapbox_vector_tile
import pytest
from pmtiles.reader import MemorySource, Reader, all_tiles
from shapely.geometry import Polygon

from participatie.places.basemap import LayerRefused, build

pytestmark = pytest.mark.once

SQUARE = [[[5.40, 51.86], [5.44, 51.86], [5.44, 51.88], [5.40, 51.88], [5.40, 51.86]]]


def write_layer(folder: Path, name: str, *features: tuple[dict, dict], file: str | None = None) -> None:
    folder.mkdir(exist_ok=True)
    document = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": properties, "geometry": geometry} for properties, geometry in features],
    }
    (folder / (file or f"{name}.geojson")).write_text(json.dumps(document), encoding="utf-8")


def house(west: float, south: float) -> dict:
    east, north = west + 0.0001, south + 0.0001
    return {"type": "Polygon", "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]]}


@pytest.fixture
def layers(tmp_path: Path) -> Path:
    folder = tmp_path / "layers"
    line = {"type": "LineString", "coordinates": [[5.40, 51.861], [5.44, 51.879]]}
    write_layer(folder, "water", ({"kind": "river", "name": "De Beem"}, {"type": "Polygon", "coordinates": SQUARE}))
    write_layer(folder, "roads", ({"kind": "street", "name": "Kerkstraat"}, line), ({"kind": "main", "bridge": True}, line))
    write_layer(folder, "buildings", *[({"owner": "geheim"}, house(5.41 + n * 0.0001, 51.87)) for n in range(12)])
    write_layer(folder, "places", ({"kind": "town", "name": "Beemdwaard"}, {"type": "Point", "coordinates": [5.42, 51.87]}))
    return folder


def read_tiles(target: Path) -> dict[tuple[int, int, int], dict]:
    source = MemorySource(target.read_bytes())
    options = {"y_coord_down": True}
    return {
        place: mapbox_vector_tile.decode(gzip.decompress(content), default_options=options)
        for place, content in all_tiles(source)
    }


def names_at(tiles: dict, zoom: int) -> set[str]:
    return {name for (z, _, _), tile in tiles.items() if z == zoom for name in tile}


def test_each_zoom_level_shows_what_there_is_room_for(layers: Path, tmp_path: Path) -> None:
    build(layers, tmp_path / "map.pmtiles", attribution="Gemeente Beemdwaard")
    tiles = read_tiles(tmp_path / "map.pmtiles")
    assert names_at(tiles, 9) == {"water", "roads", "places"}
    assert names_at(tiles, 13) == {"water", "roads", "places"}
    assert names_at(tiles, 14) == names_at(tiles, 15) == {"water", "roads", "buildings", "places"}
    assert {z for z, _, _ in tiles} == set(range(7, 16))


def test_a_tile_holds_kind_name_and_bridge_and_nothing_else(layers: Path, tmp_path: Path) -> None:
    build(layers, tmp_path / "map.pmtiles", attribution="Gemeente Beemdwaard")
    properties = [
        feature["properties"]
        for tile in read_tiles(tmp_path / "map.pmtiles").values()
        for layer in tile.values()
        for feature in layer["features"]
    ]
    assert {key for found in properties for key in found} == {"kind", "name", "bridge"}


def test_houses_in_a_row_are_one_shape_from_afar_and_themselves_close_by(layers: Path, tmp_path: Path) -> None:
    build(layers, tmp_path / "map.pmtiles", attribution="Gemeente Beemdwaard")
    tiles = read_tiles(tmp_path / "map.pmtiles")

    def count(zoom: int) -> int:
        shapes = [
            f["geometry"] for (z, _, _), t in tiles.items() if z == zoom for f in t.get("buildings", {}).get("features", [])
        ]
        return max(len(shape["coordinates"]) if shape["type"] == "MultiPolygon" else 1 for shape in shapes)

    assert count(14) == 1
    assert count(15) == 12


def test_coordinates_come_back_where_they_were(layers: Path, tmp_path: Path) -> None:
    build(layers, tmp_path / "map.pmtiles", attribution="Gemeente Beemdwaard")
    tiles = read_tiles(tmp_path / "map.pmtiles")
    (column, row), tile = next(((x, y), tile) for (z, x, y), tile in tiles.items() if z == 15 and "places" in tile)
    x, y = tile["places"]["features"][0]["geometry"]["coordinates"]
    lon = (column + x / 4096) / 2**15 * 360 - 180
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * (row + y / 4096) / 2**15))))
    assert (lon, lat) == (pytest.approx(5.42, abs=1e-5), pytest.approx(51.87, abs=1e-5))


def test_the_file_says_who_made_the_data_and_where_it_lies(layers: Path, tmp_path: Path) -> None:
    report = build(layers, tmp_path / "map.pmtiles", attribution="Gemeente Beemdwaard")
    reader = Reader(MemorySource((tmp_path / "map.pmtiles").read_bytes()))
    assert reader.metadata()["attribution"] == "Gemeente Beemdwaard"
    assert (reader.header()["min_zoom"], reader.header()["max_zoom"]) == (7, 15)
    assert report.features == {"water": 1, "buildings": 12, "roads": 2, "places": 1}
    assert report.size_bytes == (tmp_path / "map.pmtiles").stat().st_size


def test_the_same_layers_give_the_same_bytes(layers: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(layers, tmp_path / name, attribution="Gemeente Beemdwaard")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_a_refused_layer_leaves_the_old_map_in_place(layers: Path, tmp_path: Path) -> None:
    target = tmp_path / "map.pmtiles"
    target.write_bytes(b"old map")
    (layers / "roads.geojson").write_text("{", encoding="utf-8")
    with pytest.raises(LayerRefused):
        build(layers, target, attribution="")
    assert target.read_bytes() == b"old map"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["map.pmtiles"]


@pytest.mark.parametrize("text", ["", "geen json", "[1, 2]", '{"type": "Feature"}', '{"type": "FeatureCollection"}', "\x00"])
def test_a_file_that_is_not_geojson_is_refused_by_name(layers: Path, tmp_path: Path, text: str) -> None:
    (layers / "green.geojson").write_text(text, encoding="utf-8")
    with pytest.raises(LayerRefused, match=r"green\.geojson is geen GeoJSON") as refusal:
        build(layers, tmp_path / "map.pmtiles", attribution="")
    assert refusal.value.file == "green.geojson"


@pytest.mark.parametrize(
    ("layer", "properties", "geometry", "sentence"),
    [
        ("roads", {}, {"type": "LineString", "coordinates": [[155000, 463000], [155100, 463000]]}, "in meters"),
        ("roads", {}, {"type": "LineString", "coordinates": [[51.8, 551.4], [51.9, 551.5]]}, "niet op aarde"),
        ("roads", {}, {"type": "Point", "coordinates": [5.4, 51.8]}, "past niet in deze laag"),
        (
            "roads",
            {"kind": "fietspad"},
            {"type": "LineString", "coordinates": [[5.4, 51.8], [5.5, 51.8]]},
            "de soort “fietspad”",
        ),
        ("water", {}, {"type": "Polygon", "coordinates": [[[5.4, 51.8], [5.5, 51.8]]]}, "niet kunnen lezen"),
        ("water", {}, {"type": "Cirkel", "coordinates": []}, "niet kunnen lezen"),
        ("water", {}, {"coordinates": [5.4, 51.8]}, "niet kunnen lezen"),
        ("places", {}, {"type": "Point", "coordinates": ["oost", "west"]}, "niet kunnen lezen"),
    ],
)
def test_a_wrong_feature_is_refused_with_its_number(
    tmp_path: Path, layer: str, properties: dict, geometry: dict, sentence: str
) -> None:
    good = {"roads": {"type": "LineString", "coordinates": [[5.4, 51.8], [5.5, 51.8]]}}
    first = good.get(layer, {"type": "Polygon", "coordinates": SQUARE})
    if layer == "places":
        first = {"type": "Point", "coordinates": [5.4, 51.8]}
    write_layer(tmp_path / "layers", layer, ({}, first), (properties, geometry))
    with pytest.raises(LayerRefused, match=sentence) as refusal:
        build(tmp_path / "layers", tmp_path / "map.pmtiles", attribution="")
    assert (refusal.value.file, refusal.value.feature) == (f"{layer}.geojson", 2)


@pytest.mark.parametrize("name", ["gebouwen.geojson", "roads.shp", "roads.json"])
def test_a_file_that_is_no_layer_is_refused_with_the_names_that_are(layers: Path, tmp_path: Path, name: str) -> None:
    write_layer(layers, "roads", file=name)
    with pytest.raises(LayerRefused, match=r"geen laag van de kaart.*water\.geojson"):
        build(layers, tmp_path / "map.pmtiles", attribution="")


def test_an_empty_or_missing_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(LayerRefused, match="geen enkele laag"):
        build(tmp_path / "leeg", tmp_path / "map.pmtiles", attribution="")
    with pytest.raises(LayerRefused, match="bestaat niet"):
        build(tmp_path / "weg", tmp_path / "map.pmtiles", attribution="")


def test_a_feature_without_a_shape_is_left_out(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [5.42, 51.87]}
    write_layer(tmp_path / "layers", "places", ({}, None), ({"kind": "town"}, point))
    report = build(tmp_path / "layers", tmp_path / "map.pmtiles", attribution="")
    assert report.features == {"places": 1}


def test_everything_outside_the_municipality_gets_a_veil(layers: Path, tmp_path: Path) -> None:
    edge = {"type": "LineString", "coordinates": SQUARE[0]}
    write_layer(layers, "boundaries", ({"kind": "municipality"}, edge))
    build(layers, tmp_path / "map.pmtiles", attribution="")
    tiles = [tile["boundaries"]["features"] for tile in read_tiles(tmp_path / "map.pmtiles").values() if "boundaries" in tile]
    kinds = {feature["properties"]["kind"] for features in tiles for feature in features}
    assert kinds == {"municipality", "outside"}


@pytest.mark.parametrize("kind", ["LineString", "Polygon"])
def test_close_by_the_map_reaches_a_screen_past_the_boundary_and_no_further(layers: Path, tmp_path: Path, kind: str) -> None:
    edge = {"type": kind, "coordinates": SQUARE[0] if kind == "LineString" else SQUARE}
    write_layer(layers, "boundaries", ({"kind": "municipality"}, edge))
    write_layer(layers, "railways", ({}, {"type": "LineString", "coordinates": [[4.4, 51.87], [6.4, 51.87]]}))
    build(layers, tmp_path / "map.pmtiles", attribution="")
    columns = {z: [x for (level, x, _) in read_tiles(tmp_path / "map.pmtiles") if level == z] for z in (8, 15)}
    first, last = (math.floor((lon + 180) / 360 * 2**15) for lon in (5.40, 5.44))
    assert (min(columns[15]), max(columns[15])) == (first - 3, last + 3)
    assert min(columns[8]) <= math.floor((4.4 + 180) / 360 * 2**8)


def test_without_a_boundary_the_whole_of_the_layers_is_drawn_without_a_veil(layers: Path, tmp_path: Path) -> None:
    build(layers, tmp_path / "map.pmtiles", attribution="")
    tiles = read_tiles(tmp_path / "map.pmtiles")
    assert all("boundaries" not in tile for tile in tiles.values())


def test_a_folder_without_boundaries_gets_those_of_the_imported_areas(layers: Path, tmp_path: Path) -> None:
    municipality = Polygon(SQUARE[0])
    report = build(layers, tmp_path / "map.pmtiles", attribution="", boundaries=[("municipality", municipality)])
    tiles = read_tiles(tmp_path / "map.pmtiles")
    kinds = {feature["properties"]["kind"] for tile in tiles.values() for feature in tile["boundaries"]["features"]}
    assert report.features["boundaries"] == 1
    assert kinds == {"municipality", "outside"}


def test_the_boundaries_in_the_folder_go_before_those_of_the_imported_areas(layers: Path, tmp_path: Path) -> None:
    write_layer(layers, "boundaries", ({"kind": "municipality"}, {"type": "Polygon", "coordinates": SQUARE}))
    known = [("municipality", Polygon(SQUARE[0])), ("district", Polygon(SQUARE[0]))]
    report = build(layers, tmp_path / "map.pmtiles", attribution="", boundaries=known)
    assert report.features["boundaries"] == 1
