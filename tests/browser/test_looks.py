"""The other ways to look at a page: another language, at night, on paper, and four times as large."""

import pytest

from tests.browser.inspection import SIDEWAYS

pytestmark = pytest.mark.browser

LARGE = ("/", "/initiatieven/{garden}", "/initiatieven/nieuw", "/werk")
NIGHT = ("/", "/kaart", "/initiatieven/{garden}", "/initiatieven/nieuw")
CUT = """() => [...document.querySelectorAll('main h1, main h2, main p, main a, main button, main label')]
  .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden, .leaflet-container, .table-scroll, .tabs'))
  .filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1);
  })
  .map((one) => one.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("path", ["/", "/initiatieven/{garden}"])
def test_english_and_back(open_page, world, path):
    page = open_page(path.format(**world.ids), "resident")
    for name, code in (("English", "en"), ("Nederlands", "nl")):
        page.get_by_role("contentinfo").get_by_role("button", name=name).click()
        page.locator(f"html[lang={code}]").wait_for(state="attached")
    assert page.evaluate("location.pathname").startswith(path.partition("{")[0])


@pytest.mark.parametrize("path", NIGHT)
def test_a_page_can_be_read_at_night(open_page, violations, picture, world, path):
    page = open_page(path.format(**world.ids), color_scheme="dark")
    picture(page, f"night {path}".replace("/", "_"))
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/", "/initiatieven/{garden}"])
def test_a_printed_page_keeps_its_text_and_loses_its_buttons(open_page, picture, world, path):
    page = open_page(path.format(**world.ids))
    page.emulate_media(media="print")
    picture(page, f"print {path}".replace("/", "_"))
    assert page.locator("h1").is_visible()
    assert page.locator("a.button:visible, button.button:visible").count() == 0


@pytest.mark.parametrize("path", LARGE)
def test_nothing_is_lost_at_four_hundred_percent(open_page, picture, world, path):
    page = open_page(path.format(**world.ids), "member" if path == "/werk" else "", width=320, height=256)
    picture(page, f"large {path}".replace("/", "_"))
    assert page.evaluate(SIDEWAYS) == 0
    assert page.evaluate(CUT) == []
