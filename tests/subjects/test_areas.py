"""Subjects follow the areas when boundaries change."""

import pytest
from shapely.geometry import Point, box

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import unit_of_work
from participatie.places import services as places
from participatie.places.boundaries import read_areas
from participatie.places.queries import area_at
from participatie.subjects import services
from tests.factories.places import area_feature, collection, make_municipality, square_features
from tests.factories.subjects import make_subject


@pytest.fixture
def areas(app):
    return make_municipality()


def bring(features):
    with unit_of_work():
        places.import_areas(SYSTEM, read_areas(collection(features)))


def placed(point):
    with unit_of_work():
        subject = make_subject()
        services.place(subject, point)
    return subject


def test_a_subject_moves_to_its_district_when_the_neighbourhood_closes_and_back_when_it_opens(areas):
    subject = placed(Point(5.05, 51.15))
    assert subject.area_id == areas["BU90010001"].id
    bring(square_features()[:-1])
    assert subject.area_id == areas["WK900100"].id
    bring(square_features())
    assert subject.area_id == areas["BU90010001"].id


def test_a_subject_without_a_place_keeps_its_area(areas):
    nowhere = make_subject(area=areas["BU90010001"])
    bring(square_features()[:-1])
    assert nowhere.area_id == areas["BU90010001"].id


def test_a_subject_that_lies_in_no_area_any_more_keeps_the_one_it_had(areas):
    subject = placed(Point(5.25, 51.15))
    town = area_feature("GM9001", "Vierkant", "gemeente", box(5.0, 51.0, 5.21, 51.2))
    village = area_feature("KN900102", "Verrehoek", "kern", box(5.2, 51.0, 5.21, 51.2), parent="GM9001")
    bring([town, village])
    assert area_at(Point(5.25, 51.15)) is None
    assert subject.area_id == areas["KN900102"].id


def test_only_the_subjects_that_moved_are_written(areas, counting):
    for step in range(20):
        placed(Point(5.25, 51.01 + step / 200))
    with counting() as statements:
        assert services.find_areas_anew() == 0
    assert not any(statement.startswith("UPDATE") for statement in statements.statements)
