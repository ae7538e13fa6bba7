"""One-click sign-ins and the mailbox exist in demo mode and nowhere else."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from participatie.accounts.models import Person
from participatie.accounts.services import create_person
from participatie.app import create_app
from participatie.demo.people import GUIDES, find_guide
from participatie.kernel.clock import at, now
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.outbox import KeptMail, OutboxMail, keep_latest, put_mail
from tests.conftest import settings_for
from tests.factories.clients import Browser


@pytest.fixture(scope="module")
def demo_app(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """An application in demo mode, on the database of this run."""
    application = create_app({**settings_for(tmp_path_factory.mktemp("demo"), database_url), "MODE": "demo"})
    application.test_client_class = Browser
    yield application
    with application.app_context():
        db.engine.dispose()


@pytest.fixture
def browser(app: Flask, demo_app: Flask, monkeypatch: pytest.MonkeyPatch) -> FlaskClient:
    """A visitor's browser in the demo, inside the transaction of this test."""
    monkeypatch.setitem(db._app_engines, demo_app, db._app_engines[app])
    return demo_app.test_client()


@pytest.fixture
def maker(app) -> Person:
    return create_person(find_guide("maker").email, "Fatima")


@pytest.fixture
def kept(app) -> KeptMail:
    row = KeptMail(
        to_address="sanne@beemdwaard.example",
        subject="Er is geantwoord <b>",
        text="Lees het op http://localhost/initiatieven",
        html="<!doctype html><html><head></head><body><a href='http://localhost/'>Lees</a><script>alert(1)</script></body></html>",
        at=now(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def test_one_click_makes_somebody_of_a_visitor(browser, maker):
    assert browser.send("/inloggen", action="/demo/inloggen/maker").status_code == 302
    assert browser.read("/mijn").select_one(".menu__who").get_text(strip=True).endswith("Fatima")


def test_the_bar_stands_on_every_page_and_can_be_put_away_without_script(browser, maker):
    assert browser.read("/inloggen").select_one(".demo-bar")
    browser.send("/inloggen", action="/demo/balk-weg")
    page = browser.read("/inloggen")
    assert not page.select_one(".demo-bar")
    assert page.select_one(".demo-sign-ins")
    browser.send("/inloggen", action="/demo/balk-terug")
    assert browser.read("/inloggen").select_one(".demo-bar")


def test_somebody_else_takes_the_place_of_who_was_signed_in(browser, maker):
    create_person(find_guide("partner").email, "Joost")
    browser.send("/inloggen", action="/demo/inloggen/maker")
    browser.send("/demo/postbus", action="/demo/inloggen/partner")
    assert browser.read("/mijn").select_one(".menu__who").get_text(strip=True).endswith("Joost")


@pytest.mark.parametrize("key", ["koning", "wim", ""])
def test_nobody_but_the_six_can_be_become(browser, maker, key):
    browser.get("/inloggen")
    assert browser.post(f"/demo/inloggen/{key}").status_code in (400, 404)


def test_a_click_from_another_site_signs_nobody_in(browser, maker):
    assert browser.post("/demo/inloggen/maker").status_code == 400


def answers_to(visitor: FlaskClient, kept: KeptMail) -> set[int]:
    """What every way into the demo answers."""
    page = visitor.read("/inloggen")
    assert not page.select(".demo-bar, .demo-sign-ins")
    token = page.select_one("input[name=csrf_token]")["value"]
    signing_in = [visitor.post(f"/demo/inloggen/{guide.key}", data={"csrf_token": token}) for guide in GUIDES]
    mail = [visitor.get(path) for path in ("/demo/postbus", f"/demo/postbus/{kept.id}", f"/demo/postbus/{kept.id}/html")]
    return {answer.status_code for answer in [*signing_in, *mail]}


def test_outside_demo_mode_none_of_this_exists(app, maker, kept):
    app.test_client_class = Browser
    assert answers_to(app.test_client(), kept) == {404}


@pytest.mark.parametrize("mode", ["development", "production", "Demo"])
def test_even_where_its_pages_were_loaded_they_look_at_the_mode(browser, demo_app, monkeypatch, maker, kept, mode):
    monkeypatch.setitem(demo_app.config, "MODE", mode)
    assert answers_to(browser, kept) == {404}


def test_the_mailbox_shows_a_mail_in_a_frame_that_runs_nothing(browser, kept):
    page = browser.read("/demo/postbus")
    link = page.select_one(".demo-mails__subject")
    assert link.get_text() == "Er is geantwoord <b>"
    response = browser.get(link["href"])
    assert "frame-src 'self'" in response.headers["Content-Security-Policy"]
    frame = browser.read(link["href"]).select_one("iframe")
    assert "allow-scripts" not in frame["sandbox"]
    assert "allow-same-origin" not in frame["sandbox"]
    inside = browser.get(frame["src"])
    policy = inside.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "; sandbox " in policy
    assert '<base target="_top">' in inside.text


def test_the_plain_text_of_a_mail_has_links_that_work(browser, kept):
    link = browser.read(f"/demo/postbus/{kept.id}").select_one(".demo-mail__text a")
    assert link["href"] == "http://localhost/initiatieven"


def test_a_mail_that_is_not_there_is_a_page_that_says_so(browser):
    for number in ("1", "999999999999999999999"):
        assert browser.get(f"/demo/postbus/{number}").status_code == 404
        assert browser.get(f"/demo/postbus/{number}/html").status_code == 404


def test_an_empty_mailbox_says_how_to_get_mail(browser):
    assert "Nog geen mail" in browser.read("/demo/postbus").get_text()


def test_only_the_last_mails_of_each_kind_are_kept(app):
    moments = [now().replace(year=2025, month=month, day=1) for month in (3, 1, 2)]
    with unit_of_work():
        for moment in moments:
            with at(moment):
                for address in ("a@beemdwaard.example", "b@beemdwaard.example"):
                    put_mail(address, "sign_in", "nl", token="x", code="1", purpose="sign_in", minutes=30)
        assert keep_latest(2) == [moments[2], moments[0]]
        assert db.session.scalar(select(func.count()).select_from(OutboxMail)) == 2
