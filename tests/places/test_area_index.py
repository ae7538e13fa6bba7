"""Every place gets the most specific area that holds it."""

import random
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from shapely.geometry import LineString, Point, Polygon, box

from participatie.places.area_index import AreaIndex, AreaShape
from participatie.places.geometry import within

TOWN = box(5.0, 51.0, 6.0, 52.0)
WEST, EAST = box(5.0, 51.0, 5.5, 52.0), box(5.5, 51.0, 6.0, 52.0)
POND = box(5.1, 51.1, 5.2, 51.2)
SOUTH_WEST = Polygon(box(5.0, 51.0, 5.5, 51.5).exterior.coords, [POND.exterior.coords])
NORTH_WEST = box(5.0, 51.5, 5.5, 52.0)

SHAPES = [
    AreaShape(1, "GM1", None, TOWN),
    AreaShape(2, "WK1", 1, WEST),
    AreaShape(3, "WK2", 1, EAST),
    AreaShape(4, "BU1", 2, SOUTH_WEST),
    AreaShape(5, "BU2", 2, NORTH_WEST),
]


@pytest.fixture
def index():
    return AreaIndex(SHAPES)


@pytest.mark.parametrize(
    ("place", "area"),
    [
        (Point(5.3, 51.3), 4),
        (Point(5.3, 51.7), 5),
        (Point(5.7, 51.3), 3),
        (Point(5.15, 51.15), 2),
        (Point(5.3, 51.5), 4),
        (Point(5.5, 51.3), 4),
        (Point(5.5, 51.5), 4),
        (Point(5.0, 51.0), 4),
        (Point(6.0, 51.3), 3),
        (Point(4.9999, 51.3), None),
        (LineString([(5.3, 51.1), (5.3, 51.6)]), 4),
        (LineString([(5.3, 51.4), (5.3, 51.9)]), 5),
        (LineString([(5.3, 51.3), (5.3, 51.7)]), 2),
        (LineString([(5.1, 51.5), (5.4, 51.5)]), 4),
        (LineString([(5.15, 51.12), (5.15, 51.18)]), 2),
        (LineString([(5.4, 51.3), (5.9, 51.3)]), 3),
        (LineString([(5.3, 51.1), (5.3, 51.2), (4.0, 51.2)]), 4),
        (WEST, 2),
        (TOWN, 1),
        (box(5.3, 51.0, 5.8, 52.0), 3),
        (box(5.3, 51.3, 5.4, 51.55), 4),
    ],
)
def test_a_place_gets_its_most_specific_area(index, place, area):
    assert index.find(place) == area


def test_a_street_through_three_neighbourhoods_belongs_to_their_district():
    thirds = [AreaShape(10 + n, f"BU{n}", 2, box(5.0, 51 + n / 3, 5.5, 51 + (n + 1) / 3)) for n in range(3)]
    index = AreaIndex([*SHAPES[:3], *thirds])
    assert index.find(LineString([(5.2, 51.0), (5.2, 52.0)])) == 2


def test_a_plan_for_a_whole_district_is_not_about_its_largest_neighbourhood():
    large, small = AreaShape(10, "BU1", 2, box(5.0, 51.0, 5.5, 51.8)), AreaShape(11, "BU2", 2, box(5.0, 51.8, 5.5, 52.0))
    index = AreaIndex([*SHAPES[:3], large, small])
    assert index.find(WEST) == 2
    assert index.find(WEST.buffer(-0.001)) == 2
    assert index.find(box(5.0, 51.1, 5.5, 51.9)) == 10
    assert index.find(large.geometry) == 10
    assert AreaIndex([*SHAPES[:3], AreaShape(10, "BU1", 2, WEST)]).find(WEST) == 10


def test_a_neighbourhood_that_is_nearly_its_whole_district_is_still_itself():
    nearly = AreaShape(10, "BU1", 2, box(5.0, 51.0, 5.5, 51.95))
    index = AreaIndex([*SHAPES[:3], nearly, AreaShape(11, "BU2", 2, box(5.0, 51.95, 5.5, 52.0))])
    assert index.find(nearly.geometry) == 10
    assert index.find(WEST) == 2


def test_the_order_of_reading_makes_no_difference():
    places = [Point(5.5, 51.5), Point(5.3, 51.5), TOWN, LineString([(5.3, 51.3), (5.3, 51.7)])]
    answers = {tuple(AreaIndex(order).find(place) for place in places) for order in (SHAPES, SHAPES[::-1])}
    assert len(answers) == 1


def test_just_outside_is_the_municipality_and_far_outside_is_nowhere(index):
    just_outside = Point(5.0 - 0.001, 51.3)
    assert index.find(just_outside, margin_m=100) == 1
    assert index.find(just_outside, margin_m=50) is None


def test_an_area_whose_parent_is_closed_counts_as_a_top_area():
    assert AreaIndex(SHAPES[1:]).find(Point(5.3, 51.3)) == 4


def test_without_areas_everything_is_nowhere():
    assert AreaIndex([]).find(Point(5, 51), margin_m=500) is None


def test_a_point_on_any_shared_slanting_border_is_never_in_between():
    chance = random.Random(4)
    corners = [(5.0, 51.0), (6.0, 51.0), (6.0, 52.0), (5.0, 52.0)]
    start, end = (5.37, 51.0), (5.71, 52.0)
    index = AreaIndex(
        [
            AreaShape(1, "GM1", None, TOWN),
            AreaShape(2, "WK1", 1, Polygon([corners[0], start, end, corners[3]])),
            AreaShape(3, "WK2", 1, Polygon([start, corners[1], corners[2], end])),
        ]
    )
    for _try in range(200):
        part = chance.random()
        point = Point(start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
        assert index.find(point) == 2


def test_an_answer_takes_less_than_a_millisecond():
    chance = random.Random(5)
    size = 1 / 15
    corners = [(5 + x * size, 51 + y * size) for x in range(15) for y in range(15)]
    cells = [
        AreaShape(100 + n, f"BU{n:03}", 1, box(x, y, x + size, y + size).segmentize(0.002)) for n, (x, y) in enumerate(corners)
    ]
    index = AreaIndex([AreaShape(1, "GM1", None, TOWN.segmentize(0.002)), *cells])
    places = [Point(5 + chance.random(), 51 + chance.random()) for _n in range(500)]
    started = time.process_time()
    assert all(index.find(place) for place in places)
    assert (time.process_time() - started) / len(places) < 0.001


def test_many_threads_get_the_answers_of_one(index):
    chance = random.Random(6)
    points = [Point(5 + chance.random(), 51 + chance.random()) for _n in range(200)]
    places = [*points, *(point.buffer(0.01) for point in points)]
    alone = [(index.find(place), within(place, TOWN, 500)) for place in places]
    with ThreadPoolExecutor(8) as workers:
        together = list(workers.map(lambda place: (index.find(place), within(place, TOWN, 500)), places * 5))
    assert together == alone * 5
