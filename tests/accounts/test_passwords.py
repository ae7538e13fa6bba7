"""Passwords beside the mail: same answer for everybody, other browsers out after a change (A26, A27)."""

import pytest

from participatie.accounts import services
from participatie.accounts.services import passwords
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from tests.factories.people import actor_of, make_person

GOOD = "vier rare woorden hier"


def with_password(email="ada@example.org"):
    person = make_person("Ada", email)
    services.set_password(actor_of(person), person, GOOD, "")
    db.session.commit()
    return person


def test_a_password_opens_the_account(browser):
    with_password()
    response = browser.send("/inloggen", {"email": "ADA@example.org", "password": GOOD}, action="/inloggen/wachtwoord")
    assert response.location == "/mijn"
    assert browser.get("/mijn").status_code == 200


def test_wrong_address_wrong_password_and_no_password_get_one_answer_after_the_same_work(browser, counting, monkeypatch):
    """A26: the same number of hashes and statements, and the same page."""
    with_password("heeft@example.org")
    make_person("Zonder", "zonder@example.org")
    closed = with_password("dicht@example.org")
    closed.active = False
    db.session.commit()
    passwords.dummy_hash()
    hashes = []
    verify = passwords.verify_password
    monkeypatch.setattr(passwords, "verify_password", lambda *given: hashes.append(given[1][:20]) or verify(*given))
    answers = []
    for email, password in (
        ("heeft@example.org", "verkeerd"),
        ("zonder@example.org", "verkeerd"),
        ("niemand@example.org", "verkeerd"),
        ("dicht@example.org", GOOD),
    ):
        hashes.clear()
        with counting() as statements:
            response = browser.send("/inloggen", {"email": email, "password": password}, action="/inloggen/wachtwoord")
        text = browser_text(response).replace(email, "X")
        answers.append((response.status_code, text, list(hashes), len(statements)))
    assert answers[0][0] == 422
    assert "horen niet bij elkaar" in answers[0][1]
    assert all(answer == answers[0] for answer in answers)
    assert len(answers[0][2]) == 1
    assert answers[0][2][0].startswith("$argon2id")


def browser_text(response):
    from bs4 import BeautifulSoup

    return BeautifulSoup(response.text, "html5lib").select_one("main").get_text()


def test_the_password_is_never_shown_again(browser):
    response = browser.send("/inloggen", {"email": "a@example.org", "password": "geheim-woord"}, action="/inloggen/wachtwoord")
    assert "geheim-woord" not in response.text
    assert "a@example.org" in response.text


@pytest.mark.parametrize("weak", ["", "kort", "aaaaaaaaaaaaaa", "ada@example.org", "x" * 201])
def test_weak_passwords_are_refused_at_their_field(browser, weak):
    person = make_person("Ada", "ada@example.org")
    response = browser.sign_in(person).send("/mijn/account", {"password": weak}, action="/mijn/account/wachtwoord")
    assert response.status_code == 422
    assert "wachtwoord" in response.text
    db.session.refresh(person)
    assert person.password is None


def test_changing_the_password_signs_out_other_browsers_and_not_this_one(browser, app):
    """A27."""
    person = with_password()
    other = app.test_client().sign_in(person)
    browser.sign_in(person)
    response = browser.send("/mijn/account", {"password": "een heel ander woord"}, action="/mijn/account/wachtwoord")
    assert response.location == "/mijn/account"
    assert other.get("/mijn").status_code == 302
    assert browser.get("/mijn").status_code == 200


def test_a_password_can_be_taken_away(browser):
    person = with_password()
    browser.sign_in(person).send("/mijn/account", action="/mijn/account/wachtwoord/weg")
    db.session.refresh(person)
    assert person.password is None
    with pytest.raises(Refused):
        services.check_password("ada@example.org", GOOD)


def test_nobody_changes_the_password_of_another(app):
    ada, bob = make_person("Ada"), make_person("Bob", None, "administrator")
    with pytest.raises(Forbidden):
        services.set_password(actor_of(bob), ada, GOOD, "")
    with pytest.raises(Forbidden):
        services.remove_password(actor_of(bob), ada, "")


def test_a_new_secret_key_locks_nobody_out(app, monkeypatch):
    with_password()
    monkeypatch.setitem(app.config, "SECURITY_PASSWORD_SALT", "another")
    assert services.check_password("ada@example.org", GOOD)
