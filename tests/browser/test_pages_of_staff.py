"""All pages that people of teams and partners, moderators and administrators open, on a phone; and pages behind a form."""

import pytest

from tests.browser.inspection import faults
from tests.browser.routes import BY_STAFF
from tests.browser.routes.desk import AT_DESK
from tests.browser.routes.ways import WAYS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("visit", BY_STAFF, ids=str)
def test_a_page_is_sound_on_a_phone(open_page, violations, picture, world, visit):
    page = open_page(visit.address(world), visit.who, width=360, height=740, shared=True)
    picture(page, f"phone {visit}".replace("/", "_"))
    assert faults(page, violations) == []


@pytest.mark.parametrize(("endpoint", "who", "way"), WAYS, ids=lambda value: str(value) if isinstance(value, str) else "")
def test_a_page_behind_a_form_is_sound(app, open_window, violations, picture, world, endpoint, who, way):
    page = open_window(who, 360, 740)
    way(page, world)
    path = page.evaluate("location.pathname")
    assert app.url_map.bind("localhost").match(path)[0] == endpoint
    picture(page, f"phone {endpoint}")
    assert faults(page, violations) == []


@pytest.mark.parametrize("visit", AT_DESK, ids=str)
def test_a_page_is_sound_at_a_desk(open_page, violations, picture, world, visit):
    page = open_page(visit.address(world), visit.who, shared=True)
    picture(page, f"desk {visit}".replace("/", "_"))
    assert faults(page, violations) == []
