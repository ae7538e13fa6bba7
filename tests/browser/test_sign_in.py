"""Signing in with a passkey, played by Chromium's own authenticator, and with a provider that runs on this machine."""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import PATIENCE_MS, awake, cookie_of
from tests.browser.inspection import faults
from tests.factories.providers import running_provider

pytestmark = pytest.mark.browser

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def site(app, address, monkeypatch):
    """The same server under a name, for a bare number has no passkeys."""
    named = f"http://localhost:{urlsplit(address).port}"
    monkeypatch.setitem(app.config, "BASE_URL", named)
    return named


@pytest.fixture
def window(chromium, app, world, site):
    """`window("maker")` opens a page with somebody signed in; a message of a broken script fails the test."""
    wrong, contexts = [], []

    def visit(who="", width=360, **options):
        context = chromium.new_context(base_url=site, viewport={"width": width, "height": 740}, **options)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        if who:
            context.add_cookies([{"name": "session", "value": cookie_of(app, world.people[who]), "url": site}])
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert wrong == []


def authenticator(page, **more):
    """Give this page a phone with a finger on it."""
    control = page.context.new_cdp_session(page)
    control.send("WebAuthn.enable")
    number = control.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, **more}})["authenticatorId"]
    return control, number


def make_passkey(page, name):
    awake_at(page, "/mijn/account")
    page.click("text=Maak een passkey")
    awake(page)
    page.fill("[name=name]", name)
    page.click("main button:has-text('Maak een passkey')")


def awake_at(page, path):
    page.goto(path)
    return awake(page)


def sign_out(page):
    page.context.clear_cookies()


def test_a_passkey_is_made_used_and_removed(window, site, violations, picture):
    page = window("resident")
    authenticator(page)
    awake_at(page, "/mijn/account/passkeys/nieuw")
    picture(page, "passkey new")
    assert faults(page, violations) == []
    make_passkey(page, "mijn telefoon")
    page.wait_for_url("**/mijn/account")
    assert page.locator("#zo-kom-je-binnen", has_text="Met passkey mijn telefoon").is_visible()
    picture(page, "passkey account")
    assert faults(page, violations) == []

    sign_out(page)
    awake_at(page, "/inloggen?next=/kaart")
    picture(page, "passkey sign in")
    page.click("text=Inloggen met een passkey")
    page.wait_for_url(f"{site}/kaart")
    awake(page)

    awake_at(page, "/mijn/account")
    page.locator("#zo-kom-je-binnen .session-list__item", has_text="mijn telefoon").get_by_role("button").click()
    page.locator("text=Deze passkey werkt hier niet meer").wait_for()
    sign_out(page)
    awake_at(page, "/inloggen")
    page.click("text=Inloggen met een passkey")
    page.locator("text=Met deze passkey lukte het niet").wait_for()
    assert faults(page, violations) == []


def test_who_is_not_recognised_by_the_phone_is_told_so_and_can_go_on(window, site):
    page = window("maker")
    control, number = authenticator(page)
    make_passkey(page, "mijn laptop")
    page.wait_for_url("**/mijn/account")
    sign_out(page)
    awake_at(page, "/inloggen")
    control.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})
    page.click("text=Inloggen met een passkey")
    page.locator("[data-said]", has_text="Het lukte niet met een passkey").wait_for()
    assert page.locator("form#mail [name=email]").is_visible()
    control.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": True})
    page.click("text=Inloggen met een passkey")
    page.wait_for_url(f"{site}/mijn")


def test_a_phone_that_cannot_check_its_person_makes_no_passkey(window):
    page = window("resident")
    authenticator(page, hasUserVerification=False)
    make_passkey(page, "oude sleutel")
    page.locator("[data-said]", has_text="Er is geen passkey gemaakt").wait_for()
    assert page.input_value("[name=name]") == "oude sleutel"


def test_without_javascript_other_ways_stay_and_the_page_says_so(window):
    page = window("resident", java_script_enabled=False)
    page.goto("/mijn/account/passkeys/nieuw")
    assert page.locator("text=Dit werkt alleen met JavaScript").first.is_visible()
    page.goto("/inloggen?opnieuw=1")
    assert not page.locator("form#passkey").is_visible()
    assert page.locator("form#mail [name=email]").is_visible()


def test_who_comes_from_a_provider_for_the_first_time_is_asked_for_an_address(window, app, monkeypatch, violations, picture):
    with running_provider() as provider:
        monkeypatch.setitem(app.extensions, "providers", {"toets": provider.setting(label="de Toetslogin")})
        monkeypatch.setitem(app.extensions, "provider_clients", {})
        page = window()
        page.goto("/inloggen?next=/kaart")
        picture(page, "provider sign in")
        page.click("text=Inloggen met de Toetslogin")
        page.fill("[name=sub]", "somebody")
        page.click("button:has-text('Authorize')")
        page.wait_for_url("**/inloggen/adres")
        picture(page, "provider first time")
        assert faults(page, violations) == []


def test_an_account_is_linked_to_a_provider_and_opened_with_it(window, site, app, monkeypatch, violations, picture):
    with running_provider() as provider:
        monkeypatch.setitem(app.extensions, "providers", {"toets": provider.setting(label="de Toetslogin")})
        monkeypatch.setitem(app.extensions, "provider_clients", {})
        page = window("resident")
        awake_at(page, "/mijn/account")
        page.click("text=Koppel de Toetslogin")
        page.fill("[name=sub]", "resident")
        page.click("button:has-text('Authorize')")
        page.wait_for_url("**/mijn/account/koppelen")
        picture(page, "provider link")
        assert faults(page, violations) == []
        page.click("text=Ja, koppel dit aan mijn account")
        page.wait_for_url("**/mijn/account")
        picture(page, "provider account")
        sign_out(page)
        awake_at(page, "/inloggen?next=/kaart")
        page.click("text=Inloggen met de Toetslogin")
        page.fill("[name=sub]", "resident")
        page.click("button:has-text('Authorize')")
        page.wait_for_url(f"{site}/kaart")
        wide = window("resident", width=1280)
        awake_at(wide, "/mijn/account")
        picture(wide, "provider account wide")
        awake_at(wide, "/inloggen?opnieuw=1")
        picture(wide, "provider sign in wide")
        still = window(java_script_enabled=False)
        still.goto("/inloggen?next=/kaart")
        still.click("text=Inloggen met de Toetslogin")
        still.fill("[name=sub]", "resident")
        still.click("button:has-text('Authorize')")
        still.wait_for_url("**/inloggen/verder")
        picture(still, "provider go on")
        still.click("text=Ga verder")
        still.wait_for_url(f"{site}/kaart")
