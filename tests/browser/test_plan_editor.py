"""Drawing a street in a real browser: by keyboard alone, with the mouse, and saved without a button."""

import pytest
from playwright.sync_api import expect

from participatie.streets.forms.elements import write_points
from tests.factories.streets import IN_THE_STREET

pytestmark = pytest.mark.browser


def address_of(world):
    return f"/straatplannen/{world.ids['drawn plan']}/versies/{world.ids['version draft']}/tekenen"


def opened(open_page, world, **options):
    page = open_page(
        f"/straatplannen/{world.ids['drawn plan']}/versies/{world.ids['version draft']}/tekenen", "designer", **options
    )
    page.wait_for_selector("[data-loaded]")
    return page


def said(page):
    return page.locator(".plan-editor .map__status")


def test_everything_can_be_done_by_keyboard(open_page, world):
    page = opened(open_page, world)
    page.focus(".map__canvas")
    for _step in range(3):
        page.keyboard.press("Tab")
    expect(said(page)).to_contain_text("Drempel bij de school, onderdeel 3")
    x = float(page.input_value("input[name=x]"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert abs(float(page.input_value("input[name=x]")) - x - 1.1) < 0.011
    page.keyboard.press("r")
    assert page.input_value("input[name=rotation]") == "15"
    page.keyboard.press("Control+z")
    assert page.input_value("input[name=rotation]") == "0"
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+d")
    expect(said(page)).to_have_text("Drempel bij de school is gekopieerd.")
    page.keyboard.press("Delete")
    expect(said(page)).to_have_text("Drempel bij de school is weg.")
    expect(page.locator(".plan-editor__state")).to_have_text("Alles is bewaard")


def test_what_is_put_down_and_dragged_is_there_after_a_reload(open_page, world):
    page = opened(open_page, world)
    before = int(page.locator(".plan-editor__side [role=status]").inner_text().split()[-1])
    page.click(".plan-editor__palette [data-kind=tree]")
    box = page.locator(".map__canvas").bounding_box()
    page.mouse.click(box["x"] + 300, box["y"] + 300)
    page.click('.plan-editor__palette [data-kind=""]')
    page.mouse.move(box["x"] + 300, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 340, box["y"] + 320, steps=5)
    page.mouse.up()
    expect(said(page)).to_have_text("Boom is verschoven.")
    expect(page.locator(".plan-editor__state")).to_have_text("Alles is bewaard")
    page = opened(open_page, world)
    assert int(page.locator(".plan-editor__side [role=status]").inner_text().split()[-1]) == before + 1


def test_without_a_script_elements_are_added_one_by_one(open_page, world):
    page = open_page(address_of(world), "designer", java_script_enabled=False)
    page.click("text=Voeg een onderdeel toe")
    page.select_option("#kind", "tree")
    page.fill("#points", "hier ergens")
    page.click("main button:has-text('Bewaar')")
    expect(page.locator("#points-error")).to_contain_text("Deze regel begrijpen we niet")
    page.fill("#points", write_points(IN_THE_STREET))
    page.click("main button:has-text('Bewaar')")
    expect(page.locator("body")).to_contain_text("Het onderdeel staat erin.")
