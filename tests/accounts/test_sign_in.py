"""Signing in by mail, with a link or a code (A26, A28, A30, A31)."""

import re
from datetime import timedelta

import pytest
import time_machine

from participatie.accounts import services
from participatie.accounts.events import SignInConfirmed
from participatie.accounts.models import OneTimeCode, Person, SignedIn
from participatie.kernel import events
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import OutboxMail
from tests.factories.mail import code_in, link_in, mails_to
from tests.factories.people import make_person

FOUL_PATHS = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    " //evil.example",
    "\t//evil.example",
    "/\t/evil.example",
    "%2f%2fevil.example",
    "evil.example",
    "/\n/evil.example",
    "ftp://evil.example",
    "data:text/html,x",
    "//evil.example\\@localhost",
    "https:///evil.example",
    "https:/evil.example",
    "//localhost@evil.example",
    "http://localhost.evil.example/",
    "\x00/evil.example",
    "/\r//evil.example",
    "//[::1]/",
    "mailto:a@example.org",
    "",
]


def ask(browser, email="nieuw@example.org", **more):
    response = browser.send("/inloggen", {"email": email, **more}, action="/inloggen")
    assert response.status_code == 302, response.text
    assert response.location == "/inloggen/code"
    return mails_to(email.strip().lower())[-1]


def test_a_link_from_the_mail_makes_an_account_and_asks_for_a_name(browser):
    mail = ask(browser)
    assert "Inloggen als nieuw@example.org" in browser.read(link_in(mail)).get_text()
    response = browser.send(link_in(mail))
    assert response.location == "/mijn/naam"
    assert db.session.scalar(db.select(Person).where(Person.email == "nieuw@example.org")).confirmed_at
    response = browser.send("/mijn/naam", {"display_name": "Fatima"})
    assert response.location == "/mijn"
    assert "Dag Fatima" in browser.read("/mijn").get_text()


def test_opening_the_link_changes_nothing(browser, app):
    """A31: programs that check mail open links."""
    mail = ask(browser)
    stranger = app.test_client()
    for _turn in range(3):
        assert stranger.get(link_in(mail)).status_code == 200
        assert stranger.head(link_in(mail)).status_code == 200
    assert db.session.scalar(db.select(Person).where(Person.email == "nieuw@example.org")) is None
    assert browser.send(link_in(mail)).location == "/mijn/naam"


def test_the_code_can_be_typed_with_blanks(browser):
    code = code_in(ask(browser))
    response = browser.send("/inloggen/code", {"code": f"{code[:3]} {code[3:]}"})
    assert response.location == "/mijn/naam"
    assert browser.get("/mijn").status_code == 200


def test_a_code_works_once(browser, app):
    """A28."""
    mail = ask(browser)
    browser.send("/inloggen/code", {"code": code_in(mail)})
    other = app.test_client()
    assert other.get(link_in(mail)).status_code == 410
    with other.session_transaction() as session:
        session["code"] = {"email": "nieuw@example.org", "purpose": "sign_in", "draft_key": None}
    assert other.send("/inloggen/code", {"code": code_in(mail)}).location == "/inloggen/code?fout=1"
    assert other.get("/mijn").status_code == 302


def test_a_new_mail_makes_the_earlier_one_void(browser):
    first = ask(browser)
    second = ask(browser)
    assert browser.get(link_in(first)).status_code == 410
    assert browser.send(link_in(second)).location == "/mijn/naam"


def test_a_code_is_over_after_half_an_hour(browser):
    mail = ask(browser)
    with time_machine.travel(now() + timedelta(minutes=31), tick=False):
        assert browser.get(link_in(mail)).status_code == 410


def test_five_wrong_tries_end_the_code(browser):
    mail = ask(browser)
    right = code_in(mail)
    for n in range(5):
        wrong = f"{(int(right) + n + 1) % 10**6:06}"
        assert browser.send("/inloggen/code", {"code": wrong}).location == "/inloggen/code?fout=1"
    assert "klopt niet" in browser.read("/inloggen/code?fout=1", 422).get_text()
    assert browser.send("/inloggen/code", {"code": right}).location == "/inloggen/code?fout=1"
    assert browser.get(link_in(mail)).status_code == 410


@pytest.mark.parametrize("odd", ["", "   ", "000000\x00", "١٢٣٤٥٦", "[]", "null", "12345"])
def test_odd_codes_are_refused(browser, odd):
    ask(browser)
    response = browser.send("/inloggen/code", {"code": odd})
    assert response.status_code in (302, 422)
    assert browser.get("/mijn").status_code == 302


def test_a_code_for_placing_is_of_no_use_for_signing_in(app):
    """A28: bound to purpose, address and draft."""
    services.send_code("a@example.org", "place", draft_key="abc")
    db.session.commit()
    mail = db.session.scalar(db.select(OutboxMail))
    code = mail.values["code"]
    assert services.use_code("a@example.org", "sign_in", code) is None
    assert services.use_code("a@example.org", "place", code, "abd") is None
    assert services.use_code("b@example.org", "place", code, "abc") is None
    person, _next_path = services.use_code("A@Example.org", "place", code, "abc")
    assert person.email == "a@example.org"


def test_following_the_link_tells_which_draft_waited(app, monkeypatch):
    told = []
    monkeypatch.setitem(events._reactions, SignInConfirmed, [told.append])
    services.send_code("a@example.org", "place", draft_key="abc", next_path="/initiatieven/1")
    db.session.flush()
    token = db.session.scalar(db.select(OutboxMail)).values["token"]
    person, next_path = services.use_link(token)
    assert told == [SignInConfirmed(by_id=person.id, person_id=person.id, draft_key="abc")]
    assert next_path == "/initiatieven/1"


def test_neither_link_nor_code_is_kept_as_it_is(app):
    services.send_code("a@example.org", "sign_in")
    db.session.flush()
    values = db.session.scalar(db.select(OutboxMail)).values
    row = db.session.scalar(db.select(OneTimeCode))
    assert values["token"] not in (row.link_hash, row.code_hash)
    assert values["code"] not in row.code_hash[:6]


def test_known_and_unknown_addresses_get_the_same_answer_after_the_same_work(browser, counting):
    """A26."""
    make_person("Bekend", "bekend@example.org")
    answers = []
    for email in ("bekend@example.org", "nieuwe@example.org"):
        with counting() as statements:
            response = browser.send("/inloggen", {"email": email}, action="/inloggen")
        page = browser.read("/inloggen/code").select_one("main").get_text().replace(email, "X")
        answers.append((response.status_code, response.location, len(statements), page, len(mails_to(email))))
    assert answers[0] == answers[1]
    assert answers[0][4] == 1


@pytest.mark.parametrize("foul", FOUL_PATHS)
def test_next_never_leads_away(browser, foul):
    """A30."""
    make_person("Ada", "ada@example.org")
    browser.send("/inloggen", {"email": "ada@example.org", "next": foul}, action="/inloggen")
    mail = mails_to("ada@example.org")[-1]
    assert browser.send(link_in(mail)).location == "/mijn"
    assert browser.get("/inloggen", query_string={"next": foul}).location == (None if "\x00" in foul else "/mijn")


def test_after_signing_in_one_comes_back_where_one_was(browser):
    make_person("Ada", "ada@example.org")
    assert browser.get("/mijn/account").location == "/inloggen?next=/mijn/account"
    browser.send("/inloggen?next=/mijn/account", {"email": "ada@example.org"}, action="/inloggen")
    assert browser.send(link_in(mails_to("ada@example.org")[-1])).location == "/mijn/account"


def test_a_form_without_its_token_is_refused(browser):
    """A31: all forms of sign-in carry a token against forgery."""
    for path in ("/inloggen", "/inloggen/code", "/inloggen/wachtwoord", "/inloggen/link/x", "/uitloggen", "/taal"):
        assert browser.post(path, data={"email": "a@example.org"}).status_code == 400, path


@pytest.mark.parametrize("address", ["geen adres", "a@", "@b.nl", "a@b@c.nl", "a\nb@example.org", "x" * 250 + "@example.org"])
def test_what_is_no_address_gets_a_sentence_at_its_field(browser, address):
    response = browser.send("/inloggen", {"email": address}, action="/inloggen")
    assert response.status_code == 422
    assert "e-mail" in response.text


def test_case_and_blanks_make_no_second_account(browser):
    make_person("Ada", "ada@example.org")
    browser.send("/inloggen", {"email": "  ADA@Example.ORG "}, action="/inloggen")
    assert browser.send(link_in(mails_to("ada@example.org")[-1])).location == "/mijn"
    assert len(db.session.scalars(db.select(Person).where(Person.email.ilike("ada@%"))).all()) == 1


def test_a_closed_account_stays_closed(browser):
    person = make_person("Ada", "ada@example.org")
    person.active = False
    db.session.commit()
    mail = ask(browser, "ada@example.org")
    assert "gesloten" in browser.send(link_in(mail)).text
    assert browser.get("/mijn").status_code == 302


def test_signing_in_starts_a_new_session_and_keeps_drafts(browser):
    """A27: nothing that was put in the cookie before survives, but drafts and language do."""
    with browser.session_transaction() as session:
        session.update(drafts=["abc"], language="en", planted="x", signed_in="planted")
    make_person("Ada", "ada@example.org")
    browser.send(link_in(ask(browser, "ada@example.org")))
    with browser.session_transaction() as session:
        assert "planted" not in session
        assert "code" not in session
        assert session["signed_in"] != "planted"
        assert session["drafts"] == ["abc"]
        assert session["language"] == "en"


def test_signing_out_ends_the_session_on_the_server(browser, app):
    person = make_person("Ada", "ada@example.org")
    browser.sign_in(person)
    with browser.session_transaction() as session:
        kept = dict(session)
    assert browser.send("/mijn", action="/uitloggen").location == "/"
    thief = app.test_client()
    with thief.session_transaction() as session:
        session.update(kept)
    assert thief.get("/mijn").status_code == 302
    assert db.session.scalar(db.select(SignedIn)).ended_at


def test_a_page_asks_nothing_about_visitors_and_of_people_who_they_are_what_they_may_and_what_is_new(browser, counting):
    def about_people(counted):
        return [one for one in counted.statements if re.search(r"person|signed_in|role_grant", one)]

    with counting() as statements:
        browser.get("/inloggen")
    assert about_people(statements) == []
    browser.sign_in(make_person("Ada"))
    with counting() as statements:
        browser.get("/inloggen?opnieuw=1")
    assert len(about_people(statements)) == 3
