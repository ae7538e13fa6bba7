"""What is typed survives a closed tab, and is gone once it was sent, thrown away, or its writer signed out."""

import pytest

from tests.browser.conftest import awake

pytestmark = pytest.mark.browser
STEP = "/initiatieven/nieuw"


def reopened(page, path=STEP):
    """Close the tab and open the address in a new one of the same window."""
    context = page.context
    page.close()
    fresh = context.new_page()
    fresh.goto(path)
    return awake(fresh)


def test_what_was_typed_is_back_after_the_tab_was_closed_until_it_is_thrown_away(open_page):
    page = open_page(STEP, width=360)
    page.fill("#place_name", "Half getypt")
    page = reopened(page)
    assert page.input_value("#place_name") == "Half getypt"
    assert "We hebben teruggezet wat je had getypt." in page.locator(".typed-notice").inner_text()
    page.get_by_role("button", name="Leeg maken").click()
    assert page.input_value("#place_name") == ""
    assert reopened(page).locator(".typed-notice").count() == 0


def test_signing_out_forgets_what_was_typed(open_page):
    page = open_page(STEP, "maker")
    page.fill("#place_name", "Half getypt")
    page = reopened(page)
    assert page.input_value("#place_name") == "Half getypt"
    page.locator("form[action$='/uitloggen']").first.evaluate("form => form.requestSubmit()")
    page.wait_for_url("**/")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('typed'))") == []
