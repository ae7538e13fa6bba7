"""Saying where: a point, a line and an area, by finger and by keyboard, and without scripts by address."""

import pytest
from shapely.geometry import shape

from tests.browser.writing import Visitor, choose_theme_and_needs, drawn, tell

pytestmark = pytest.mark.browser

SPOTS = ((0.3, 0.35), (0.62, 0.4), (0.5, 0.65))
KINDS = (("Punt", "Point", 1), ("Lijn", "LineString", 2), ("Gebied", "Polygon", 3))


@pytest.fixture
def pad(open_page, picture):
    """The first step on a phone, its map ready to draw on."""
    page = open_page("/initiatieven/nieuw", width=360, height=740, has_touch=True)
    page.locator("#plek-kaart[data-ready]").wait_for()
    return page


def on_to_the_story(page):
    page.get_by_role("button", name="Verder", exact=True).click()
    page.locator("#title").wait_for()


@pytest.mark.parametrize(("button", "kind", "taps"), KINDS)
def test_a_finger_draws(pad, picture, button, kind, taps):
    pad.get_by_role("button", name=button, exact=True).tap()
    canvas = pad.locator("#plek-kaart .leaflet-container")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    for across, down in SPOTS[:taps]:
        pad.touchscreen.tap(box["x"] + across * box["width"], box["y"] + down * box["height"])
    geometry = shape(drawn(pad))
    assert (geometry.geom_type, geometry.is_valid) == (kind, True)
    picture(pad, f"drawn {kind}")
    on_to_the_story(pad)


@pytest.mark.parametrize(("button", "kind", "points"), KINDS)
def test_the_keyboard_draws(pad, button, kind, points):
    pad.get_by_role("button", name=button, exact=True).press("Enter")
    canvas = pad.locator("#plek-kaart .leaflet-container")
    canvas.focus()
    for _ in range(2):  # where the whole municipality is in sight there is nowhere to go
        canvas.press("Equal")
        pad.wait_for_timeout(400)
    for arrow in ("ArrowLeft", "ArrowDown", "ArrowRight")[:points]:
        canvas.press(arrow)
        pad.wait_for_timeout(400)  # the map glides to where the arrow sends it
        canvas.press("Enter")
    geometry = shape(drawn(pad))
    assert (geometry.geom_type, geometry.is_valid) == (kind, True)
    canvas.press("Backspace")
    assert drawn(pad) is None, "a step back"
    canvas.press("Enter")
    pad.get_by_role("button", name="Verder", exact=True).press("Enter")
    pad.locator("#title").wait_for()


def test_an_address_is_enough_without_scripts(open_page, picture):
    visitor = Visitor(open_page("/initiatieven/nieuw", width=360, height=740, java_script_enabled=False), scripts=False)
    visitor.page.fill("#address", "Onzinstraat 3")
    visitor.press("Verder")
    assert "We kennen deze straat niet." in visitor.text()
    assert visitor.page.locator("#address").input_value() == "Onzinstraat 3"
    visitor.page.fill("#address", "Kerkstraat 14")
    visitor.press("Verder")
    tell(visitor, "Een bankje voor de deur")
    choose_theme_and_needs(visitor, "Ontmoeten")
    visitor.press("Verder")
    assert "Kerkstraat 14" in visitor.text()
    assert visitor.page.locator("h1").inner_text() == "Zo komt het op de kaart"
