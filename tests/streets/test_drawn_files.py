"""Elements from a file: what is read, and what is told of each that cannot be."""

import json

import pytest

from participatie.kernel.errors import Refused
from participatie.streets.drawn import MOST_ELEMENTS, read_drawn, read_foreign
from tests.factories.streets import STREET


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def feature(geometry, **properties):
    given = {"key": "a", "kind": "tree", **properties}
    return {"type": "Feature", "geometry": geometry, "properties": given}


def at(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


HERE = at(5.0205, 51.02)


BOW_TIE = {
    "type": "Polygon",
    "coordinates": [[[5.0205, 51.02], [5.0206, 51.0201], [5.0206, 51.02], [5.0205, 51.0201], [5.0205, 51.02]]],
}


HUGE = {"type": "Polygon", "coordinates": [[[4, 50], [6, 50], [6, 52], [4, 52], [4, 50]]]}


BAD = {
    "outside": (feature(at(5.03, 51.03)), "place"),
    "off the earth": (feature(at(5.02, 151)), "geometry"),
    "crossing itself": (feature(BOW_TIE, kind="green"), "geometry"),
    "huge": (feature(HUGE, kind="green"), "place"),
    "empty": (feature({"type": "Point", "coordinates": []}), "geometry"),
    "no place": (feature(None), "geometry"),
    "a line of one point": (
        feature({"type": "LineString", "coordinates": [[5.02, 51.02], [5.02, 51.02]]}, kind="cycle_path"),
        "geometry",
    ),
    "a cycle path as a point": (feature(HERE, kind="cycle_path"), "geometry"),
    "an unknown kind": (feature(HERE, kind="ufo"), "kind"),
    "a kind that is a list": (feature(HERE, kind=["tree"]), "kind"),
    "a key with a slash": (feature(HERE, key="a/b"), "key"),
    "no key": (feature(HERE, key=None), "key"),
    "minus one tree": (feature(HERE, quantity=-1), "quantity"),
    "half true": (feature(HERE, quantity=True), "quantity"),
    "a price in words": (feature(HERE, unit_cost_cents="veel"), "unit_cost_cents"),
    "a price past the purse": (feature(HERE, unit_cost_cents=10**12), "unit_cost_cents"),
    "a name that turns around": (feature(HERE, label="a\u202eb"), "label"),
    "a long name": (feature(HERE, label="a" * 81), "label"),
    "too many corners": (
        feature({"type": "LineString", "coordinates": [[5.02 + n * 1e-7, 51.02] for n in range(600)]}, kind="cycle_path"),
        "geometry",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_feature_is_told_with_its_number_and_field(case):
    bad, field = BAD[case]
    reading = read_drawn(collection(feature(HERE, key="goed"), bad), STREET)
    assert [(fault.number, fault.field) for fault in reading.faults] == [(2, field)]
    assert [drawn.key for drawn in reading.drawn] == ["goed"]


def test_a_key_that_comes_twice_is_told():
    reading = read_drawn(collection(feature(HERE), feature(HERE)), STREET)
    assert [fault.field for fault in reading.faults] == ["key"]


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"type":"FeatureCollection"}', '{"type":"Point","coordinates":[5,51]}', "[" * 9000, b"\xff\xfe"]
)
def test_what_is_no_list_of_features_is_refused_with_a_sentence(text):
    with pytest.raises(Refused):
        read_drawn(text, STREET)


def test_more_elements_than_fit_are_refused():
    many = collection(*(feature(HERE, key=f"e{n}") for n in range(MOST_ELEMENTS + 1)))
    with pytest.raises(Refused, match="ten hoogste"):
        read_drawn(many, STREET)


def test_a_file_of_somebody_else_may_speak_dutch_and_reach_further():
    text = collection(
        {"type": "Feature", "geometry": HERE, "properties": {"kind": "Boom"}},
        {"type": "Feature", "geometry": HERE, "properties": {"kind": "bank"}},
        {"type": "Feature", "geometry": HERE, "properties": {"kind": "waterput"}},
        {"type": "Feature", "geometry": at(5.2, 51.2), "properties": {"kind": "bank"}},
    )
    reading = read_foreign(text, STREET, skip_outside=True)
    assert [(drawn.kind, drawn.label) for drawn in reading.drawn] == [("tree", ""), ("bench", ""), ("other", "waterput")]
    assert (reading.outside, reading.faults) == (1, [])
    assert len({drawn.key for drawn in reading.drawn}) == 3
    assert [fault.number for fault in read_foreign(text, STREET, skip_outside=False).faults] == [4]
