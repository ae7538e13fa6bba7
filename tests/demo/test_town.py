"""Beemdwaard is the same town on every machine, and its files are what a municipality would bring."""

import csv
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
import shapely
from shapely.geometry import shape

from participatie.demo.town import Town

pytestmark = pytest.mark.once

LAYERS = {"settlements", "water", "green", "buildings", "roads", "railways", "boundaries", "places"}
BOUNDS = (5.30, 51.80, 5.54, 51.93)
REGION = (4.4, 51.3, 6.4, 52.4)


def shapes_of(collection: dict) -> list:
    return [shape(feature["geometry"]) for feature in collection["features"]]


def fingerprint(town: Town) -> str:
    text = json.dumps([town.areas, town.layers, town.streets, [str(address) for address in town.addresses]])
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.slow
def test_the_same_seed_gives_the_same_town_in_another_process(town: Town) -> None:
    code = (
        "from tests.demo.test_town import fingerprint\n"
        "from participatie.demo.town import build_town\n"
        "print(fingerprint(build_town()))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": str(Path(__file__).parents[2])}
    other = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == fingerprint(town)


def test_every_shape_is_valid_and_lies_within_the_frame(town: Town) -> None:
    for name, layer in {**town.layers, "areas": town.areas, "streets": town.streets}.items():
        shapes = shapes_of(layer)
        invalid = [index for index, good in enumerate(shapely.is_valid(shapes)) if not good]
        assert not invalid, (name, invalid[:5])
        frame = REGION if name in town.layers and name not in ("buildings", "boundaries") else BOUNDS
        west, south, east, north = shapely.total_bounds(shapes)
        assert west > frame[0], name
        assert south > frame[1], name
        assert east < frame[2], name
        assert north < frame[3], name


def test_it_has_all_layers_with_the_kinds_that_the_map_draws(town: Town) -> None:
    assert set(town.layers) == LAYERS
    kinds = {name: {feature["properties"]["kind"] for feature in layer["features"]} for name, layer in town.layers.items()}
    assert kinds["settlements"] == {"town", "village"}
    assert kinds["water"] == {"river", "canal", "ditch", "lake"}
    assert kinds["green"] == {"park", "grass", "wood", "field", "allotment", "sport", "farmland"}
    assert kinds["roads"] == {"motorway", "main", "street", "path", "ferry"}
    assert {"municipality", "district", "neighbourhood"} == kinds["boundaries"]
    assert {"town", "village", "district", "neighbourhood", "water", "lake", "park", "station"} == kinds["places"]


def test_the_land_goes_on_for_fifteen_kilometres_on_every_side(town: Town) -> None:
    green = shapely.STRtree(shapes_of(town.layers["green"]))
    west, south, east, north = shapely.total_bounds(shapes_of(town.areas))
    wide, high = 15_000 / 68_700, 15_000 / 111_300
    for x, y in ((west - wide, 51.87), (east + wide, 51.87), (5.42, south - high), (5.42, north + high)):
        assert len(green.query(shapely.Point(x, y).buffer(0.02), predicate="intersects")) > 0, (x, y)


def test_river_motorway_and_railway_run_on_without_a_gap(town: Town) -> None:
    def names(layer: str, kind: str) -> list:
        return [shape(f["geometry"]) for f in town.layers[layer]["features"] if f["properties"]["kind"] == kind]

    assert len(names("water", "river")) == 1
    for parts in (names("roads", "motorway"), names("railways", "rail")):
        joined = shapely.get_parts(shapely.union_all(shapely.buffer(parts, 0.0003)))
        lengths = sorted(part.bounds[2] - part.bounds[0] for part in joined)
        assert lengths[-1] > 1.5


def test_the_neighbours_have_a_name_a_built_up_area_and_nothing_of_the_municipality(town: Town) -> None:
    municipality = shape(town.areas["features"][0]["geometry"])
    built = shapely.STRtree(shapes_of(town.layers["settlements"]))
    neighbours = [
        shape(f["geometry"])
        for f in town.layers["places"]["features"]
        if f["properties"]["kind"] in ("town", "village") and not municipality.contains(shape(f["geometry"]))
    ]
    assert len(neighbours) >= 4
    assert all(len(built.query(spot, predicate="within")) == 1 for spot in neighbours)
    streets = {f["properties"]["name"] for f in town.streets["features"]}
    assert "" not in streets
    assert "A 99" not in streets


def test_buildings_stand_in_no_water_and_on_no_road(town: Town) -> None:
    buildings = shapely.buffer(shapes_of(town.layers["buildings"]), -0.000001)
    tree = shapely.STRtree([*shapes_of(town.layers["water"]), *shapes_of(town.layers["roads"])])
    hits = tree.query(buildings, predicate="intersects")[0]
    assert len(set(hits.tolist())) == 0


def test_streets_cross_wide_water_only_by_bridge_or_ferry(town: Town) -> None:
    roads = [
        shape(feature["geometry"])
        for feature in town.layers["roads"]["features"]
        if not feature["properties"].get("bridge") and feature["properties"]["kind"] != "ferry"
    ]
    wide = [
        shape(feature["geometry"]).buffer(-0.000002)
        for feature in town.layers["water"]["features"]
        if feature["properties"]["kind"] != "ditch"
    ]
    assert len(shapely.STRtree(wide).query(roads, predicate="intersects")[0]) == 0


def test_two_bridges_and_a_ferry_cross_the_river(town: Town) -> None:
    long = {
        feature["properties"]["name"]
        for feature in town.layers["roads"]["features"]
        if feature["properties"].get("bridge") and shape(feature["geometry"]).length > 0.0012
    }
    ferries = [feature for feature in town.layers["roads"]["features"] if feature["properties"]["kind"] == "ferry"]
    assert {"Brugweg", "Ring Oost"} <= long
    assert len(ferries) == 1


def test_addresses_are_well_formed_and_unique(town: Town) -> None:
    assert 25_000 <= len(town.addresses) <= 48_000
    assert all(re.fullmatch(r"99\d\d [A-Z]{2}", address.postcode) for address in town.addresses)
    assert not {address.postcode[-2:] for address in town.addresses} & {"SA", "SD", "SS"}
    doors = Counter((address.street, address.number, address.town) for address in town.addresses)
    assert doors.most_common(1)[0][1] == 1


def test_a_postcode_stays_within_one_street(town: Town) -> None:
    streets: dict[str, set[str]] = {}
    for address in town.addresses:
        streets.setdefault(address.postcode, set()).add(address.street)
    assert max(len(names) for names in streets.values()) == 1


def test_every_street_with_an_address_is_a_street_on_the_map(town: Town) -> None:
    names = {feature["properties"]["name"] for feature in town.streets["features"]}
    assert {address.street for address in town.addresses} <= names


@pytest.mark.parametrize("name", ["areas", "streets", *sorted(f"layers/{layer}" for layer in LAYERS)])
def test_every_file_is_a_feature_collection_with_features(town_folder: Path, name: str) -> None:
    collection = json.loads((town_folder / f"{name}.geojson").read_text(encoding="utf-8"))
    assert collection["type"] == "FeatureCollection"
    assert collection["features"]


def test_the_table_of_addresses_holds_every_address(town: Town, town_folder: Path) -> None:
    with (town_folder / "addresses.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(town.addresses)
    assert list(rows[0]) == ["street", "number", "postcode", "town", "lon", "lat"]
    assert rows[0]["street"] == town.addresses[0].street


def test_the_streets_of_the_stories_exist(town: Town) -> None:
    names = {feature["properties"]["name"] for feature in town.streets["features"]}
    assert {"Markt", "Kerkstraat", "Havenweg", "Molenlaan"} <= names
