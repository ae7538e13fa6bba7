"""All pages that visitors, residents and makers open, on a phone."""

import pytest

from tests.browser.inspection import faults
from tests.browser.routes import BY_PEOPLE, BY_STAFF, DEMO, ERRORS
from tests.browser.routes.not_pages import NOT_PAGES
from tests.browser.routes.ways import WAYS

pytestmark = pytest.mark.browser


def endpoint_of(app, path):
    return app.url_map.bind("localhost").match(path.partition("?")[0])[0]


def test_every_route_with_a_page_is_in_the_table(app, world):
    routes = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods}
    visited = {endpoint_of(app, visit.address(world)) for visit in [*BY_PEOPLE, *BY_STAFF]}
    visited |= {endpoint_of(app, path) for path in DEMO} | {endpoint for endpoint, _who, _way in WAYS}
    assert routes - visited - set(NOT_PAGES) == set()
    assert set(NOT_PAGES) <= routes


@pytest.mark.parametrize("visit", BY_PEOPLE, ids=str)
def test_a_page_is_sound_on_a_phone(open_page, violations, picture, world, visit):
    page = open_page(visit.address(world), visit.who, width=360, height=740, shared=True)
    picture(page, f"phone {visit}".replace("/", "_"))
    assert faults(page, violations) == []


@pytest.mark.parametrize(("who", "path", "status"), ERRORS)
def test_a_page_that_says_no_is_sound_too(open_window, violations, picture, who, path, status):
    page = open_window(who, 360, 740)
    assert page.goto(path).status == status
    picture(page, f"phone {status} {who}")
    assert faults(page, violations) == []


@pytest.mark.parametrize("path", DEMO)
def test_a_page_of_the_demo_is_sound(app, monkeypatch, open_page, violations, picture, path):
    monkeypatch.setitem(app.config, "MODE", "demo")
    page = open_page(path, width=360, height=740)
    picture(page, f"phone demo {path}".replace("/", "_"))
    assert faults(page, violations) == []
