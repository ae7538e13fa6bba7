"""Bounds on the map of a plan, and the room that fire engines need."""

import json

import pytest
from shapely.geometry import LineString, Point

from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.streets import queries, services
from participatie.streets.models import BoundKind, Firmness, Round, StripMinimum
from participatie.streets.services.plans import Bound
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import drawing, make_plan, make_section, make_version
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")

ROOM = "De brandweer moet erdoor"


@pytest.fixture(autouse=True)
def town():
    make_municipality()
    make_team("Opvangteam")


@pytest.fixture
def tamar():
    return make_person("Tamar")


def bound(kind=BoundKind.EMERGENCY, firmness=Firmness.HARD, title=ROOM, place=None, width_cm=None):
    return Bound(kind, firmness, title, "Daarom.", "", place, width_cm)


@pytest.mark.parametrize(("width_cm", "expected"), [(350, 350), (280, 280), (None, 300)])
def test_a_bound_that_says_how_much_room_fire_engines_need_goes_before_the_setting(tamar, width_cm, expected):
    db.session.add(StripMinimum(kind="emergency", minimum_cm=300))
    plan, elsewhere = make_plan(tamar), make_plan(tamar, "Elders")
    services.set_bounds(drawing(tamar), plan, [bound(width_cm=width_cm)])
    assert queries.list_minimums_in(plan.id)["emergency"] == expected
    assert queries.list_minimums_in(elsewhere.id)["emergency"] == 300


def test_who_makes_a_cross_section_is_warned_for_the_room_that_the_bound_asks(browser, tamar):
    plan = make_plan(tamar)
    services.set_bounds(drawing(tamar), plan, [bound(width_cm=900)])
    section = make_section(plan, make_version(plan))
    own = browser.read(f"/straatplannen/{plan.id}/profielen/{section.id}/zelf-maken").get_text(" ")
    assert "Er moet 9,00 m vrij blijven" in own
    assert "9 meter vrij" in browser.read(f"/straatplannen/{plan.id}-straat").select_one(".bound").get_text(" ")


def test_only_the_emergency_services_ask_for_room(tamar):
    plan = make_plan(tamar)
    with pytest.raises(Refused):
        services.set_bounds(drawing(tamar), plan, [bound(kind=BoundKind.TREES, width_cm=350)])
    assert queries.list_bounds(plan.id)[0].title != ROOM


@pytest.mark.parametrize(("kind", "width"), [("trees", "350"), *(("emergency", width) for width in ("breed", "99", "2001"))])
def test_a_width_that_cannot_be_is_asked_again_at_its_field(browser, tamar, kind, width):
    plan = make_plan(tamar)
    typed = {"title_0": ROOM, "firmness_0": "hard", "kind_0": kind, "width_cm_0": width}
    sent = browser.sign_in(tamar).send(f"/straatplannen/{plan.id}/kaders", typed)
    assert sent.status_code == 422
    assert 'id="width_cm_0-error"' in sent.get_data(as_text=True)


def test_a_good_width_is_kept_and_stands_in_the_form_again(browser, tamar):
    plan = make_plan(tamar)
    path = f"/straatplannen/{plan.id}/kaders"
    browser.sign_in(tamar).send(path, {"title_0": ROOM, "firmness_0": "hard", "kind_0": "emergency", "width_cm_0": "350"})
    assert queries.list_bounds(plan.id)[0].width_cm == 350
    assert browser.read(path).select_one("#width_cm_0")["value"] == "350"


def test_bounds_with_a_place_are_a_layer_of_the_map_with_a_row_in_its_legend(browser, tamar):
    plan = make_plan(tamar)
    line = LineString([(5.0203, 51.02), (5.0211, 51.02)])
    placed = [
        bound(place=line),
        bound(firmness=Firmness.SOFT, title="Glasvezel", place=Point(5.0207, 51.02)),
        bound(firmness=Firmness.OPEN, title="Overal"),
    ]
    services.set_bounds(drawing(tamar), plan, placed)
    page = browser.read(f"/straatplannen/{plan.id}-straat")
    layer = json.loads(page.select_one("#plankaart")["data-plan"])["bounds"]
    assert [(one["properties"]["firmness"], one["properties"]["title"]) for one in layer["features"]] == [
        ("hard", ROOM),
        ("soft", "Glasvezel"),
    ]
    assert layer["features"][0]["properties"]["at"] == pytest.approx([5.0207, 51.02])
    assert [row["data-layer"] for row in page.select("[data-plan-legend] [data-layer]")] == ["soft", "hard"]
    assert len(page.select(".map")) == 1


def test_without_a_placed_bound_there_is_no_such_layer(browser, tamar):
    plan = make_plan(tamar, in_round=Round.WISHES)
    page = browser.read(f"/straatplannen/{plan.id}-straat")
    assert json.loads(page.select_one("#plankaart")["data-plan"])["bounds"] is None
    assert not page.select("[data-layer=hard]")
