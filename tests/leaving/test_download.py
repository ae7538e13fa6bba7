"""Mijn gegevens: a download of everything, for its person only, who signed in lately, for a week."""

import json
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import select, update

from participatie.accounts import queries, services
from participatie.accounts.leaving_wiring import make_own_data
from participatie.accounts.models import OwnDataRequest
from participatie.audit.models import AuditEntry
from participatie.kernel import files
from participatie.kernel.clock import at, now
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import Forbidden
from participatie.kernel.outbox import KeptMail
from tests.factories.people import actor_of, make_person

PAGE = "/mijn/gegevens"


@pytest.fixture
def ready(browser, ada):
    """The address of a download that was made."""
    browser.send(PAGE, action=f"{PAGE}/downloaden")
    return browser.read(PAGE).select_one("a[href*='/mijn/gegevens/'].button--icon, main a[href^='/mijn/gegevens/']")["href"]


def test_it_holds_what_somebody_wrote_and_did_to_read_and_for_programs(browser, ada, ready):
    with browser.get(ready) as answer:
        assert answer.content_type == "application/zip"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "private, no-store"
        sent = answer.data
    with ZipFile(BytesIO(sent)) as packed:
        tables = json.loads(packed.read("gegevens.json"))["tables"]
        page = packed.read("gegevens.html").decode()
    assert tables["post"][0]["body"] == "Kanarie zingt in de tuin"
    assert tables["support"][0]["kind"] == "support"
    assert tables["person"][0]["email"] == "ada@voorbeeld.example"
    assert "password" not in tables["person"][0]
    assert "Kanarie zingt in de tuin" in page
    assert "<h2>Je berichten</h2>" in page


def test_a_mail_says_that_it_is_there_and_the_trail_that_it_was_made(ada, ready):
    mail = db.session.scalars(select(KeptMail).order_by(KeptMail.id.desc())).first()
    assert (mail.to_address, mail.subject) == ("ada@voorbeeld.example", "Je gegevens staan klaar")
    told = db.session.scalars(select(AuditEntry).where(AuditEntry.kind == "OwnDataMade")).one()
    assert told.person_id == ada[0].id


def test_nobody_else_can_open_it(app, browser, ada, ready):
    key = ready.rpartition("/")[2]
    stranger = app.test_client()
    assert stranger.get(ready).status_code == 302
    assert stranger.get(f"/bestanden/{key}").status_code == 404
    stranger.sign_in(make_person("Mallory", None, "administrator"))
    assert stranger.get(ready).status_code == 404
    assert stranger.get(f"/bestanden/{key}").status_code == 404
    assert browser.get(f"/bestanden/{key}").status_code == 404


def test_who_signed_in_long_ago_does_so_again(browser, ready):
    with browser.session_transaction() as session:
        session["fs_paa"] = 0
    assert "/inloggen" in browser.get(ready).location
    assert "Log nog een keer in" in browser.get(PAGE).text
    assert ready not in browser.get(PAGE).text


def test_after_a_week_it_is_gone_and_its_file_too(browser, ada, ready):
    path = files.path_of(ready.rpartition("/")[2])
    assert path.is_file()
    with at(now() + timedelta(days=8)):
        assert browser.get(ready).status_code == 404
        with unit_of_work():
            services.forget_old_own_data()
    assert not path.exists()
    assert queries.find_own_data_request(ada[0].id) is None


def test_another_one_takes_the_place_of_the_first(browser, ada, ready):
    browser.send(PAGE, action=f"{PAGE}/downloaden")
    assert browser.get(ready).status_code == 404
    assert len(db.session.scalars(select(OwnDataRequest)).all()) == 1


def test_while_it_is_made_the_page_says_so_and_a_job_that_runs_twice_makes_one(browser, ada):
    with unit_of_work():
        services.ask_own_data(actor_of(ada[0]), ada[0])
    assert "wordt gemaakt" in browser.get(PAGE).text
    make_own_data()
    db.session.execute(update(OwnDataRequest).values(made_at=OwnDataRequest.made_at))
    make_own_data()
    assert len(db.session.scalars(select(KeptMail)).all()) == 1


def test_nobody_asks_for_somebody_else(ada):
    with pytest.raises(Forbidden):
        services.ask_own_data(actor_of(make_person()), ada[0])
