"""What was typed when the session had ended is back in the form after signing in (A44)."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from participatie.accounts.models import SignedIn
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.kept import KeptForm, forget_old_forms, keep
from tests.factories.initiatives import make_initiative
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

TEXT = "Ik heb hier een half uur aan getypt."


@pytest.fixture
def fatma(app):
    return make_person("Fatma")


@pytest.fixture
def path(fatma):
    make_municipality()
    make_team("Opvangteam")
    return f"/initiatieven/{make_initiative(fatma, make_theme()).id}/bewerken"


def end_session(person):
    for session in db.session.scalars(select(SignedIn).where(SignedIn.person_id == person.id)):
        session.ended_at = now()
    db.session.commit()


def sent_after_the_session_ended(browser, person, path):
    """Open the form, lose the session, send it all the same."""
    browser.sign_in(person)
    form = browser.read(path).select_one("main form")
    hidden = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden][name]")}
    end_session(person)
    return browser.post(path, data={**hidden, "title": "Een tuin", "lead": "Voor ons.", "story": TEXT, "why": ""})


def test_it_is_back_in_the_form_after_signing_in_and_gone_once_it_was_sent(browser, fatma, path):
    refused = sent_after_the_session_ended(browser, fatma, path)
    assert refused.status_code == 401
    link = BeautifulSoup(refused.text, "html5lib").select_one('main a[href^="/inloggen"]')["href"]
    assert path.replace("/", "%2F") in link or path in link
    browser.sign_in(fatma)
    page = browser.read(path)
    assert TEXT in page.select_one("[name=story]").text
    assert "We hebben teruggezet wat je had getypt" in page.text
    assert browser.send(path, {"title": "Een tuin", "lead": "Voor ons.", "story": TEXT, "why": ""}).status_code == 302
    assert db.session.scalars(select(KeptForm)).all() == []
    assert "teruggezet" not in browser.read(path).text


def test_somebody_else_on_the_same_machine_does_not_see_it(browser, fatma, path):
    sent_after_the_session_ended(browser, fatma, path)
    assert TEXT not in browser.get("/inloggen").text
    other = make_person("Kees")
    browser.sign_in(other)
    assert TEXT not in browser.get("/mijn").text
    kept = db.session.scalars(select(KeptForm)).one()
    assert kept.person_id == fatma.id
    kept.page = "/mijn/naam"
    db.session.commit()
    assert TEXT not in browser.get("/mijn/naam").text


def test_a_text_without_a_field_of_its_own_is_shown_beside_the_form(browser, fatma):
    browser.sign_in(fatma)
    key = keep([("verdwenen", TEXT)], "/mijn/naam", "/mijn/naam", fatma.id)
    db.session.commit()
    with browser.session_transaction() as session:
        session["kept_form"] = key
    assert TEXT in [area.text.strip() for area in browser.read("/mijn/naam").select("textarea[readonly]")]


@pytest.mark.parametrize(("origin", "status"), [("http://localhost", True), ("http://elders.example", False), (None, False)])
def test_a_form_that_stood_open_too_long_waits_when_a_page_of_ours_sent_it(browser, fatma, origin, status):
    browser.sign_in(fatma)
    headers = {"Origin": origin} if origin else {}
    answer = browser.post("/mijn/naam", data={"display_name": "Fatma van Dijk"}, headers=headers)
    assert answer.status_code == 400
    assert ("Terug naar het formulier" in answer.text) is status
    assert (browser.read("/mijn/naam").select_one("[name=display_name]")["value"] == "Fatma van Dijk") is status


def test_signing_out_leaves_nothing_for_the_next_one(browser, fatma, path):
    sent_after_the_session_ended(browser, fatma, path)
    browser.sign_in(fatma)
    browser.send("/mijn/naam", {}, action="/uitloggen")
    browser.sign_in(fatma)
    assert TEXT not in browser.get(path).text


def test_no_password_waits(browser, fatma):
    browser.sign_in(fatma)
    form = browser.read("/mijn/account").select_one("form[action$=wachtwoord]")
    hidden = {field["name"]: field["value"] for field in form.select("input[type=hidden][name]")}
    end_session(fatma)
    assert browser.post("/mijn/account/wachtwoord", data={**hidden, "password": "paard batterij nietje"}).status_code == 401
    assert db.session.scalars(select(KeptForm)).all() == []


def test_what_nobody_came_back_for_is_thrown_away_after_a_day(app):
    key = keep([("body", TEXT)], "/x", "/x")
    old = keep([("body", TEXT)], "/x", "/x")
    db.session.get(KeptForm, old).created_at = now() - timedelta(hours=25)
    db.session.commit()
    forget_old_forms()
    assert list(db.session.scalars(select(KeptForm.key))) == [key]
