"""Places are read strictly, stored whole and measured in metres."""

import json
import time

import pytest
import sqlalchemy
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from participatie.places import geojson, geometry
from participatie.places.geometry import Box, GeometryRefused

SQUARE = [[5.0, 52.0], [5.1, 52.0], [5.1, 52.1], [5.0, 52.1], [5.0, 52.0]]
HOLE = [[5.02, 52.02], [5.02, 52.08], [5.08, 52.08], [5.08, 52.02], [5.02, 52.02]]


def document(kind, coordinates, **members):
    return json.dumps({"type": kind, "coordinates": coordinates, **members})


def feature(place, **members):
    return json.dumps({"type": "Feature", "properties": {}, "geometry": place, **members})


def test_a_point_a_line_and_an_area_are_read():
    assert geometry.parse_geojson(document("Point", [5.1, 52.1])) == Point(5.1, 52.1)
    assert geometry.parse_geojson(document("LineString", [[5, 52], [5.1, 52.1]])).length > 0
    assert geometry.parse_geojson(document("Polygon", [SQUARE, HOLE])).interiors


def test_a_feature_gives_its_place_and_loses_its_properties():
    text = feature({"type": "Point", "coordinates": [5.1, 52.1]}, id="x")
    assert geometry.parse_geojson(text.encode()) == Point(5.1, 52.1)


def test_a_height_is_accepted_and_dropped():
    place = geometry.parse_geojson(document("LineString", [[5, 52, 1.5], [5.1, 52.1, 2]]))
    assert not place.has_z


def test_a_ring_in_the_other_order_is_accepted_and_turned():
    place = geometry.parse_geojson(document("Polygon", [SQUARE[::-1], HOLE[::-1]]))
    assert place.exterior.is_ccw
    assert not place.interiors[0].is_ccw


REFUSED = {
    "no JSON": "{",
    "not an object": "[]",
    "null": "null",
    "not UTF-8": b'{"type": "Point\xff"}',
    "double key": '{"type": "Point", "coordinates": [5, 52], "coordinates": [5, 52]}',
    "NaN": '{"type": "Point", "coordinates": [NaN, 52]}',
    "Infinity": '{"type": "Point", "coordinates": [5, -Infinity]}',
    "float that overflows": '{"type": "Point", "coordinates": [1e999, 52]}',
    "integer of a thousand digits": '{"type": "Point", "coordinates": [' + "9" * 1000 + ", 52]}",
    "integer beyond Python's limit": '{"type": "Point", "coordinates": [' + "9" * 9000 + ", 52]}",
    "boolean as a number": document("Point", [True, 52]),
    "text as a number": document("Point", ["5", 52]),
    "null as a number": document("Point", [None, 52]),
    "one number": document("Point", [5]),
    "four numbers": document("Point", [5, 52, 1, 1]),
    "longitude too far": document("Point", [180.1, 52]),
    "latitude too far": document("Point", [5, -90.1]),
    "swapped out of range": document("Point", [52, 95]),
    "coordinates missing": '{"type": "Point"}',
    "coordinates an object": document("Point", {"0": 5, "1": 52}),
    "coordinates text": document("Point", "5,52"),
    "too deep for its type": document("Point", [[5, 52]]),
    "too shallow for its type": document("Polygon", [5, 52]),
    "unknown type": document("Circle", [5, 52]),
    "type in lower case": document("point", [5, 52]),
    "type not text": document({}, [5, 52]),
    "several points": document("MultiPoint", [[5, 52]]),
    "collection of places": json.dumps({"type": "GeometryCollection", "geometries": []}),
    "list of features": json.dumps({"type": "FeatureCollection", "features": []}),
    "feature without a place": feature(None),
    "feature with a place of text": feature("here"),
    "own coordinate system": document("Point", [5, 52], crs={"type": "name"}),
    "own coordinate system on a feature": feature({"type": "Point", "coordinates": [5, 52]}, crs=None),
    "member of another role": document("Point", [5, 52], properties={}),
    "bounding box of text": document("Point", [5, 52], bbox="5,52,5,52"),
    "empty line": document("LineString", []),
    "line of one point": document("LineString", [[5, 52]]),
    "line of the same point": document("LineString", [[5, 52], [5, 52]]),
    "empty area": document("Polygon", []),
    "area with an empty ring": document("Polygon", [[]]),
    "open ring": document("Polygon", [SQUARE[:-1]]),
    "ring of three points": document("Polygon", [[[5, 52], [5.1, 52], [5, 52]]]),
    "bow tie": document("Polygon", [[[5, 52], [5.1, 52.1], [5.1, 52], [5, 52.1], [5, 52]]]),
    "flat area": document("Polygon", [[[5, 52], [5.1, 52], [5.2, 52], [5, 52]]]),
    "hole outside": document("Polygon", [SQUARE, [[6, 52], [6.1, 52], [6.1, 52.1], [6, 52]]]),
    "too many points": document("LineString", [[5 + i / 1e5, 52] for i in range(5001)]),
    "too large": " " * (256 * 1024) + document("Point", [5, 52]),
    "too deep": '{"type": "Point", "coordinates": [[[[[[5]]]]]]}',
    "endless nesting": "[" * 200_000,
    "endless nesting of objects": '{"a":' * 40_000,
    "endless text": '"' + '\\"' * 120_000,
    "lone surrogate": '{"type": "\\ud800", "coordinates": [5, 52]}',
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_anything_else_is_refused_with_a_sentence(text):
    started = time.process_time()
    with pytest.raises(GeometryRefused) as refusal:
        geometry.parse_geojson(text)
    assert refusal.value.message.endswith(".")
    assert time.process_time() - started < 1


def test_a_refusal_names_the_place_of_the_fault():
    with pytest.raises(GeometryRefused) as refusal:
        geometry.parse_geojson(document("LineString", [[5, 52], [5, "52"]]))
    assert refusal.value.path == "coordinates[1]"


def test_only_the_asked_kinds_are_allowed():
    assert geometry.parse_geojson(document("Point", [5, 52]), allowed=[geometry.POINT])
    with pytest.raises(GeometryRefused):
        geometry.parse_geojson(document("Point", [5, 52]), allowed=[geometry.LINE, geometry.AREA])
    assert isinstance(geometry.parse_geojson(document("MultiPolygon", [[SQUARE]]), allowed=[geometry.MULTI_AREA]), MultiPolygon)


def test_five_thousand_points_are_not_too_many():
    place = geometry.parse_geojson(document("LineString", [[5 + i / 1e5, 52] for i in range(5000)]))
    assert len(place.coords) == 5000


def test_a_collection_gives_numbered_features():
    text = json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"naam": "Een"},
                    "geometry": {"type": "Point", "coordinates": [5, 52]},
                },
                {"type": "Feature", "properties": None, "geometry": {"type": "Point", "coordinates": [6, 52]}},
            ],
        }
    )
    assert geometry.parse_feature_collection(text) == [(1, {"naam": "Een"}, Point(5, 52)), (2, {}, Point(6, 52))]


def test_a_single_place_is_not_a_collection():
    with pytest.raises(GeometryRefused):
        geometry.parse_feature_collection(document("Point", [5, 52]))


numbers = st.floats() | st.integers() | st.booleans() | st.text(max_size=3) | st.none()
arrays = st.recursive(numbers, lambda inner: st.lists(inner, max_size=5), max_leaves=25)
types = st.sampled_from([*geometry.GeometryKind, "MultiPoint", "GeometryCollection", "Feature", "FeatureCollection"])
members = st.sampled_from(["type", "coordinates", "geometry", "geometries", "features", "properties", "bbox", "crs", "id"])
anything = st.recursive(
    arrays | types, lambda inner: st.dictionaries(members | st.text(max_size=3), inner, max_size=5), max_leaves=15
)


@given(st.dictionaries(members, anything, max_size=6) | st.fixed_dictionaries({"type": types, "coordinates": arrays}))
def test_no_document_does_anything_but_read_or_refuse(tree):
    try:
        place = geometry.parse_geojson(json.dumps(tree))
    except GeometryRefused:
        return
    assert place.is_valid


@given(st.text() | st.binary())
def test_no_text_does_anything_but_refuse(text):
    with pytest.raises(GeometryRefused):
        geometry.parse_geojson(text)


@given(st.dictionaries(members, anything, max_size=6))
def test_the_strict_reader_reads_or_refuses(tree):
    try:
        geojson.parse_document(json.dumps(tree))
    except GeometryRefused:
        return
    assert tree["type"]


degrees = st.tuples(
    st.floats(3.3, 7.2).map(lambda value: round(value, 6)), st.floats(50.7, 53.6).map(lambda value: round(value, 6))
)


@given(st.lists(degrees, min_size=2, max_size=20, unique=True))
def test_a_line_survives_writing_and_reading(positions):
    line = LineString(positions)
    assert geometry.parse_geojson(json.dumps(geometry.to_geojson(line))) == line


@given(st.lists(degrees, min_size=3, max_size=12, unique=True))
def test_an_area_survives_writing_and_reading(positions):
    hull = LineString(positions).convex_hull
    if not isinstance(hull, Polygon) or hull.area < 1e-9:
        return
    assert geometry.parse_geojson(json.dumps(geometry.to_geojson(hull))).equals(hull)


@given(degrees)
@settings(max_examples=50)
def test_a_point_survives_the_national_grid_and_back(position):
    there_and_back = geometry.from_rd(geometry.to_rd(Point(position)))
    assert there_and_back.distance(Point(position)) < 1e-6


def test_the_tower_of_amersfoort_stands_where_the_national_grid_says():
    tower = geometry.to_rd(Point(5.38763888889, 52.15616055556))
    assert tower.distance(Point(155_000, 463_000)) < 200
    assert geometry.from_rd(Point(155_000, 463_000)).distance(Point(5.3872, 52.1552)) < 1e-4


def test_lengths_and_surfaces_are_in_metres():
    square = geometry.from_rd(box(165_000, 415_000, 165_100, 415_200))
    assert geometry.area_m2(square) == pytest.approx(20_000, rel=1e-4)
    assert geometry.length_m(square.exterior) == pytest.approx(600, rel=1e-4)
    assert geometry.length_m(Point(5.5, 51.7)) == 0


def test_within_counts_the_margin_in_metres():
    municipality = geometry.from_rd(box(160_000, 410_000, 170_000, 420_000))
    just_outside = geometry.from_rd(LineString([(165_000, 415_000), (170_090, 415_000)]))
    assert not geometry.within(just_outside, municipality)
    assert geometry.within(just_outside, municipality, margin_m=100)
    assert not geometry.within(just_outside, municipality, margin_m=80)


@pytest.mark.parametrize(
    "place",
    [
        Point(5.1, 52.1),
        LineString([(5, 52), (5.1, 52.1)]),
        Polygon(SQUARE, [HOLE]),
        MultiPolygon([Polygon(SQUARE)]),
        None,
    ],
)
def test_a_place_comes_back_from_the_database_as_it_went_in(place):
    engine = sqlalchemy.create_engine("sqlite://")
    table = sqlalchemy.Table("spot", sqlalchemy.MetaData(), sqlalchemy.Column("place", geometry.Geometry))
    with engine.begin() as connection:
        table.create(connection)
        connection.execute(table.insert().values(place=place))
        stored = connection.scalar(sqlalchemy.select(table.c.place))
        assert stored == place
        assert table.c.place.type.compare_values(stored, place)


def test_a_damaged_place_reads_as_no_place():
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE spot (place BLOB)")
        connection.exec_driver_sql("INSERT INTO spot VALUES (x'0102ff')")
        spot = sqlalchemy.table("spot", sqlalchemy.column("place", geometry.Geometry))
        assert connection.scalars(sqlalchemy.select(spot.c.place)).all() == [None]


@pytest.mark.parametrize(
    ("text", "numbers"), [("5,52,6,53", [5, 52, 6, 53]), ("-5.25,-2.0,0,3.0000000000000001", [-5.25, -2, 0, 3])]
)
def test_a_box_is_read(text, numbers):
    assert Box.parse(text).as_list() == numbers


@pytest.mark.parametrize(
    "text",
    ["", "5,52,6", "5,52,6,53,7", "6,52,5,53", "5,53,6,52", "nan,52,6,53", "5,52,inf,53", "1e1,52,20,53", "5;52;6;53",
     " 5,52,6,53", "5,52,6,53\n", "5,52,181,53", "5,-91,6,53", "-180,-90,180,90", "٥,52,6,53", "5,,6,53"],
)  # fmt: skip
def test_a_box_that_is_wrong_or_too_large_is_refused(text):
    with pytest.raises(GeometryRefused):
        Box.parse(text)


def test_a_widened_box_takes_in_what_lies_within_the_margin():
    small = Box.of(geometry.from_rd(box(165_000, 415_000, 165_100, 415_200)))
    neighbour = Box.of(geometry.from_rd(Point(165_190, 415_100)))
    assert not small.overlaps(neighbour)
    assert small.widened(110).overlaps(neighbour)
    assert not small.widened(50).overlaps(neighbour)


def test_boxes_that_touch_overlap():
    assert Box(0, 0, 1, 1).overlaps(Box(1, 1, 2, 2))
    assert not Box(0, 0, 1, 1).overlaps(Box(1.1, 0, 2, 1))
