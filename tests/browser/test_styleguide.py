"""The parts that all pages are made of, in a real browser."""

import pytest

SAMPLES = [f"/stijlgids/voorbeelden/{name}" for name in ("home", "initiative", "list", "step", "work")]
PAGES = ["/stijlgids", *SAMPLES]

pytestmark = [pytest.mark.browser, pytest.mark.once]

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FOCUS = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const ringed = [element, element.closest('.card, .list-card, .quote-card, .choice, .search-box__row')].filter(Boolean);
  const seen = ringed.some((one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  return [element.outerHTML.slice(0, 80), seen];
}"""
SMALL = """() => [...document.querySelectorAll('a, button, select, summary, textarea, input:not([type=hidden])')]
  .filter((element) => !element.closest('p, dd, .visually-hidden, [inert]') && !element.matches('.card__link, .choice input'))
  .filter((element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none')
  .map((element) => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.height < 24 || box.width < 24))
  .map(([html]) => html)"""


@pytest.mark.parametrize("theme", ["beemdwaard", "hoogveen"])
@pytest.mark.parametrize("light", ["light", "dark"])
def test_axe_finds_nothing_in_any_component_by_day_or_by_night_in_either_theme(open_page, violations, light, theme):
    assert violations(open_page(f"/stijlgids?thema={theme}&licht={light}")) == []


@pytest.mark.parametrize("path", SAMPLES)
def test_axe_finds_nothing_on_whole_pages(open_page, violations, path):
    assert violations(open_page(f"{path}?wie=marieke", width=390)) == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out_on_the_smallest_phone_or_at_four_hundred_percent(open_page, path):
    page = open_page(f"{path}?wie=marieke", width=320, height=256)
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("path", SAMPLES)
def test_the_keyboard_shows_where_it_is(open_page, path):
    page = open_page(path)
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUS)
        if found and not found[1]:
            unseen.append(found[0])
    assert unseen == []


def test_the_first_tab_stop_skips_to_the_content(open_page):
    page = open_page("/stijlgids/voorbeelden/home")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize("path", SAMPLES)
def test_what_one_taps_is_large_enough(open_page, path):
    assert open_page(path, width=390, has_touch=True).evaluate(SMALL) == []


def test_the_menu_of_a_phone_opens_without_javascript(open_page):
    page = open_page("/stijlgids/voorbeelden/home", width=390, java_script_enabled=False)
    page.click(".site-header__narrow summary")
    assert page.locator(".menu__sheet--page >> text=Initiatieven").is_visible()


def test_escape_closes_the_menu_and_gives_the_focus_back(open_page):
    page = open_page("/stijlgids/voorbeelden/home", width=390)
    page.click(".site-header__narrow summary")
    page.keyboard.press("Escape")
    assert not page.locator(".menu__sheet--page").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_dialog_opens_and_closes_by_keyboard(open_page):
    page = open_page("/stijlgids")
    page.locator("[data-dialog=voorbeeldvenster]").press("Enter")
    assert page.locator("#voorbeeldvenster").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#voorbeeldvenster").is_visible()


def test_a_printed_page_has_no_buttons_and_is_light_at_night_too(open_page):
    page = open_page("/stijlgids/voorbeelden/initiative", color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator("text=Steun dit").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(28, 42, 46)"


def test_somebody_who_writes_sees_how_much_room_is_left(open_page):
    page = open_page("/stijlgids/voorbeelden/step")
    page.fill("#title", "x" * 75)
    assert page.locator(".field__counter").first.inner_text() == "Nog 5 tekens"
