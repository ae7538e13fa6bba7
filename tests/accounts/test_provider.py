"""Signing in with a provider of OpenID Connect that runs here over HTTP (A20, A26-A31)."""

import time
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey

from participatie.accounts import services
from participatie.accounts.journeys import ARRIVED_S, JOURNEY_S
from participatie.accounts.models import ExternalIdentity, Person, SignedIn
from participatie.accounts.session import FRESH
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from tests.accounts.test_sign_in import FOUL_PATHS
from tests.factories.mail import code_in, link_in, mails_to
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.providers import running_provider

START = "/inloggen/met/toets"


@pytest.fixture
def provider(app, monkeypatch):
    with running_provider() as one:
        use(app, monkeypatch, one)
        yield one


def use(app, monkeypatch, one, **more):
    monkeypatch.setitem(app.extensions, "providers", {"toets": one.setting(**more)})
    monkeypatch.setitem(app.extensions, "provider_clients", {})


def link(person, provider, subject="s-1"):
    services.link_identity(actor_of(person), person, provider.address, subject)
    db.session.commit()
    return person


def travel(browser, provider, subject="s-1", start=START):
    """To the provider, in as this subject, and back on our page."""
    away = browser.get(start)
    assert away.status_code == 302, away.text
    return browser.get(provider.sign_in(away.location, subject))


def come_in(browser, provider, subject="s-1", start=START):
    assert travel(browser, provider, subject, start).location == "/inloggen/verder"
    return browser.send("/inloggen/verder", action="")


def is_in(browser):
    return browser.get("/mijn").status_code == 200


def identities():
    return {(one.person_id, one.subject) for one in db.session.scalars(db.select(ExternalIdentity))}


def test_the_way_there_carries_state_nonce_and_a_challenge_and_no_secret(browser, provider):
    sent = parse_qs(urlsplit(browser.get(START).location).query)
    assert sent["response_type"] == ["code"]
    assert sent["code_challenge_method"] == ["S256"]
    assert sent["redirect_uri"] == ["http://localhost/inloggen/met/toets/terug"]
    assert sent["scope"] == ["openid profile email"]
    assert min(len(sent[name][0]) for name in ("state", "nonce", "code_challenge")) >= 20
    assert "geheim" not in str(sent)


def test_who_is_known_comes_in_after_one_click_with_a_session_of_their_own(browser, provider):
    ada = link(make_person("Ada"), provider)
    browser.get(START)
    with browser.session_transaction() as session:
        session["planted"] = "by somebody else"
    assert come_in(browser, provider, start=f"{START}?next=/kaart").location == "/kaart"
    assert is_in(browser)
    with browser.session_transaction() as session:
        assert "planted" not in session
        assert not [name for name in session if name.startswith(("_state_", "proven", "journey"))]
    assert db.session.scalar(db.select(SignedIn)).person_id == ada.id
    asked = dict(provider.asked)["/oauth2/token"]
    assert len(asked["code_verifier"]) >= 43


def test_coming_back_writes_nothing_and_the_click_is_a_form_with_a_token(browser, provider):
    link(make_person("Ada"), provider)
    travel(browser, provider)
    assert not is_in(browser)
    assert browser.post("/inloggen/verder").status_code == 400
    assert db.session.scalar(db.select(SignedIn)) is None


@pytest.mark.parametrize("foul", FOUL_PATHS)
def test_no_next_leads_away(browser, provider, foul):
    link(make_person("Ada"), provider)
    away = browser.get(START, query_string={"next": foul})
    if "\x00" in foul:
        assert away.status_code == 400
        return
    browser.get(provider.sign_in(away.location, "s-1"))
    assert browser.send("/inloggen/verder", action="").location == "/mijn"


def test_a_new_identity_makes_an_account_only_after_a_code_from_the_mail(browser, provider):
    provider.claims = {"email": "nieuw@example.org", "email_verified": True, "name": "Noor"}
    assert come_first(browser, provider).select_one("[name=email]")["value"] == "nieuw@example.org"
    assert db.session.scalar(db.select(Person)) is None
    assert browser.send("/inloggen/adres", {"email": "nieuw@example.org"}).location == "/inloggen/code"
    assert identities() == set()
    browser.send("/inloggen/code", {"code": code_in(mails_to("nieuw@example.org")[-1])})
    person = db.session.scalar(db.select(Person))
    assert identities() == {(person.id, "s-1")}
    assert browser.read("/mijn/naam").select_one("[name=display_name]")["value"] == "Noor"
    browser.send("/mijn", action="/uitloggen")
    assert come_in(browser, provider).location.startswith("/mijn")


def come_first(browser, provider, subject="s-1"):
    assert travel(browser, provider, subject).location == "/inloggen/verder"
    assert browser.get("/inloggen/verder").location == "/inloggen/adres"
    return browser.read("/inloggen/adres")


def test_a_claimed_address_opens_no_account(browser, provider):
    make_person("Ada", "ada@example.org")
    provider.claims = {"email": "ada@example.org", "email_verified": True}
    come_first(browser, provider)
    assert not is_in(browser)
    browser.send("/inloggen/adres", {"email": "ada@example.org"})
    assert not is_in(browser)
    assert identities() == set()


def test_the_page_answers_the_same_for_known_and_unknown_addresses(browser, provider):
    """A26."""
    make_person("Ada", "ada@example.org")
    answers = []
    for address in ("ada@example.org", "onbekend@example.org"):
        come_first(browser, provider)
        answer = browser.send("/inloggen/adres", {"email": address})
        answers.append((answer.status_code, answer.location, len(mails_to(address))))
    assert answers[0] == answers[1] == (302, "/inloggen/code", 1)


def test_a_link_in_another_browser_signs_in_there_and_links_nothing(browser, app, provider):
    """Who types somebody else's address gets nothing, even when that person clicks."""
    ada = make_person("Ada", "ada@example.org")
    come_first(browser, provider, "attacker")
    browser.send("/inloggen/adres", {"email": "ada@example.org"})
    theirs = app.test_client()
    assert theirs.send(link_in(mails_to("ada@example.org")[-1])).status_code == 302
    assert is_in(theirs)
    assert not is_in(browser)
    assert identities() == set()
    assert db.session.get(Person, ada.id).active


def test_a_mail_to_sign_in_links_no_identity_that_somebody_left_in_this_browser(browser, provider):
    make_person("Ada", "ada@example.org")
    come_first(browser, provider, "left behind")
    browser.send("/inloggen", {"email": "ada@example.org"}, action="/inloggen")
    browser.send(link_in(mails_to("ada@example.org")[-1]))
    assert is_in(browser)
    assert identities() == set()


def test_a_code_for_one_identity_links_no_other(browser, provider):
    make_person("Ada", "ada@example.org")
    come_first(browser, provider, "first")
    browser.send("/inloggen/adres", {"email": "ada@example.org"})
    link_of_first = link_in(mails_to("ada@example.org")[-1])
    travel(browser, provider, "second")
    browser.send(link_of_first)
    assert identities() == set()


def test_an_identity_waits_half_an_hour_and_no_longer(browser, provider):
    link(make_person("Ada"), provider)
    travel(browser, provider)
    with browser.session_transaction() as session:
        session["proven"] = {
            **session["proven"],
            "journey": {**session["proven"]["journey"], "at": time.time() - ARRIVED_S - 1},
        }
    assert browser.get("/inloggen/verder").location == "/inloggen"
    assert browser.get("/inloggen/adres").location == "/inloggen"


def refused(browser, answer, status=400):
    assert answer.status_code == status
    assert not is_in(browser)
    assert browser.get("/inloggen/verder").location == "/inloggen"
    assert 'name="email"' in answer.text, "the other ways to sign in stand on the page"
    assert "Toetslogin" in answer.text
    for secret in ("geheim", "Traceback", "invalid_", "joserfc", "nonce", "127.0.0.1"):
        assert secret not in answer.text.split("<main")[1].split("other-ways")[0]
    return answer.text


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
    refused(browser, travel(browser, provider, start=f"{START}?next=/kaart"))


def test_a_token_signed_by_somebody_else_lets_nobody_in(browser, provider):
    link(make_person("Ada"), provider)
    provider.key = RSAKey.generate_key(2048)
    refused(browser, travel(browser, provider))


@pytest.mark.parametrize("offered", [["none"], ["HS256"], [], "RS256", None])
def test_a_provider_does_not_choose_a_weak_signature(browser, provider, offered):
    link(make_person("Ada"), provider)
    provider.discovery = {"id_token_signing_alg_values_supported": offered}
    if offered in (["none"], ["HS256"], []):
        refused(browser, browser.get(START))
    else:
        assert travel(browser, provider).location == "/inloggen/verder", "RS256 is what every provider has"


def test_a_state_that_this_browser_did_not_get_lets_nobody_in(browser, app, provider):
    """A31: nobody is signed in as somebody else by a link."""
    link(make_person("Ada"), provider)
    way_back = provider.sign_in(browser.get(START).location, "s-1")
    victim = app.test_client()
    refused(victim, victim.get(way_back))
    victim.get(START)
    refused(victim, victim.get(way_back))


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
    refused(thief, thief.get(way_back))


def test_the_journey_takes_ten_minutes_at_most(browser, provider):
    link(make_person("Ada"), provider)
    way_back = provider.sign_in(browser.get(START).location, "s-1")
    with browser.session_transaction() as session:
        session["journey"] = {**session["journey"], "at": time.time() - JOURNEY_S - 1}
    refused(browser, browser.get(way_back))


def test_another_code_in_the_address_lets_nobody_in(browser, provider):
    link(make_person("Ada"), provider)
    state = parse_qs(urlsplit(browser.get(START).location).query)["state"][0]
    refused(browser, browser.get(f"{START}/terug?state={state}&code=guessed"))


def test_an_answer_in_the_name_of_another_issuer_is_refused(browser, provider):
    link(make_person("Ada"), provider)
    way_back = provider.sign_in(browser.get(START).location, "s-1")
    refused(browser, browser.get(f"{way_back}&iss=https://evil.example"))


def test_who_says_no_at_the_provider_reads_so_and_keeps_where_they_were_going(browser, provider):
    denied = browser.get(provider.deny(browser.get(f"{START}?next=/kaart").location))
    text = refused(browser, denied)
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
    assert "geen antwoord van" in refused(browser, answer, 503)


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
    refused(browser, travel(browser, provider, start=f"{START}?opnieuw=1"))
    provider.claims = {"auth_time": int(time.time())}
    assert come_in(browser, provider, start=f"{START}?opnieuw=1").location == "/mijn"


def test_a_sign_in_without_the_level_that_is_asked_is_refused(browser, app, provider, monkeypatch):
    use(app, monkeypatch, provider, acr=("high", "higher"))
    link(make_person("Ada"), provider)
    sent = parse_qs(urlsplit(browser.get(START).location).query)
    assert sent["acr_values"] == ["high higher"]
    for level in (None, "low", ["low"], 3, {"high": 1}):
        provider.claims = {"acr": level}
        assert "twee stappen" in refused(browser, travel(browser, provider))
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
