"""Everything by keyboard: the way from home to a supported and a new initiative, menus, and the pins of the map."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import awake

pytestmark = pytest.mark.browser

FOCUS = """() => {
  const element = document.activeElement;
  const near = [element, element.closest('.card, .list-card, .quote-card, .choice, .search-box__row, .outline__area')];
  const seen = element === document.body || near.filter(Boolean).some((one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || one.matches('.outline__area');
  });
  const name = (element.getAttribute('aria-label') || element.innerText || '').trim();
  return [name, seen ? '' : element.outerHTML.slice(0, 90)];
}"""


def tab_to(page: Page, name: str, most: int = 90) -> None:
    """Press Tab until something with this name has the focus; wherever the focus comes, it can be seen."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        reached, unseen = page.evaluate(FOCUS)
        assert unseen == ""
        if reached == name:
            return
        passed.append(reached)
    pytest.fail(f"{name} cannot be reached: {passed}")


def enter(page: Page, address: str) -> None:
    """Press Enter and wait for the page behind it."""
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    awake(page)


def test_from_home_to_support(open_page):
    page = open_page("/", "resident")
    tab_to(page, "Initiatieven")
    enter(page, "**/initiatieven")
    tab_to(page, "Waar komt het dorpshuis?")
    enter(page, "**/*waar-komt-het-dorpshuis")
    tab_to(page, "Steun dit", most=140)
    page.keyboard.press("Enter")
    page.get_by_text("Je steunt dit.").locator("visible=true").wait_for()
    tab_to(page, "Neem dat terug", most=140)
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Steun dit").locator("visible=true").first
    button.wait_for()
    assert button.is_enabled()


def test_from_home_to_a_draft(open_page):
    page = open_page("/")
    tab_to(page, "Plaats iets")
    enter(page, "**/initiatieven/nieuw")
    page.locator("#plek-kaart[data-ready]").wait_for()
    tab_to(page, "Zet hier een punt")
    page.keyboard.press("Enter")
    tab_to(page, "Verder")
    enter(page, "**/verhaal")
    page.keyboard.press("Tab")
    for text in ("Een bankje", "Een bankje voor iedereen."):
        while page.evaluate("document.activeElement.matches('input[type=text]')") is False:
            page.keyboard.press("Tab")
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    tab_to(page, "Verder")
    enter(page, "**/thema")
    assert page.url.endswith("/thema")


def test_the_first_tab_stop_skips_to_the_content(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_the_menu_of_somebody_signed_in_opens_and_closes(open_page):
    page = open_page("/", "resident")
    page.locator(".site-header__wide summary").press("Enter")
    page.locator(".site-header__wide .menu__sheet").wait_for()
    page.keyboard.press("Escape")
    assert not page.locator(".site-header__wide .menu__sheet").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_pins_are_buttons_with_a_name_that_open_a_card_and_give_the_focus_back(open_page):
    page = open_page("/kaart?bbox=5.0,51.1,5.1,51.2")
    page.locator("#kaart[data-pins=ready]").wait_for()
    pins = page.locator("#kaart button.map-pin, #kaart button.map-cluster")
    pins.first.wait_for()
    names = pins.evaluate_all("all => all.map((pin) => pin.getAttribute('aria-label'))")
    assert all(name.startswith("Initiatief: ") or "initiatieven" in name for name in names)
    pin = page.locator("#kaart button.map-pin[aria-label^='Initiatief: ']").first
    pin.focus()
    page.keyboard.press("Enter")
    card = page.locator("#kaart [role=dialog]")
    card.wait_for()
    assert card.get_by_role("link").first.is_visible()
    page.keyboard.press("Escape")
    card.wait_for(state="detached")
    assert page.evaluate("document.activeElement.matches('button.map-pin')")


def test_the_list_beside_the_map_holds_what_the_map_holds(open_page):
    page = open_page("/kaart?gebied=dijkbuurt&bbox=5.0,51.1,5.1,51.2")
    page.locator("#kaart[data-pins=ready]").wait_for()
    on_map = page.locator("#kaart button.map-pin").evaluate_all("all => all.map((pin) => pin.getAttribute('aria-label'))")
    listed = page.locator(".lens__list").inner_text()
    titles = [name.removeprefix("Initiatief: ").rpartition(",")[0] for name in on_map if name.startswith("Initiatief")]
    assert titles
    assert [title for title in titles if title not in listed] == []
