"""The way in by a provider (A26-A31)."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest

from participatie.accounts.journeys import ARRIVED_S
from participatie.accounts.models import Person, SignedIn
from participatie.kernel.db import db
from tests.accounts.providing import START, come_first, come_in, identities, is_in, link, travel
from tests.accounts.test_sign_in import FOUL_PATHS
from tests.factories.mail import code_in, link_in, mails_to
from tests.factories.people import make_person


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
