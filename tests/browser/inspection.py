"""What has to be true of every page, whoever opens it."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.conftest import awake

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
FRAME = """() => ({
  lang: document.documentElement.lang,
  title: document.title.split(' · ')[0].trim() !== '',
  h1: [...document.querySelectorAll('h1')].filter((heading) => heading.checkVisibility() && heading.innerText.trim()).length,
  main: document.querySelectorAll('main').length,
})"""


def faults(page: Page, violations: Callable[[Page], list[str]]) -> list[str]:
    """What is wrong with the page that is open: its frame, what axe finds at its width, and what sticks out at 320 px."""
    awake(page)
    found = violations(page)
    frame = page.evaluate(FRAME)
    if frame != {"lang": "nl", "title": True, "h1": 1, "main": 1}:
        found.append(str(frame))
    page.set_viewport_size({"width": 320, "height": 640})
    if (wide := page.evaluate(SIDEWAYS)) > 0:
        found.append(f"sticks out {wide} px at 320 px")
    return found
