"""Areas come from a file, are brought up to date from the next one, and are found for every place."""

import pytest
from shapely.geometry import Point, box

from participatie.kernel.access import NOBODY, SYSTEM, Actor, Held
from participatie.kernel.errors import Forbidden
from participatie.kernel.events import reacts_to
from participatie.places import queries, services
from participatie.places.boundaries import read_areas
from participatie.places.events import AreasImported
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
