"""What a provider or somebody in between may not make us believe (A20, A31)."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey

from participatie.accounts.journeys import JOURNEY_S
from tests.accounts.providing import START, is_in, link, refusal, travel, use
from tests.factories.people import make_person
from tests.factories.providers import running_provider

LIES = {
    "another nonce": {"nonce": "of another sign-in"},
    "no nonce": {"nonce": None},
    "another issuer": {"iss": "https://evil.example"},
    "another audience": {"aud": "another-client"},
    "another audience, in our name": {"aud": "another-client", "azp": "participatie"},
    "two audiences without saying whose": {"aud": ["participatie", "another-client"]},
    "another authorised party": {"azp": "another-client"},
    "expired": {"exp": int(time.time()) - 3600},
    "without an end": {"exp": None},
    "issued tomorrow": {"iat": int(time.time()) + 86_400},
    "no subject": {"sub": None},
    "an empty subject": {"sub": ""},
    "a subject that is no text": {"sub": ["s-1"]},
    "a subject that is too long": {"sub": "s" * 256},
    "a subject with a line end": {"sub": "s-1\n"},
    "another access token": {"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"},
}


@pytest.mark.parametrize("lie", LIES)
def test_a_token_that_is_not_quite_right_lets_nobody_in(browser, provider, lie):
    link(make_person("Ada"), provider)
    provider.spoil = lambda claims: {name: value for name, value in {**claims, **LIES[lie]}.items() if value is not None}
    assert refusal(browser, travel(browser, provider, start=f"{START}?next=/kaart"))


def test_a_token_signed_by_somebody_else_lets_nobody_in(browser, provider):
    link(make_person("Ada"), provider)
    provider.key = RSAKey.generate_key(2048)
    assert refusal(browser, travel(browser, provider))


@pytest.mark.parametrize("offered", [["none"], ["HS256"], [], "RS256", None])
def test_a_provider_does_not_choose_a_weak_signature(browser, provider, offered):
    link(make_person("Ada"), provider)
    provider.discovery = {"id_token_signing_alg_values_supported": offered}
    if offered in (["none"], ["HS256"], []):
        assert refusal(browser, browser.get(START))
    else:
        assert travel(browser, provider).location == "/inloggen/verder", "RS256 is what every provider has"


def test_a_state_that_this_browser_did_not_get_lets_nobody_in(browser, app, provider):
    """A31: nobody is signed in as somebody else by a link."""
    link(make_person("Ada"), provider)
    way_back = provider.sign_in(browser.get(START).location, "s-1")
    victim = app.test_client()
    assert refusal(victim, victim.get(way_back))
    victim.get(START)
    assert refusal(victim, victim.get(way_back))


def test_a_code_works_once(browser, app, provider):
    link(make_person("Ada"), provider)
    away = browser.get(START)
    with browser.session_transaction() as session:
        kept = dict(session)
    way_back = provider.sign_in(away.location, "s-1")
    assert browser.get(way_back).location == "/inloggen/verder"
    assert browser.get(way_back).status_code == 400
    thief = app.test_client()
    with thief.session_transaction() as session:
        session.update(kept)
    assert refusal(thief, thief.get(way_back))


def test_the_journey_takes_ten_minutes_at_most(browser, provider):
    link(make_person("Ada"), provider)
    way_back = provider.sign_in(browser.get(START).location, "s-1")
    with browser.session_transaction() as session:
        session["journey"] = {**session["journey"], "at": time.time() - JOURNEY_S - 1}
    assert refusal(browser, browser.get(way_back))


def test_another_code_in_the_address_lets_nobody_in(browser, provider):
    link(make_person("Ada"), provider)
    state = parse_qs(urlsplit(browser.get(START).location).query)["state"][0]
    assert refusal(browser, browser.get(f"{START}/terug?state={state}&code=guessed"))


def test_an_answer_in_the_name_of_another_issuer_is_refusal(browser, provider):
    link(make_person("Ada"), provider)
    way_back = provider.sign_in(browser.get(START).location, "s-1")
    assert refusal(browser, browser.get(f"{way_back}&iss=https://evil.example"))


def test_who_says_no_at_the_provider_reads_so_and_keeps_where_they_were_going(browser, provider):
    denied = browser.get(provider.deny(browser.get(f"{START}?next=/kaart").location))
    text = refusal(browser, denied)
    assert "gestopt" in text
    assert 'value="/kaart"' in text


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_provider_that_is_away_says_so_beside_the_other_ways(browser, app, monkeypatch, moment):
    with running_provider() as one:
        use(app, monkeypatch, one)
        address = START
        if moment == "after":
            address = one.sign_in(browser.get(START).location, "s-1")
    started = time.perf_counter()
    answer = browser.get(address)
    assert time.perf_counter() - started < 5
    assert "geen antwoord van" in refusal(browser, answer, 503)


@pytest.mark.parametrize(
    "nonsense",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://127.0.0.1:1/token"},
        {"token_endpoint": "file:///etc/passwd"},
        {"token_endpoint": None},
        {"jwks_uri": "http://169.254.169.254/keys"},
        {"jwks_uri": 3},
        {"authorization_endpoint": None},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://evil.example/authorize"},
    ],
    ids=str,
)
def test_what_a_provider_says_of_itself_leads_to_no_other_host(browser, provider, nonsense):
    """A20."""
    link(make_person("Ada"), provider)
    provider.discovery = nonsense
    away = browser.get(START)
    if away.status_code == 302:
        away = browser.get(provider.sign_in(away.location, "s-1"))
    assert away.status_code in {400, 503}
    assert not is_in(browser)
