"""A resident wishes and remarks on a phone: without scripts by house number, with them by finger on the map."""

import re

import pytest

from tests.browser.writing import Visitor
from tests.factories.mail import link_in, mails_to

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
WRITER = "wens@voorbeeld.example"


def choose_kind(visitor, label):
    """Press one of the drawings of what kind of wish it is."""
    visitor.page.locator(".kind-choice__label", has_text=re.compile(f"^{label}$")).click(force=True)


@pytest.fixture
def plan_path(world):
    return f"/straatplannen/{world.ids['plan']}"


def test_a_wish_by_house_number_without_scripts(open_page, picture, app, plan_path):
    visitor = Visitor(open_page(plan_path, **PHONE, java_script_enabled=False), scripts=False)
    picture(visitor.page, "plan without scripts")
    visitor.press("Geef je wens")
    picture(visitor.page, "wish form without scripts")
    visitor.page.fill("#why", "Kinderen steken hier over.")
    visitor.press("Stuur mij de link")
    assert "Kies wat voor wens het is." in visitor.text()
    assert visitor.page.locator("#why").input_value() == "Kinderen steken hier over."
    choose_kind(visitor, "Drempel")
    visitor.page.fill("#title", "Een drempel waar de kinderen oversteken")
    visitor.page.fill("#house", "14")
    visitor.page.fill("#email", WRITER)
    visitor.press("Stuur mij de link")
    with app.app_context():
        link = link_in(mails_to(WRITER)[0])
    visitor.go(link)
    assert "Een drempel waar de kinderen oversteken" in visitor.text()
    visitor.page.locator("main form button").click()
    visitor.page.fill("#display_name", "Wilma")
    visitor.page.locator("main form button[type=submit]").first.click()
    assert visitor.page.locator("h1").inner_text() == "Een drempel waar de kinderen oversteken"
    assert "bij Schoolpad 14" in visitor.text()
    assert "Nog een wens hier in de buurt" in visitor.text()
    picture(visitor.page, "placed wish without scripts")


def test_a_wish_by_finger_is_changed_and_taken_back(open_page, picture, plan_path):
    visitor = Visitor(open_page(f"{plan_path}/wens", "maker", **PHONE, has_touch=True), scripts=True)
    page = visitor.page
    page.locator("#straat-kaart[data-ready]").wait_for()
    assert page.locator("#straat-kaart .map-outline").count() == 2
    canvas = page.locator("#straat-kaart .leaflet-container")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "Point" in page.locator("#geometry").input_value()
    choose_kind(visitor, "Boom")
    page.fill("#title", "Een boom in het midden")
    picture(page, "wish form by finger")
    visitor.press("Zet mijn wens erbij")
    assert page.locator("h1").inner_text() == "Een boom in het midden"
    picture(page, "placed wish")
    visitor.press("Verander")
    page.fill("#title", "Twee bomen in het midden")
    visitor.press("Bewaar")
    assert page.locator("h1").inner_text() == "Twee bomen in het midden"
    visitor.press("Neem terug")
    visitor.press("Neem het terug")
    assert "Anderen zien het niet meer." in page.locator("body").inner_text()


def test_a_remark_on_a_version_without_scripts(open_page, picture, world):
    path = f"/straatplannen/{world.ids['discussed_plan']}/versies/{world.ids['shown_version']}/opmerking"
    visitor = Visitor(open_page(path, "resident", **PHONE, java_script_enabled=False), scripts=False)
    visitor.page.locator("summary", has_text="Kies een deel van de straat").click()
    visitor.page.select_option("#part", index=2)
    visitor.page.fill("#title", "Het wordt hier te smal")
    picture(visitor.page, "remark form")
    visitor.press("Zet mijn opmerking erbij")
    assert visitor.page.locator("h1").inner_text() == "Het wordt hier te smal"
    assert "Dit gaat over versie 2 van het plan." in visitor.text()


def test_the_map_of_the_list_shows_what_the_list_shows(open_page, picture, plan_path):
    page = open_page(f"{plan_path}/inbreng", width=1280, height=900)
    page.locator("#inbreng-kaart[data-pins=ready]").wait_for()
    assert page.locator("#inbreng-kaart .map-marker").count() > 0
    assert page.locator(".voice-line").count() > 1
    picture(page, "list and map")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("what", ["{plan}", "inbreng/{wish}", "{plan}/inbreng", "{plan}/wens", "{plan}/mijn"])
def test_what_a_resident_sees_fits_the_screen(open_page, picture, world, what, width):
    page = open_page(f"/straatplannen/{what.format(**world.ids)}", "resident", width=width)
    wide = page.evaluate("document.documentElement.scrollWidth")
    picture(page, f"{what.split('/')[-1].strip('{}')} {width}")
    assert wide <= width
