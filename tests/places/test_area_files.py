"""What a file of areas may hold, and how each row of it is understood."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import MultiPolygon, Point, box

from participatie.kernel.access import SYSTEM
from participatie.places import queries, services
from participatie.places.boundaries import read_areas
from participatie.places.geometry import GeometryRefused, to_geojson, to_rd
from participatie.places.report import Outcome
from tests.factories.places import area_feature, collection, make_municipality, square_features


@pytest.fixture
def areas(app):
    return make_municipality()


def bring(features, srid=None):
    return services.import_areas(SYSTEM, read_areas(collection(features), srid))


def refusals(features):
    return [line.reason for line in read_areas(collection(features)).lines if line.outcome is Outcome.REFUSED]


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
