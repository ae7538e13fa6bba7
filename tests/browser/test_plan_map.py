"""The map of a plan in a real browser: what is fixed as a layer, pins that one can choose, and everything by finger."""

import pytest
from playwright.sync_api import expect
from shapely.geometry import LineString

from participatie.accounts.queries import find_person_by_email
from participatie.kernel.db import unit_of_work
from participatie.streets import services
from participatie.streets.models import BoundKind, Firmness, Round
from participatie.streets.services.plans import Bound
from tests.factories.pictures import photo
from tests.factories.streets import bring_plan_to, drawing, make_plan, make_wish

pytestmark = pytest.mark.browser

SPOTS = ((0.25, 0.3), (0.7, 0.35), (0.5, 0.75))


@pytest.fixture(scope="module")
def crowded(app, world):
    """A plan with a placed bound and four wishes on nearly one spot."""
    with app.app_context(), unit_of_work():
        designer, writer = (find_person_by_email(world.people[who]) for who in ("designer", "resident"))
        plan = make_plan(designer, "De Drukstraat opnieuw")
        line = LineString([(5.0203, 51.02), (5.0211, 51.02)])
        bounds = [
            Bound(BoundKind.PIPES, Firmness.HARD, "Het riool ligt hier", "Het is net vernieuwd.", "", line),
            Bound(BoundKind.TREES, Firmness.SOFT, "De eik blijft liefst staan", "", "", line.centroid),
        ]
        services.set_bounds(drawing(designer), plan, bounds)
        bring_plan_to(designer, plan, Round.WISHES)
        for n in range(4):
            make_wish(writer, plan, f"Wens op dezelfde plek {n}")
        return f"/straatplannen/{plan.id}-x"


def ready(page):
    page.locator("#plankaart[data-ready]").wait_for()
    return page


@pytest.mark.parametrize("width", [360, 1280])
def test_what_is_fixed_is_a_layer_that_one_switches_and_reads(open_page, crowded, picture, violations, width):
    page = ready(open_page(crowded, width=width))
    sign = page.get_by_role("button", name="Dit ligt vast: Het riool ligt hier")
    expect(sign).to_be_visible()
    picture(page, f"plan bounds {width}")
    assert not violations(page)
    switch = page.get_by_role("button", name="Dit ligt vast 1")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(sign).to_have_count(0)
    switch.click()
    sign.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("Het is net vernieuwd.")
    page.keyboard.press("Escape")
    expect(sign).to_be_focused()


def test_wishes_on_one_spot_are_one_pin_with_a_list_that_the_keyboard_opens(open_page, crowded):
    page = ready(open_page(crowded, width=360))
    pin = page.get_by_role("button", name="4 wensen en opmerkingen bij elkaar")
    expect(pin).to_have_count(1)
    pin.press("Enter")
    links = page.get_by_role("dialog").get_by_role("link")
    expect(links).to_have_count(4)
    expect(links.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Wens op dezelfde plek")


def test_the_street_fills_the_map_on_a_phone(open_page, crowded):
    page = ready(open_page(crowded, width=360))
    street, canvas = page.locator(".plan-perimeter").bounding_box(), page.locator("#plankaart .map__canvas").bounding_box()
    assert max(street["width"] / canvas["width"], street["height"] / canvas["height"]) > 0.75
    assert street["x"] >= canvas["x"]
    assert street["x"] + street["width"] <= canvas["x"] + canvas["width"] + 1


def test_two_versions_stand_side_by_side_and_move_together_by_finger(open_page, world):
    page = open_page(f"/straatplannen/{world.ids['drawn plan']}/vergelijk", width=360, height=740, has_touch=True)
    page.locator(".compare__maps[data-ready]").wait_for()
    page.get_by_role("button", name="Naast elkaar").tap()
    frames = page.locator(".compare__frame .map__canvas")
    expect(frames).to_have_count(2)
    before = [pane.get_attribute("style") for pane in page.locator(".compare__frame .leaflet-proxy").all()]
    page.locator(".compare__frame").first.get_by_role("button", name="Zoom in").tap()
    page.wait_for_timeout(600)
    after = [pane.get_attribute("style") for pane in page.locator(".compare__frame .leaflet-proxy").all()]
    assert all(one != other for one, other in zip(before, after, strict=True))
    assert after[0] == after[1]
    page.get_by_role("button", name="Over elkaar").tap()
    expect(page.locator(".compare__slider")).to_be_visible()


def test_a_sheet_is_laid_on_the_map_by_finger(open_page, world, picture):
    base = f"/straatplannen/{world.ids['drawn plan']}/versies/{world.ids['version draft']}/tekening"
    page = open_page(base, "designer", width=360, height=740, has_touch=True)
    page.set_input_files("input[type=file]", {"name": "tekening.jpg", "mimeType": "image/jpeg", "buffer": photo()})
    with page.expect_navigation():
        page.locator("main form[enctype] button[type=submit]").last.tap()
    page.goto(f"{base}/plaatsen")
    page.locator(".sheet-placer[data-ready]").wait_for()
    paper, canvas = page.locator(".sheet-placer__paper img"), page.locator(".sheet-placer .map__canvas")
    for across, down in SPOTS:
        for ground in (paper, canvas):
            ground.scroll_into_view_if_needed()
            box = ground.bounding_box()
            page.touchscreen.tap(box["x"] + across * box["width"], box["y"] + down * box["height"])
    expect(page.locator(".sheet-placer__step")).to_contain_text("De tekening ligt op de kaart.")
    expect(page.locator(".plan-sheet")).to_be_visible()
    picture(page, "sheet by finger")
