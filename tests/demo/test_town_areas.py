"""The areas of Beemdwaard form a tree without gaps: neighbourhoods tile districts, districts tile the municipality."""

import re

import numpy as np
import pytest
import shapely
from pyproj import Transformer
from shapely.geometry import shape

from participatie.demo.town import Town

pytestmark = pytest.mark.once

_TO_METRES = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)


def in_metres(geometry: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(geometry, lambda points: np.column_stack(_TO_METRES.transform(points[:, 0], points[:, 1])))


@pytest.fixture(scope="module")
def areas(town: Town) -> dict[str, tuple[dict, shapely.Geometry]]:
    return {
        feature["properties"]["code"]: (feature["properties"], in_metres(shape(feature["geometry"])))
        for feature in town.areas["features"]
    }


def children_of(areas: dict, code: str) -> list[shapely.Geometry]:
    return [geometry for properties, geometry in areas.values() if properties["parent"] == code]


def test_codes_look_like_those_of_the_statistics_office_and_are_invented(areas: dict) -> None:
    assert all(re.fullmatch(r"GM9901|WK9901\d\d|BU9901\d{4}", code) for code in areas)
    assert {properties["level"] for properties, _ in areas.values()} == {"gemeente", "wijk", "kern", "buurt"}


def test_every_area_is_one_piece_without_holes_in_the_tree(areas: dict) -> None:
    assert {geometry.geom_type for _, geometry in areas.values()} == {"Polygon"}
    assert all(properties["parent"] in areas or properties["level"] == "gemeente" for properties, _ in areas.values())


def test_children_tile_their_parent(areas: dict) -> None:
    for code, (properties, geometry) in areas.items():
        children = children_of(areas, code)
        if properties["level"] == "buurt":
            assert not children
            continue
        assert sum(child.area for child in children) == pytest.approx(geometry.area, abs=1.0), code
        assert shapely.union_all(children).symmetric_difference(geometry).area < 1.0, code


def test_neighbourhoods_do_not_overlap(areas: dict) -> None:
    quarters = [geometry for properties, geometry in areas.values() if properties["level"] == "buurt"]
    first, second = shapely.STRtree(quarters).query(quarters, predicate="intersects")
    overlap = [
        quarters[one].intersection(quarters[other]).area for one, other in zip(first, second, strict=True) if one < other
    ]
    assert max(overlap) < 1.0


def test_population_and_households_add_up(areas: dict) -> None:
    for code, (properties, _) in areas.items():
        children = [child for child, _ in areas.values() if child["parent"] == code]
        if children:
            assert sum(child["population"] for child in children) == properties["population"]
            assert sum(child["households"] for child in children) == properties["households"]
    assert 88_000 <= areas["GM9901"][0]["population"] <= 102_000


def test_rings_turn_as_the_standard_asks(town: Town) -> None:
    for feature in town.areas["features"]:
        assert shape(feature["geometry"]).exterior.is_ccw


def test_every_address_lies_in_exactly_one_neighbourhood(town: Town) -> None:
    quarters = [shape(f["geometry"]) for f in town.areas["features"] if f["properties"]["level"] == "buurt"]
    points = shapely.points([(address.lon, address.lat) for address in town.addresses])
    found = shapely.STRtree(quarters).query(points, predicate="intersects")[0]
    assert np.array_equal(np.bincount(found, minlength=len(points)), np.ones(len(points)))
