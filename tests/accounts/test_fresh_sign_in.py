"""Who changes how they sign in has signed in lately: a browser left open, or taken over, is not enough (A27)."""

import time

import pytest

from participatie.accounts import services
from participatie.accounts.models import SignedIn
from participatie.accounts.session import FRESH
from participatie.kernel.db import db
from tests.factories.mail import link_in, mails_to
from tests.factories.people import actor_of, make_person

GOOD = "vier rare woorden hier"
AGAIN = "/inloggen?next=/mijn/account&opnieuw=1"


@pytest.fixture
def ada(browser):
    """Somebody with a password."""
    person = make_person("Ada", "ada@example.org")
    services.set_password(actor_of(person), person, GOOD, "")
    db.session.commit()
    browser.sign_in(person)
    return person


def grow_stale(browser):
    with browser.session_transaction() as session:
        session["fs_paa"] = time.time() - FRESH.total_seconds() - 1


def test_a_form_that_was_open_too_long_changes_no_password(browser, ada):
    kept = ada.password
    page = browser.read("/mijn/account")
    data = {field["name"]: field["value"] for field in page.select('form[action$="/wachtwoord"] [type=hidden][name][value]')}
    grow_stale(browser)
    answer = browser.post("/mijn/account/wachtwoord", data={**data, "password": "van een dief geworden"})
    assert answer.location == AGAIN
    assert browser.post("/mijn/account/wachtwoord/weg", data=data).location == AGAIN
    db.session.refresh(ada)
    assert ada.password == kept


def test_the_account_asks_first_so_that_no_typed_password_is_lost(browser, ada):
    grow_stale(browser)
    page = browser.read("/mijn/account")
    assert not page.select("[name=password]")
    assert page.select_one("#wachtwoord a")["href"] == AGAIN


def test_who_signs_in_again_comes_back_and_goes_on(browser, ada):
    grow_stale(browser)
    again = browser.read(AGAIN)
    assert "Log nog een keer in" in again.select_one("h1").text
    assert again.select_one("form#mail [name=email]")["value"] == "ada@example.org"
    answer = browser.send(AGAIN, {"email": "ada@example.org", "password": GOOD}, action="/inloggen/wachtwoord")
    assert answer.location == "/mijn/account"
    assert browser.send(
        "/mijn/account", {"password": "een nieuw en beter woord"}, action="/mijn/account/wachtwoord"
    ).location == ("/mijn/account")
    assert services.check_password("ada@example.org", "een nieuw en beter woord").id == ada.id


def test_the_link_of_a_mail_is_a_fresh_sign_in_too(browser, ada):
    grow_stale(browser)
    browser.send(AGAIN, {"email": "ada@example.org"}, action="/inloggen")
    assert browser.send(link_in(mails_to("ada@example.org")[-1])).location == "/mijn/account"
    assert browser.read("/mijn/account").select("[name=password]")


def test_signing_in_again_leaves_no_second_session_behind(browser, ada):
    grow_stale(browser)
    browser.send(AGAIN, {"email": "ada@example.org", "password": GOOD}, action="/inloggen/wachtwoord")
    running = db.select(SignedIn).where(SignedIn.person_id == ada.id, SignedIn.ended_at.is_(None))
    assert len(db.session.scalars(running).all()) == 1


@pytest.mark.parametrize("path", ["/tf-setup", "/mf-recovery-codes"])
def test_the_second_factor_asks_for_a_fresh_sign_in(browser, ada, path):
    page = browser.get(path)
    assert page.status_code in {200, 302}
    assert "opnieuw" not in (page.location or "")
    grow_stale(browser)
    assert browser.get(path).location == f"/inloggen?next={path}&opnieuw=1"


def test_who_sends_a_form_about_the_second_factor_too_late_begins_there_again(browser, ada):
    data = {"csrf_token": browser.read("/mijn/account").select_one("[name=csrf_token]")["value"], "setup": "authenticator"}
    grow_stale(browser)
    assert browser.post("/tf-setup", data=data).location == "/inloggen?next=/tf-setup&opnieuw=1"
