"""Identities of a provider, and the accounts they belong to (A27, A32)."""

import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from participatie.accounts import services
from participatie.accounts.session import FRESH
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from tests.accounts.providing import START, come_first, come_in, identities, is_in, link, refusal, travel, use
from tests.factories.mail import code_in, link_in, mails_to
from tests.factories.people import actor_of, make_administrator, make_person


def test_a_closed_account_stays_closed(browser, provider):
    ada = link(make_person("Ada"), provider)
    ada.active = False
    db.session.commit()
    travel(browser, provider)
    answer = browser.get("/inloggen/verder")
    assert answer.status_code == 400
    assert "Dit account is gesloten" in answer.text
    assert not is_in(browser)


def test_closing_an_account_forgets_its_identities(provider):
    ada = link(make_person("Ada"), provider)
    services.deactivate(make_administrator(), ada)
    assert identities() == set()


def test_an_identity_is_linked_from_the_account_after_a_question(browser, provider):
    ada = make_person("Ada")
    browser.sign_in(ada)
    provider.claims = {"email": "ada@elders.example"}
    assert travel(browser, provider, start="/mijn/account/koppelen/toets").location == "/mijn/account/koppelen"
    assert "ada@elders.example" in browser.read("/mijn/account/koppelen").get_text()
    assert identities() == set()
    assert browser.send("/mijn/account/koppelen").location == "/mijn/account"
    assert identities() == {(ada.id, "s-1")}
    assert "Met Toetslogin" in browser.read("/mijn/account").select_one("#zo-kom-je-binnen").get_text()


def test_an_identity_of_another_account_is_not_taken(browser, provider):
    bob = link(make_person("Bob"), provider)
    browser.sign_in(make_person("Ada"))
    travel(browser, provider, start="/mijn/account/koppelen/toets")
    answer = browser.send("/mijn/account/koppelen")
    assert answer.status_code == 422
    assert "ander account" in answer.text
    assert identities() == {(bob.id, "s-1")}


def test_the_link_belongs_to_the_account_that_asked(browser, provider):
    browser.sign_in(make_person("Ada"))
    travel(browser, provider, start="/mijn/account/koppelen/toets")
    bob = make_person("Bob")
    browser.sign_in(bob)
    assert browser.get("/mijn/account/koppelen").location == "/mijn/account"
    assert browser.get("/inloggen/verder").location == "/inloggen"
    assert identities() == set()


def test_linking_and_unlinking_ask_for_a_fresh_sign_in(browser, provider):
    ada = link(make_person("Ada"), provider)
    browser.sign_in(ada)
    page = browser.read("/mijn/account")
    form = page.select_one('form[action$="/weg"]')
    data = {field["name"]: field["value"] for field in form.select("[type=hidden]")}
    with browser.session_transaction() as session:
        session["fs_paa"] = time.time() - FRESH.total_seconds() - 1
    again = "/inloggen?next=/mijn/account&opnieuw=1"
    assert browser.get("/mijn/account/koppelen/toets").location == again
    assert browser.post(form["action"], data=data).location == again
    assert identities() == {(ada.id, "s-1")}
    assert not browser.read("/mijn/account").select('form[action$="/weg"]')


def test_unlinking_signs_out_elsewhere_and_is_for_the_owner_only(browser, app, provider):
    ada = link(make_person("Ada"), provider)
    elsewhere = app.test_client()
    come_in(elsewhere, provider)
    browser.sign_in(ada)
    action = browser.read("/mijn/account").select_one('form[action$="/weg"]')["action"]
    thief = app.test_client().sign_in(make_person("Bob"))
    token = thief.read("/mijn/account").select_one("[name=csrf_token]")["value"]
    assert thief.post(action, data={"csrf_token": token}).status_code == 404
    assert browser.send("/mijn/account", action=action).location == "/mijn/account"
    assert identities() == set()
    assert not is_in(elsewhere)
    assert travel(elsewhere, provider).location == "/inloggen/verder"
    assert elsewhere.get("/inloggen/verder").location == "/inloggen/adres"


def test_two_accounts_never_hold_one_identity(provider):
    ada = link(make_person("Ada"), provider)
    bob = make_person("Bob")
    with pytest.raises(Refused):
        services.link_identity(actor_of(bob), bob, provider.address, "s-1")
    assert identities() == {(ada.id, "s-1")}


def test_signing_in_again_asks_the_provider_to_ask_again(browser, provider):
    sent = parse_qs(urlsplit(browser.get(f"{START}?opnieuw=1").location).query)
    assert sent["prompt"] == ["login"]
    link(make_person("Ada"), provider)
    provider.claims = {"auth_time": int(time.time()) - 7200}
    assert refusal(browser, travel(browser, provider, start=f"{START}?opnieuw=1"))
    provider.claims = {"auth_time": int(time.time())}
    assert come_in(browser, provider, start=f"{START}?opnieuw=1").location == "/mijn"


def test_a_sign_in_without_the_level_that_is_asked_is_refusal(browser, app, provider, monkeypatch):
    use(app, monkeypatch, provider, acr=("high", "higher"))
    link(make_person("Ada"), provider)
    sent = parse_qs(urlsplit(browser.get(START).location).query)
    assert sent["acr_values"] == ["high higher"]
    for level in (None, "low", ["low"], 3, {"high": 1}):
        provider.claims = {"acr": level}
        assert "twee stappen" in refusal(browser, travel(browser, provider))
    provider.claims = {"acr": "high"}
    assert come_in(browser, provider).location == "/mijn"


@pytest.mark.parametrize(("more", "counts"), [({}, False), ({"second_factor": True}, True)])
def test_two_steps_at_the_provider_count_when_the_setting_says_so(browser, app, provider, monkeypatch, more, counts):
    monkeypatch.setitem(app.config, "STAFF_SECOND_FACTOR", "required")
    use(app, monkeypatch, provider, acr=("mfa",), acr_claim="amr", **more)
    link(make_person("Mo", None, "moderator", "administrator"), provider)
    provider.claims = {"amr": ["pwd", "mfa"]}
    come_in(browser, provider)
    assert (browser.get("/beheer/mensen").status_code == 200) is counts
    if not counts:
        assert browser.get("/beheer/mensen").location == "/tf-setup"


def test_two_steps_of_one_session_are_not_those_of_the_next(browser, app, provider, monkeypatch):
    monkeypatch.setitem(app.config, "STAFF_SECOND_FACTOR", "required")
    use(app, monkeypatch, provider, acr=("mfa",), second_factor=True)
    link(make_person("Mo", "mo@example.org", "administrator"), provider)
    provider.claims = {"acr": "mfa"}
    come_in(browser, provider)
    browser.send("/inloggen?opnieuw=1", {"email": "mo@example.org"}, action="/inloggen")
    browser.send(link_in(mails_to("mo@example.org")[-1]))
    assert browser.get("/beheer/mensen").location == "/tf-setup"


def test_no_role_comes_from_a_claim(browser, provider):
    link(make_person("Ada"), provider)
    provider.claims = {"roles": ["administrator"], "groups": ["administrator"], "is_staff": True}
    come_in(browser, provider)
    assert browser.get("/beheer/mensen").status_code == 403


def test_the_page_to_sign_in_shows_providers_and_for_whom(browser, app, provider, monkeypatch):
    monkeypatch.setitem(
        app.extensions,
        "providers",
        {
            one.name: one
            for one in (provider.setting(audience="staff"), replace(provider.setting(), name="b", label="Buurtlogin"))
        },
    )
    links = browser.read("/inloggen?next=/kaart").select(".other-ways a")
    assert [(link.get_text(strip=True), link["href"]) for link in links] == [
        ("Inloggen met Buurtlogin", "/inloggen/met/b?next=/kaart"),
        ("Inloggen met Toetslogin", "/inloggen/met/toets?next=/kaart"),
    ]
    assert "Voor medewerkers" in links[1].parent.get_text()


def test_without_settings_nothing_changes(browser):
    assert not browser.read("/inloggen").select(".other-ways a")
    assert browser.get(START).status_code == 404
    assert browser.get(f"{START}/terug?code=x&state=y").status_code == 404
    for path in ("/inloggen/verder", "/inloggen/adres"):
        assert browser.get(path).location == "/inloggen"


def test_the_second_factor_comes_before_the_link(browser, app, provider, monkeypatch):
    """Who reads somebody's mail but has no authenticator links nothing to their account."""
    mo = make_person("Mo", "mo@example.org")
    mo.tf_primary_method, mo.tf_totp_secret = "authenticator", app.extensions["security"].totp_factory.generate_totp_secret()
    db.session.commit()
    come_first(browser, provider)
    browser.send("/inloggen/adres", {"email": "mo@example.org"})
    answer = browser.send("/inloggen/code", {"code": code_in(mails_to("mo@example.org")[-1])})
    assert answer.location.startswith("/tf-validate")
    assert identities() == set()
