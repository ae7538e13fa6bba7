"""Slips typed with the keyboard alone, and a tablet on an evening that forgets who went before."""

import os
import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def picture(page: Page, name: str) -> None:
    """Leave a picture when somebody asked for them."""
    if folder := os.environ.get("PARTICIPATIE_TEST_SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_slips_are_typed_by_keyboard_alone_and_the_focus_goes_to_the_next(open_page, world):
    page = open_page(f"/straatplannen/{world.ids['plan']}/strookjes", "designer")
    expect(page.locator("#slip_number")).to_be_focused()
    for number in (101, 102):
        page.keyboard.type(f"K-{number}")
        page.keyboard.press("Enter")
        expect(page.locator("#place")).to_be_focused()
        page.keyboard.type("1")
        expect(page.locator("[data-slip-label]")).not_to_be_empty()
        page.keyboard.press("Enter")
        expect(page.locator("#title")).to_be_focused()
        page.keyboard.type(f"Getypt strookje {number}")
        page.keyboard.press("Enter")
        expect(page.locator("tbody th").first).to_have_text(f"K-{number}")
        expect(page.locator("#slip_number")).to_be_focused()
    page.keyboard.type("K-101")
    for words in ("", "Nog eens"):
        page.keyboard.press("Enter")
        page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.locator("#slip_number-error")).to_contain_text("is al ingetypt")
    expect(page.locator("#title")).to_have_value("Nog eens")


def test_on_the_tablet_a_finger_points_out_a_place_and_the_lists_do_the_same(open_window, world):
    page = open_window("designer", 820, 1180)
    page.goto(f"/straatplannen/{world.ids['plan']}/avond")
    page.fill("#stop_code", "4821")
    page.click("text=Begin de avond op deze tablet")
    page.get_by_role("link", name="Wijs een plek aan").click()
    canvas = page.locator(".map-draw[data-ready] .map__canvas")
    canvas.click()
    expect(page.locator("#geometry")).to_have_value(re.compile('"Point"'))
    page.fill("#title", "Een boom op deze plek")
    picture(page, "zaal-aanwijzen")
    page.get_by_role("button", name="Klaar").click()
    page.wait_for_url("**/zaal/klaar")
    page.goto("/straatplannen/zaal/aanwijzen")
    page.select_option("#part", index=2)
    page.fill("#title", "Meer licht aan deze kant")
    page.get_by_role("button", name="Klaar").click()
    page.wait_for_url("**/zaal/klaar")


def test_a_tablet_comes_back_to_its_start_and_keeps_nothing_of_who_went_before(open_window, world):
    page = open_window("designer", 820, 1180)
    page.clock.install()
    page.goto(f"/straatplannen/{world.ids['plan']}/avond")
    page.fill("#stop_code", "4821")
    page.click("text=Begin de avond op deze tablet")
    page.wait_for_url("**/zaal")
    picture(page, "zaal")
    page.click(".room__spot >> nth=0")
    page.fill("#title", "Half getypt")
    picture(page, "zaal-zeggen")
    page.clock.run_for(61_000)
    page.wait_for_url("**/zaal")
    page.click(".room__spot >> nth=0")
    expect(page.locator("#title")).to_have_value("")
    page.fill("#title", "Een boom in de zaal")
    page.get_by_role("button", name="Klaar").click()
    page.wait_for_url("**/zaal/klaar")
    picture(page, "zaal-klaar")
    page.goto("/mijn")
    page.wait_for_url("**/zaal")
    page.click("text=sluit de avond")
    page.fill("#stop_code", "4821")
    page.get_by_role("button", name="Sluit de avond").click()
    page.wait_for_url("**/straatplannen/*")


@pytest.mark.parametrize("width", [360, 1280])
def test_pages_of_paper_do_not_scroll_sideways(open_page, world, width):
    plan = f"/straatplannen/{world.ids['plan']}"
    for name in (
        "strookjes",
        "plekken",
        "handen",
        "papier",
        "gegevens",
        "verslag",
        "gesprekken",
        f"gesprekken/{world.ids['talk']}",
    ):
        page = open_page(f"{plan}/{name}", "designer", width)
        picture(page, f"{name.replace('/', '-')}-{width}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
        page.close()
