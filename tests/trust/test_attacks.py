"""What somebody who means harm tries, each with the weakness that it once found or looked for."""

import io
import subprocess
import time

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from participatie.accounts.models import OneTimeCode, Person
from participatie.accounts.names import chosen_name
from participatie.kernel import images
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.limits import address_key
from participatie.kernel.receipts import FormReceipt
from participatie.kernel.routes import safe_next
from participatie.kernel.text import clean_body, clean_line, uniform
from tests.factories.mail import code_in, mails_to
from tests.factories.pictures import photo

PILES = {"marks in turn": "\u0301\u0327", "a mark that hides in a letter": "\u0f73"}


@pytest.mark.parametrize("pile", PILES.values(), ids=PILES)
def test_a_pile_of_accents_takes_no_time(pile):
    """Sorting marks takes time with the square of their number: one form of 600 kB held a process for a minute."""
    began = time.process_time()
    assert len(uniform("a" + pile * 100_000)) < 100
    assert time.process_time() - began < 2


@pytest.mark.parametrize("text", ["café", "Việt Nam", "क्षत्रिय", "שָׁלוֹם", "ཧཱུྃ", "👩‍👩‍👧"])
def test_what_people_write_with_marks_stays_as_it_is(text):
    assert clean_line(text) == uniform(text)
    assert [c for c in uniform(text) if not c.isspace()] == [c for c in clean_body(text) if not c.isspace()]


SPELLINGS = (
    "ada@ｅxample.org",
    "ada@example。org",
    "ada@ⓔⓧⓐⓜⓟⓛⓔ.org",
    "ADA+1@EXAMPLE．ORG",
    " ada @example.org",
    " " * 400 + "ada@example.org",
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_address_in_other_letters_of_the_same_domain_counts_as_the_same(spelling):
    assert address_key(spelling) == "ada@example.org"


def test_the_key_of_a_limit_stays_short_whatever_is_typed():
    assert len(address_key("a" * 500_000 + "@example.org")) < 400


@pytest.mark.usefixtures("limits")
def test_nobody_is_flooded_with_mail_through_the_forms_that_end_in_one(cast, world):
    """Besides the five of the page to sign in, posts, support and drafts once gave sixty more."""
    published, draft = world.initiatives["published"], world.drafts["browser"]
    flooded = "overspoeld@example.org"
    ways = (
        ("/inloggen", "/inloggen", {}),
        (f"/gesprek/{published}", None, {"body": "Hoi", "kind": "comment"}),
        (f"/onderwerpen/{published}/steunen", None, {"kind": "support"}),
        (f"/initiatieven/nieuw/{draft}/nakijken", None, {}),
    )
    answers = [
        cast["visitor"].send(path, {**data, "email": flooded}, action=action).status_code
        for path, action, data in ways
        for _turn in range(3)
    ]
    assert answers.count(302) == 5
    assert answers[5:] == [429] * 7
    assert len(mails_to(flooded)) == 5


@pytest.mark.usefixtures("limits")
def test_a_form_that_comes_back_with_its_errors_uses_up_no_mail(cast, world):
    path = f"/gesprek/{world.initiatives['published']}"
    for _turn in range(7):
        answer = cast["visitor"].send(path, {"body": "", "kind": "comment", "email": "slordig@example.org"})
        assert answer.status_code == 422
    good = cast["visitor"].send(path, {"body": "Hoi", "kind": "comment", "email": "slordig@example.org"})
    assert good.status_code == 302


def test_each_guess_of_a_code_counts_also_when_the_form_is_the_same(app):
    """Guesses under one key of a form once got the answer of the first, and on PostgreSQL at once were not counted."""
    guesser = app.test_client()
    guesser.send("/inloggen", {"email": "raad@example.org"}, action="/inloggen")
    right = code_in(mails_to("raad@example.org")[-1])
    token = guesser.read("/inloggen/code").select_one("main [name=csrf_token]")["value"]
    same = {"csrf_token": token, "form_key": "altijd-dezelfde"}
    for n in range(1, 3):
        guesser.post("/inloggen/code", data={**same, "code": f"{(int(right) + n) % 10**6:06}"})
    code = db.session.scalars(select(OneTimeCode).where(OneTimeCode.email == "raad@example.org")).one()
    assert code.attempts == 2
    assert guesser.post("/inloggen/code", data={**same, "code": right}).location == "/mijn/naam"


def test_a_way_back_is_no_place_to_store_half_a_megabyte(cast):
    """The receipt of a form keeps where it led; switching language has no limit."""
    long = "/" + "a" * 400_000
    assert safe_next(long) == "/"
    answer = cast["visitor"].send("/over", {"language": "nl", "next": long}, action="/taal")
    assert answer.location == "/"
    assert max(map(len, db.session.scalars(select(FormReceipt.location)))) < 4000


@pytest.mark.parametrize("query", ["_anchor=x", "_method=POST", "_scheme=javascript&_external=1", "endpoint=x", "_external=1"])
def test_the_address_of_a_page_cannot_steer_how_its_links_are_made(cast, query):
    """These names were handed to url_for: an error page for who followed a link of somebody else."""
    page = cast["member"].read(f"/werk?{query}")
    assert not page.select("a[href*='javascript:'], a[href*='http://localhost/werk']")


def test_while_a_photo_is_read_others_can_write(cast, world, monkeypatch):
    """On SQLite a request that may write holds the only lock: a slow photo stopped everybody's posts."""
    held = []

    def slow(*args: object, **kwargs: object) -> None:
        held.append(db.session().in_transaction())
        raise subprocess.TimeoutExpired("worker", 30)

    monkeypatch.setattr(images.subprocess, "run", slow)
    path = f"/initiatieven/nieuw/{world.drafts['browser']}/fotos"
    answer = cast["visitor"].send(path, {"photos": (io.BytesIO(photo()), "x.jpg"), "alt": "Boom"})
    assert answer.status_code == 422
    assert held == [False]


@pytest.mark.usefixtures("limits")
def test_photos_that_cannot_be_read_are_limited_too(cast, world, monkeypatch):
    """Only photos that were kept were counted: a bad one costs as much."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise subprocess.CalledProcessError(3, "worker")

    monkeypatch.setattr(images.subprocess, "run", refuse)
    path = f"/initiatieven/nieuw/{world.drafts['browser']}/fotos"
    token = cast["visitor"].read(path).select_one("main [name=csrf_token]")["value"]
    answers = [
        cast["visitor"].post(path, data={"csrf_token": token, "photos": (io.BytesIO(photo()), "x.jpg"), "alt": ""}).status_code
        for _turn in range(61)
    ]
    assert answers == [422] * 60 + [429]


def test_an_error_of_the_database_does_not_say_what_somebody_typed(app, world):
    known = db.session.get_one(Person, world.people["maker"])
    db.session.add(Person(email=known.email, display_name="geheimwoord", created_at=now()))
    with pytest.raises(IntegrityError) as error:
        db.session.flush()
    assert "geheimwoord" not in str(error.value)


def test_what_caches_may_keep_carries_nobodys_cookie(cast, world):
    """Signed in, every answer renewed the session's cookie, also those with `public` (as in CVE-2023-30861)."""
    photo_path = f"/bestanden/{world.files['published']}"
    for path in (photo_path, f"{photo_path}/klein", "/api/v1/gebieden"):
        answer = cast["member"].get(path)
        assert answer.status_code == 200
        assert "public" in answer.headers["Cache-Control"]
        assert "Set-Cookie" not in answer.headers, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path
    assert "Set-Cookie" in cast["member"].get("/mijn").headers


def test_a_form_of_a_hundred_thousand_fields_is_put_aside_at_once(cast):
    """Its token is missing, so the page showed again what was typed: seven seconds of work for one request."""
    began = time.process_time()
    answer = cast["visitor"].post("/inloggen", data=b"a=1&" * 100_000, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400
    assert time.process_time() - began < 2


def test_browsers_guess_no_type_of_a_static_file(cast):
    answer = cast["visitor"].get("/static/css/tokens.css")
    answer.close()
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


OFFICIAL = (
    "Gemeente Ons Dorp",
    "Moderator Jan",
    "M0derator",
    "Beheerder_1",
    "Burgemeester Jansen",
    "admın",
    "ɢemeente",
    "wethoudєr",
    "Gerneente",
    "GemeenteWeert",
    "Po1itie",
)


@pytest.mark.parametrize("name", [*OFFICIAL, "\u3164", "\uffa0\u115f", "\u200b", "\u2800"], ids=ascii)
def test_nobody_passes_for_an_office_or_for_nobody(app, name):
    with pytest.raises(Refused):
        chosen_name(name)


@pytest.mark.parametrize(
    "name", ["Fatma", "Jan de Gemene", "Politiek Café", "Lars Burgers", "Team Oranje", "김민준", "O'Neill-Łuczak"], ids=ascii
)
def test_ordinary_names_are_free(app, name):
    assert chosen_name(name) == name


def test_a_title_that_shows_nothing_is_no_title(cast, world):
    path = f"/initiatieven/nieuw/{world.drafts['browser']}/verhaal"
    for title in ("\u200b\u200b", "\u00ad", "\u3164"):
        answer = cast["visitor"].send(path, {"title": title, "lead": "Een zin"})
        assert answer.status_code == 422, ascii(title)
