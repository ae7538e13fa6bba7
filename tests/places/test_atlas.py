"""Which area a place lies in, answered from memory."""

import time

import pytest
from shapely import affinity
from shapely.geometry import LineString, Point, box

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places import queries, services
from participatie.places.boundaries import read_areas
from tests.factories.places import area_feature, collection, make_municipality, square_features


@pytest.fixture
def areas(app):
    return make_municipality()


def bring(features, srid=None):
    return services.import_areas(SYSTEM, read_areas(collection(features), srid))


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (Point(5.02, 51.02), "BU90010000"),
        (Point(5.05, 51.05), "WK900100"),
        (Point(5.05, 51.1), "BU90010000"),
        (Point(5.1, 51.15), "BU90010001"),
        (Point(5.25, 51.15), "KN900102"),
        (Point(4.995, 51.05), "GM9001"),
        (Point(4.9, 51.05), None),
        (LineString([(5.08, 51.02), (5.19, 51.02)]), "WK900101"),
        (box(5.0, 51.0, 5.1, 51.2), "WK900100"),
        (LineString([(5.28, 51.15), (5.302, 51.15)]), "KN900102"),
        (LineString([(5.28, 51.15), (5.32, 51.15)]), None),
    ],
)
def test_every_place_gets_the_most_specific_area(areas, place, code):
    found = queries.area_at(place)
    assert (found and found.code) == code


def test_inside_is_the_municipality_and_a_margin(areas):
    assert queries.is_inside(LineString([(5.0, 51.0), (5.3, 51.2)]))
    assert queries.is_inside(Point(4.995, 51.1), margin_m=500)
    assert not queries.is_inside(Point(4.995, 51.1), margin_m=100)
    assert not queries.is_inside(LineString([(5.1, 51.1), (4.9, 51.1)]))


def test_many_places_cost_no_more_statements_than_one(areas, counting):
    with counting() as statements:
        queries.area_id_at(Point(5.05, 51.15))
    assert len(statements) == 2
    with counting() as statements:
        for step in range(50):
            assert queries.area_id_at(Point(5.001 + step / 200, 51.15))
    assert len(statements) == 0


def test_a_next_request_asks_only_whether_something_changed(areas, counting):
    queries.area_id_at(Point(5.05, 51.15))
    db.session.info.clear()
    with counting() as statements:
        queries.area_id_at(Point(5.05, 51.15))
    assert len(statements) == 1


def test_an_area_that_changes_within_a_transaction_is_seen_at_once(areas):
    assert queries.area_at(Point(5.05, 51.15)).code == "BU90010001"
    areas["BU90010001"].bound(affinity.translate(areas["BU90010001"].geometry, 0, 1))
    queries.list_areas()
    assert queries.area_at(Point(5.05, 51.15)).code == "WK900100"


def test_an_answer_from_memory_takes_less_than_a_millisecond(areas):
    queries.area_id_at(Point(5, 51))
    started = time.process_time()
    for step in range(200):
        queries.area_id_at(Point(5.001 + step / 1000, 51.15))
    assert (time.process_time() - started) / 200 < 0.001


def test_a_filter_on_an_area_takes_in_all_below_it_closed_ones_too(areas):
    bring(square_features()[:-1])
    below = queries.descendant_ids([areas["WK900100"].id, areas["WK900101"].id, 999_999])
    assert below == sorted(areas[code].id for code in ("WK900100", "WK900101", "BU90010000", "BU90010001"))


def test_the_trail_and_the_children_of_an_area(areas):
    atlas = queries.atlas()
    assert [fact.name for fact in atlas.trail(areas["BU90010000"].id)] == ["Vierkant", "Westerwijk", "Vijverbuurt"]
    assert [fact.name for fact in atlas.children(areas["WK900100"].id)] == ["Dijkbuurt", "Vijverbuurt"]
    assert [fact.name for fact in atlas.children(None)] == ["Vierkant"]


def test_the_areas_to_choose_from_stand_in_the_order_of_the_tree(areas):
    assert [(choice.code, choice.label) for choice in queries.atlas().choices()] == [
        ("GM9001", "Vierkant"),
        ("WK900101", "Oosterwijk"),
        ("KN900102", "Verrehoek"),
        ("WK900100", "Westerwijk"),
        ("BU90010001", "Dijkbuurt (Westerwijk)"),
        ("BU90010000", "Vijverbuurt (Westerwijk)"),
    ]


def test_the_bounds_are_those_of_the_municipality(areas):
    assert queries.atlas().bounds() == [5.0, 51.0, 5.3, 51.2]


def test_the_town_is_where_most_people_live_however_far_the_villages_lie(app):
    rows = [area_feature("GM9002", "Rij", "gemeente", box(5.0, 51.0, 5.6, 51.1), population=5200)]
    for index, people in enumerate((100, 2000, 2500, 500, 100)):
        shape = box(5.0 + index * 0.1, 51.0, 5.1 + index * 0.1, 51.1)
        rows.append(area_feature(f"BU9002000{index}", f"Buurt {index}", "buurt", shape, parent="GM9002", population=people))
    bring(rows)
    west, south, east, north = queries.atlas().town_box()
    assert 5.05 < west < 5.2
    assert 5.25 < east < 5.4
    assert 51.0 < south <= north < 51.1


def test_without_enough_neighbourhoods_the_town_is_all_there_is(areas):
    assert queries.atlas().town_box() == queries.atlas().bounds()


def test_without_areas_there_are_no_bounds_and_no_choices(app):
    assert queries.atlas().bounds() is None
    assert queries.atlas().choices() == []


def test_an_area_that_does_not_exist_is_not_found(app):
    with pytest.raises(NotFound):
        queries.get_area(1)
    with pytest.raises(NotFound):
        queries.get_area_by_slug("nergens")
