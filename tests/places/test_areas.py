"""Areas come from a file, are brought up to date from the next one, and are found for every place."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity
from shapely.geometry import LineString, MultiPolygon, Point, box

from participatie.kernel.access import NOBODY, SYSTEM, Actor, Held
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound
from participatie.kernel.events import reacts_to
from participatie.places import queries, services
from participatie.places.boundaries import read_areas
from participatie.places.events import AreasImported
from participatie.places.geometry import GeometryRefused, to_geojson, to_rd
from participatie.places.report import Outcome
from tests.factories.places import SQUARES, area_feature, collection, make_municipality, square_features

happened = []


@reacts_to(AreasImported)
def remember(event):
    happened.append(event)


@pytest.fixture
def areas(app):
    happened.clear()
    return make_municipality()


def bring(features, srid=None):
    return services.import_areas(SYSTEM, read_areas(collection(features), srid))


def outcomes(report):
    return {line.code: line.outcome for line in report.lines}


def refusals(features):
    return [line.reason for line in read_areas(collection(features)).lines if line.outcome is Outcome.REFUSED]


def test_a_first_import_makes_a_tree(areas):
    assert {code: area.level for code, area in areas.items()} == {code: row[1] for code, row in SQUARES.items()}
    pond, district, town = areas["BU90010000"], areas["WK900100"], areas["GM9001"]
    assert pond.parent_id == district.id
    assert district.parent_id == town.id
    assert town.parent_id is None
    assert pond.path == f"/{town.id}/{district.id}/{pond.id}/"
    assert pond.population == 100
    assert (pond.west, pond.south, pond.east, pond.north) == (5.0, 51.0, 5.1, 51.1)
    assert pond.slug == "vijverbuurt"


def test_an_import_is_an_event_with_its_numbers(areas):
    assert [(event.created, event.changed, event.closed) for event in happened] == [(6, 0, 0)]


def test_importing_the_same_file_again_changes_nothing(areas):
    report = bring(square_features())
    assert set(outcomes(report).values()) == {Outcome.UNCHANGED}
    assert services.preview_areas(SYSTEM, read_areas(collection(square_features()))).changes == 0
    assert len(happened) == 1


def test_a_preview_says_what_would_happen_and_does_nothing(areas):
    features = [*square_features()[:-1], area_feature("BU90010002", "Nieuwbuurt", "buurt", box(5.0, 51.1, 5.1, 51.2))]
    report = services.preview_areas(SYSTEM, read_areas(collection(features)))
    assert outcomes(report)["BU90010002"] is Outcome.NEW
    assert outcomes(report)["BU90010001"] is Outcome.CLOSED
    assert {area.code for area in queries.list_areas() if area.is_open} == set(SQUARES)


def test_an_import_changes_closes_and_reopens_but_never_deletes(areas):
    features = square_features()
    features[4]["properties"]["name"] = "Vijverkwartier"
    report = bring(features[:-1])
    assert outcomes(report)["BU90010000"] is Outcome.CHANGED
    assert outcomes(report)["BU90010001"] is Outcome.CLOSED
    assert areas["BU90010000"].name == "Vijverkwartier"
    assert areas["BU90010000"].slug == "vijverbuurt"
    assert not areas["BU90010001"].is_open
    assert queries.area_at(Point(5.05, 51.15)).code == "WK900100"

    report = bring(square_features())
    assert outcomes(report)["BU90010001"] is Outcome.REOPENED
    assert queries.area_at(Point(5.05, 51.15)) is areas["BU90010001"]


def test_a_file_with_one_level_leaves_the_other_levels_open(areas):
    bring([feature for feature in square_features() if feature["properties"]["level"] == "neighbourhood"])
    assert all(area.is_open for area in areas.values())


def test_one_refused_row_refuses_all(areas):
    features = square_features()
    features[0]["properties"]["name"] = "Anders"
    features[1]["geometry"] = {"type": "Polygon", "coordinates": [[[5, 51], [5.1, 51.1], [5.1, 51], [5, 51.1], [5, 51]]]}
    report = bring(features)
    assert report.is_refused
    assert [(line.row, line.code) for line in report.of([Outcome.REFUSED])] == [(2, "WK900100")]
    assert areas["GM9001"].name == "Vierkant"
    assert len(happened) == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": ""}, "De code ontbreekt"),
        ({"code": "../x"}, "De code ontbreekt"),
        ({"code": True}, "De code ontbreekt"),
        ({"name": ""}, "De naam ontbreekt"),
        ({"name": "x" * 121}, "De naam ontbreekt"),
        ({"name": "buurt\u202e"}, "tekens die we niet kunnen tonen"),
        ({"level": "straat"}, "Het niveau ontbreekt"),
        ({"level": "", "code": "XX1"}, "Het niveau ontbreekt"),
        ({"population": "veel"}, "geen geheel getal"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_reason(app, changes, sentence):
    feature = area_feature("BU90010000", "Vijverbuurt", "buurt", box(5, 51, 5.1, 51.1))
    feature["properties"].update(changes)
    assert sentence in refusals([feature])[0]


@pytest.mark.parametrize(
    "geometry",
    [None, {"type": "Point", "coordinates": [5, 51]}, {"type": "Polygon", "coordinates": []}, "here", {"type": "Polygon"}],
)
def test_a_row_without_a_usable_boundary_is_refused(app, geometry):
    feature = area_feature("BU90010000", "Vijverbuurt", "buurt", box(5, 51, 5.1, 51.1))
    assert refusals([{**feature, "geometry": geometry}])


def test_the_same_code_twice_is_refused(app):
    assert "vaker" in refusals([square_features()[0]] * 2)[0]


@pytest.mark.parametrize(("parent", "sentence"), [("WK999999", "bestaat niet"), ("BU90010001", "kan hier niet boven staan")])
def test_an_impossible_parent_is_refused(areas, parent, sentence):
    features = square_features()
    features[4]["properties"]["parent"] = parent
    report = bring(features)
    assert sentence in report.of([Outcome.REFUSED])[0].reason


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"type": "FeatureCollection"}', '{"type": "FeatureCollection", "features": [1]}']
)
def test_a_file_that_is_no_list_of_areas_is_refused(app, text):
    with pytest.raises(GeometryRefused):
        read_areas(text)


def test_an_empty_file_is_refused_and_closes_nothing(areas):
    assert bring([]).is_refused
    assert all(area.is_open for area in areas.values())


def test_the_names_that_cbs_uses_are_understood(app):
    town, district, neighbourhood = box(5, 51, 5.4, 51.4), box(5, 51, 5.2, 51.4), box(5, 51, 5.2, 51.2)
    gm = {"gemeentecode": "GM9002", "gemeentenaam": "Rechthoek"}
    wk = {"wijkcode": "WK900200", "wijknaam": "Wijk 00"}
    bu = {"buurtcode": "BU90020000", "buurtnaam": "Buurt 0"}
    rows = [
        ({**gm, "H2O": "NEE", "AANT_INW": 1200}, town),
        ({**gm, "H2O": "JA"}, box(5.4, 51, 5.5, 51.1)),
        ({**gm, **wk, "aantal_inwoners": -99997}, district),
        ({**gm, **wk, **bu, "aantal_inwoners": "310"}, neighbourhood),
    ]
    report = bring([{"type": "Feature", "properties": p, "geometry": to_geojson(g)} for p, g in rows])
    assert [line.outcome for line in report.lines] == [Outcome.NEW, Outcome.SKIPPED, Outcome.NEW, Outcome.NEW]
    found = {area.code: area for area in queries.list_areas()}
    assert [found[code].population for code in ("GM9002", "WK900200", "BU90020000")] == [1200, None, 310]
    assert found["BU90020000"].parent_id == found["WK900200"].id
    assert found["WK900200"].parent_id == found["GM9002"].id


def test_statistical_codes_alone_give_level_and_parent(app):
    rows = [("GM9002", box(5, 51, 5.4, 51.4)), ("WK900200", box(5, 51, 5.2, 51.4)), ("BU90020000", box(5, 51, 5.2, 51.2))]
    features = [{"type": "Feature", "properties": {"statcode": c, "statnaam": c}, "geometry": to_geojson(g)} for c, g in rows]
    bring(features)
    assert [fact.code for fact in queries.atlas().trail(queries.find_area_by_code("BU90020000").id)] == [c for c, _g in rows]


def test_a_parent_that_is_nowhere_named_is_found_by_its_boundary(areas):
    features = [f for f in square_features() if f["properties"]["level"] == "neighbourhood"]
    bring([*features, area_feature("N1", "Achterhoek", "buurt", box(5.21, 51.01, 5.29, 51.09))])
    assert queries.find_area_by_code("N1").parent_id == areas["KN900102"].id


@pytest.mark.parametrize("crs", [None, {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}])
def test_metres_of_the_national_grid_are_recognised(app, crs):
    town = box(5, 51.4, 5.4, 51.8)
    feature = {
        "type": "Feature",
        "properties": {"statcode": "GM9002", "statnaam": "Rechthoek"},
        "geometry": to_geojson(MultiPolygon([to_rd(town)]), 3),
    }
    document = {"type": "FeatureCollection", "features": [feature], **({"crs": crs} if crs else {})}
    services.import_areas(SYSTEM, read_areas(json.dumps(document)))
    assert queries.find_area_by_code("GM9002").geometry.symmetric_difference(town).area < 1e-6


def test_two_areas_with_one_name_get_addresses_of_their_own(app):
    bring(
        [
            area_feature("GM1", "Berg", "gemeente", box(5, 51, 5.4, 51.4)),
            area_feature("WK1", "Berg", "wijk", box(5, 51, 5.2, 51.4)),
        ]
    )
    assert [area.slug for area in queries.list_areas()] == ["berg", "berg-wk1"]
    assert queries.get_area_by_slug("berg-wk1").code == "WK1"


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


@pytest.mark.parametrize(
    ("actor", "allowed"),
    [
        (NOBODY, False),
        (Actor(id=1), False),
        (Actor(id=1, held=frozenset({Held("moderator")})), False),
        (Actor(id=1, held=frozenset({Held("administrator")})), True),
        (SYSTEM, True),
    ],
)
@pytest.mark.parametrize("service", [services.import_areas, services.preview_areas])
def test_only_administrators_and_the_platform_import_areas(app, actor, allowed, service):
    reading = read_areas(collection(square_features()[:1]))
    if allowed:
        actor = Actor(is_system=actor.is_system, held=actor.held)
        assert not service(actor, reading).is_refused
        return
    with pytest.raises(Forbidden):
        service(actor, reading)


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["GM1", "wijk", "BU00010000"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(["code", "name", "level", "parent", "population", "bu_code", "statcode", "H2O"]) | st.text(max_size=4)
places = st.sampled_from([to_geojson(box(5, 51, 5.1, 51.1)), to_geojson(Point(5, 51)), to_geojson(to_rd(box(5, 51, 6, 52)))])
odd_features = st.fixed_dictionaries(
    {"type": st.just("Feature"), "properties": st.dictionaries(names, values, max_size=6) | values, "geometry": places | values}
)


@given(st.lists(odd_features, max_size=4))
def test_whatever_a_file_holds_each_row_is_read_or_gets_its_reason(features):
    try:
        reading = read_areas(collection(features))
    except GeometryRefused:
        return
    assert len(reading.rows) + len(reading.lines) == len(features)
    assert all(line.reason for line in reading.lines)
