"""What we believe of a provider: when it last asked, and for whom it is (A27, A30)."""

import time

import pytest

from participatie.accounts import services
from participatie.accounts.session import FRESH
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from tests.accounts.providing import START, come_first, come_in, identities, is_in, link, refusal, travel, use
from tests.factories.mail import code_in, mails_to
from tests.factories.people import make_person

LONG_AGO = int(FRESH.total_seconds()) + 3600


@pytest.fixture
def for_staff(app, monkeypatch, provider):
    use(app, monkeypatch, provider, audience="staff")
    return provider


@pytest.mark.parametrize("said", [None, True, -1, 0, 10**12], ids=str)
def test_a_provider_that_does_not_say_when_it_asked_did_not_ask_again(browser, provider, said):
    browser.sign_in(link(make_person("Ada", "ada@example.org"), provider))
    provider.claims = {"auth_time": said}
    provider.spoil = lambda claims: {name: value for name, value in claims.items() if value is not None}
    answer = travel(browser, provider, start=f"{START}?opnieuw=1&next=/mijn/account")
    assert answer.status_code == 400
    assert "zegt niet dat je daar net opnieuw bent ingelogd" in answer.text
    assert "Log nog een keer in" in answer.text
    assert 'value="ada@example.org"' in answer.text
    assert 'value="/mijn/account"' in answer.text
    assert browser.get("/inloggen/verder").location == "/inloggen"


def test_a_provider_that_asked_long_ago_did_not_ask_again(browser, provider):
    link(make_person("Ada"), provider)
    provider.claims = {"auth_time": int(time.time()) - LONG_AGO}
    assert "opnieuw bent ingelogd" in refusal(browser, travel(browser, provider, start=f"{START}?opnieuw=1"))


@pytest.mark.parametrize(("ago", "is_fresh"), [(None, False), (LONG_AGO, False), (60, True)])
def test_a_sign_in_is_as_fresh_as_the_moment_the_provider_asked(browser, provider, ago, is_fresh):
    """Who takes over a browser whose provider still knows its person changes nothing about how they sign in."""
    link(make_person("Ada"), provider)
    said = {} if ago is None else {"auth_time": int(time.time()) - ago}
    provider.spoil = lambda claims: {name: value for name, value in claims.items() if name != "auth_time"} | said
    assert come_in(browser, provider).location == "/mijn"
    assert bool(browser.read("/mijn/account").select("[name=password]")) is is_fresh


def test_a_provider_for_staff_lets_in_who_is_staff_and_nobody_else(browser, for_staff):
    link(make_person("Mo", None, "moderator"), for_staff, "mo")
    link(make_person("Ada"), for_staff, "ada")
    travel(browser, for_staff, "ada", f"{START}?next=/kaart")
    for method in (browser.get, browser.post):
        answer = method("/inloggen/verder", **({"data": {"csrf_token": "x"}} if method == browser.post else {}))
        assert answer.status_code == 400
    answer = browser.get("/inloggen/verder")
    assert "Inloggen met Toetslogin is alleen voor medewerkers van de gemeente." in answer.text
    assert 'value="/kaart"' in answer.text
    assert not is_in(browser)
    assert come_in(browser, for_staff, "mo").location == "/mijn"


def test_a_role_that_ended_closes_the_door_of_staff(browser, for_staff):
    mo = link(make_person("Mo", None, "moderator"), for_staff)
    services.end_grant(SYSTEM, mo, "moderator")
    db.session.commit()
    travel(browser, for_staff)
    assert "alleen voor medewerkers" in browser.get("/inloggen/verder").text
    assert not is_in(browser)


def test_a_resident_comes_in_by_the_mail_and_gets_no_link_to_a_provider_for_staff(browser, for_staff):
    make_person("Ada", "ada@example.org")
    assert "alleen voor medewerkers" in come_first(browser, for_staff).get_text()
    browser.send("/inloggen/adres", {"email": "ada@example.org"})
    answer = browser.send("/inloggen/code", {"code": code_in(mails_to("ada@example.org")[-1])})
    assert "alleen voor medewerkers van de gemeente" in browser.get(answer.location).text
    assert is_in(browser)
    assert identities() == set()


def test_staff_get_the_link_after_the_mail(browser, for_staff):
    mo = make_person("Mo", "mo@example.org", "moderator")
    come_first(browser, for_staff)
    browser.send("/inloggen/adres", {"email": "mo@example.org"})
    browser.send("/inloggen/code", {"code": code_in(mails_to("mo@example.org")[-1])})
    assert identities() == {(mo.id, "s-1")}


def test_a_resident_is_not_offered_a_provider_for_staff_on_the_account(browser, for_staff):
    browser.sign_in(make_person("Ada"))
    assert not browser.read("/mijn/account").select('a[href^="/mijn/account/koppelen"]')
    assert browser.get("/mijn/account/koppelen/toets").location == "/mijn/account"
    assert "alleen voor medewerkers" in browser.get("/mijn/account").text
    browser.sign_in(make_person("Mo", None, "administrator"))
    assert browser.read("/mijn/account").select('a[href^="/mijn/account/koppelen"]')


def test_a_mail_tells_that_an_identity_came_and_went(browser, provider):
    ada = make_person("Ada", "ada@example.org")
    browser.sign_in(ada)
    travel(browser, provider, start="/mijn/account/koppelen/toets")
    browser.send("/mijn/account/koppelen")
    action = browser.read("/mijn/account").select_one('form[action*="/koppelingen/"]')["action"]
    browser.send("/mijn/account", action=action)
    added, removed = mails_to("ada@example.org")
    assert added.subject == "Je kunt nu ook inloggen met Toetslogin"
    assert "Deed jij dit niet zelf?" in added.text
    assert "/mijn/account" in added.html
    assert removed.subject == "Je kunt niet meer inloggen met Toetslogin"


def test_the_mail_comes_in_the_language_of_its_reader(browser, provider):
    ada = make_person("Ada", "ada@example.org")
    ada.language = "en"
    browser.sign_in(ada)
    travel(browser, provider, start="/mijn/account/koppelen/toets")
    browser.send("/mijn/account/koppelen")
    (mail,) = mails_to("ada@example.org")
    assert mail.subject == "You can now also sign in with Toetslogin"
