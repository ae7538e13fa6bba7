"""Two versions laid beside each other: pure, and quick enough for two thousand elements."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from participatie.streets.balance import balance_of, totals_of
from participatie.streets.comparing import ChangeKind, compare
from participatie.streets.drawn import Drawn

PLACES = st.tuples(st.integers(0, 400), st.integers(0, 400)).map(lambda at: Point(5.02 + at[0] * 1e-6, 51.02 + at[1] * 1e-6))
THINGS = st.builds(
    Drawn,
    key=st.text("abcdef", min_size=1, max_size=2),
    kind=st.sampled_from(["tree", "parking", "bench"]),
    geometry=PLACES,
    rotation=st.integers(0, 359),
    quantity=st.integers(1, 3),
    label=st.sampled_from(["", "bij de school"]),
)
VERSIONS = st.lists(THINGS, max_size=12, unique_by=lambda thing: thing.key)


def of(kind, changes):
    return {change.key for change in changes if change.kind is kind}


@given(VERSIONS)
def test_a_version_does_not_differ_from_itself(version):
    assert compare(version, version) == []


@given(VERSIONS, VERSIONS)
def test_what_is_added_one_way_is_removed_the_other_way(one, other):
    there, back = compare(one, other), compare(other, one)
    assert of(ChangeKind.ADDED, there) == of(ChangeKind.REMOVED, back)
    assert of(ChangeKind.MOVED, there) == of(ChangeKind.MOVED, back)
    assert of(ChangeKind.CHANGED, there) == of(ChangeKind.CHANGED, back)


@given(VERSIONS, VERSIONS)
def test_each_element_is_told_at_most_once_and_nothing_is_missed(one, other):
    changes = compare(one, other)
    keys = [change.key for change in changes]
    assert len(keys) == len(set(keys))
    old, new = ({thing.key: thing for thing in version} for version in (one, other))
    assert of(ChangeKind.ADDED, changes) == new.keys() - old.keys()
    assert of(ChangeKind.REMOVED, changes) == old.keys() - new.keys()
    untold = (old.keys() & new.keys()) - set(keys)
    assert all(old[key].kind == new[key].kind and old[key].label == new[key].label for key in untold)
    assert all(old[key].geometry.distance(new[key].geometry) < 1e-6 for key in untold)


def test_a_move_is_told_in_metres_with_what_else_changed():
    before = Drawn("a", "threshold", Point(5.02, 51.02))
    after = Drawn("a", "threshold", Point(5.02, 51.0201), rotation=90)
    (change,) = compare([before], [after])
    assert change.kind is ChangeKind.MOVED
    assert change.moved_m == pytest.approx(11.1, abs=0.1)
    assert change.fields == ("rotation",)


def test_a_green_that_grows_around_its_middle_has_changed_its_shape():
    small = Point(5.02, 51.02).buffer(0.0001)
    large = Point(5.02, 51.02).buffer(0.0002)
    (change,) = compare([Drawn("g", "green", small)], [Drawn("g", "green", large)])
    assert (change.kind, change.fields) == (ChangeKind.CHANGED, ("shape",))


def test_two_thousand_elements_are_compared_within_a_fifth_of_a_second():
    chance = random.Random(4)
    before = [Drawn(f"e{n}", "tree", Point(5.02 + chance.random() / 100, 51.02 + chance.random() / 100)) for n in range(2000)]
    after = [Drawn(thing.key, thing.kind, Point(thing.geometry.x + 1e-5, thing.geometry.y)) for thing in before[200:]]
    took = []
    for _turn in range(3):
        began = time.process_time()
        changes = compare(before, after)
        took.append(time.process_time() - began)
    assert min(took) < 0.2
    assert len(changes) == 2000


def test_the_balance_counts_pieces_square_metres_and_money():
    square = Polygon([(5.02, 51.02), (5.02, 51.0201), (5.0201, 51.0201), (5.0201, 51.02)])
    things = [
        Drawn("a", "tree", Point(5.02, 51.02), quantity=3, unit_cost_cents=100_00, upkeep_cents=5_00),
        Drawn("b", "parking", Point(5.02, 51.02), quantity=2),
        Drawn("c", "green", square, unit_cost_cents=10_00),
    ]
    balance = balance_of(totals_of(things), 780.0)
    assert (balance.trees, balance.parking, balance.crossings, balance.elements) == (3, 2, 0, 3)
    assert balance.green_m2 == pytest.approx(78, abs=1)
    assert balance.paved_share == pytest.approx(0.9, abs=0.01)
    assert balance.cost_cents == pytest.approx(300_00 + 78 * 10_00, rel=0.01)
    assert balance.upkeep_cents == 15_00


def test_a_version_without_sums_has_an_empty_balance():
    balance = balance_of(None, 0)
    assert (balance.trees, balance.cost_cents, balance.paved_share) == (0, 0, None)
