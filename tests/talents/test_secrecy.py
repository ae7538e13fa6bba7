"""Nobody but who says it can find out that somebody said no: "no", "later" and "no answer yet" look the same to all others.

Every address of the application is opened by everybody else, the administrator included, in three worlds that differ in
that one answer. Also compared: the statements that a page takes, what is logged, and every table but that of the tokens.
"""

import io
import logging
import re
import zipfile

import pytest
from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.db import Base, db
from participatie.talents import queries, services
from participatie.talents.tokens import Said, card_of
from tests.factories.clients import Browser
from tests.factories.people import actor_of, make_person
from tests.factories.talents import make_looking_team, make_profile, make_vacancy
from tests.trust.addresses import path_of, rules

UNANSWERED = "no answer yet"
TOKENS = re.compile(r'(name="(csrf_token|form_key)" value=")[^"]*|nonce-[^\s\'"]*')
OWN_TABLES = {"talent_pass"}


def words_in(data):
    """What an answer says; of a workbook its parts, for the file itself holds the time of its making."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


class Stage:
    """A team that asked somebody, its colleagues, and everybody else who could be curious."""

    def __init__(self, app):
        colleague, partner_person = make_person("Bo"), make_person("Ria")
        self.team, self.seeker = make_looking_team(colleague)
        self.person = make_person("Noor")
        self.profile = make_profile(self.person)
        self.vacancy = make_vacancy(self.seeker, self.team.subject)
        self.other = make_vacancy(self.seeker, self.team.subject, "Een tweede kok")
        services.ask_person(self.seeker, self.other, self.profile, Said.YES)
        make_profile(partner_person)
        people = {
            "seeker": db.session.get_one(Person, self.seeker.id),
            "colleague": colleague,
            "resident": partner_person,
            "moderator": make_person("Mo", None, "moderator"),
            "administrator": make_person("Ans", None, "administrator"),
        }
        db.session.commit()
        app.test_client_class = Browser
        self.browsers = {"visitor": app.test_client()} | {
            name: app.test_client().sign_in(person) for name, person in people.items()
        }
        self.app = app

    def paths(self):
        """Every address that can be opened, with the ids of this stage wherever an address names one."""
        card = card_of(self.profile.salt, self.vacancy.id)
        args = {"subject_id": self.team.id, "person_id": self.person.id, "card": card, "key": "x", "slug": "x", "choice": "x"}
        for vacancy in (self.vacancy, self.other):
            for rule, method in rules(self.app):
                known = args | {"vacancy_id": vacancy.id}
                if method == "GET" and rule.endpoint != "static" and not rule.endpoint.startswith(("demo.", "accounts.go")):
                    numbers = {name: 1 for name in rule.arguments if name.endswith("_id") or name in {"n", "number"}}
                    yield path_of(self.app, rule, {**numbers, **known})
        yield f"/vacatures/{self.vacancy.id}/mensen?weergave=lijst"
        yield f"/vacatures/{self.other.id}/mensen?weergave=lijst"

    def seen(self, counting):
        """What everybody sees everywhere: status, headers, body, and how many statements that took."""
        found = {}
        for path in dict.fromkeys(self.paths()):
            for name, browser in self.browsers.items():
                with counting() as statements:
                    answer = browser.get(path)
                headers = sorted((key, value) for key, value in answer.headers if key not in {"Set-Cookie", "Date"})
                body = TOKENS.sub(r"\1", words_in(answer.get_data()))
                found[name, path] = (answer.status_code, TOKENS.sub("", str(headers)), body, len(statements))
        return found

    def answer(self, said):
        """Let the person answer both vacancies, of one of which the team asked."""
        for vacancy in (self.vacancy, self.other):
            if said != UNANSWERED:
                services.answer_vacancy(actor_of(self.person), queries.get_vacancy(SYSTEM, vacancy.id), said)


def rows():
    """All rows of all tables but that of the tokens, and but what using the site itself writes."""
    db.session.flush()
    return {
        table.name: [tuple(map(str, row)) for row in db.session.execute(select(table).order_by(*table.primary_key))]
        for table in Base.metadata.sorted_tables
        if table.name not in OWN_TABLES
    }


def counted():
    """How many rows each of these tables has."""
    return {name: len(table) for name, table in rows().items()}


@pytest.fixture
def stage(app):
    return Stage(app)


def test_no_page_header_or_statement_tells_a_no_from_a_later_or_from_no_answer_yet(stage, counting, monkeypatch):
    monkeypatch.setattr("participatie.kernel.templating.secrets.token_urlsafe", lambda *_size: "x" * 22)
    worlds = {}
    with at(now()):
        stage.seen(counting)  # what is looked up once for a process is known from here on
        for said in (UNANSWERED, Said.NO, Said.LATER):
            stage.answer(said)
            worlds[said] = stage.seen(counting)
    first = worlds[UNANSWERED]
    assert sum(1 for status, *_rest in first.values() if status == 200) > 150
    for said in (Said.NO, Said.LATER):
        differing = [key for key, value in worlds[said].items() if value != first[key]]
        assert differing == [], said


@pytest.mark.parametrize("said", [Said.NO, Said.LATER])
def test_no_table_mail_history_or_audit_entry_knows_of_it(stage, said):
    before = rows()
    stage.answer(said)
    assert rows() == before


@pytest.mark.parametrize("said", [Said.NO, Said.LATER])
def test_no_log_knows_of_it(stage, said, caplog):
    caplog.set_level(logging.DEBUG, "participatie")
    stage.answer(said)
    assert caplog.records == []


@pytest.mark.parametrize("said", [Said.NO, Said.LATER])
def test_a_no_over_the_web_is_answered_and_kept_like_a_later(stage, said, caplog):
    browser = stage.app.test_client().sign_in(stage.person)
    before = rows()
    answer = browser.send("/talenten", {"say": said.value})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/talenten")
    changed = {name for name, found in rows().items() if found != before[name]}
    assert changed <= {"form_receipt", "signed_in"}
    assert said.value not in " ".join(record.getMessage() for record in caplog.records)


def test_asking_somebody_does_and_tells_the_same_whatever_they_answered(app, counting):
    found = []
    for said in (UNANSWERED, Said.NO, Said.LATER):
        stage = Stage(app)
        stage.answer(said)
        profile, before = queries.find_profile(stage.person.id), counted()
        with counting() as statements:
            match = services.ask_person(stage.seeker, stage.vacancy, profile, Said.YES)
        more = {name: number - before[name] for name, number in counted().items()}
        found.append((match, len(statements), more))
    assert found[1] == found[0]
    assert found[2] == found[0]


@pytest.mark.parametrize("said", [Said.NO, Said.LATER])
def test_a_form_that_expired_keeps_nothing_of_the_answer(stage, said):
    browser = stage.app.test_client()
    answer = browser.post(f"/vacatures/{stage.vacancy.id}/antwoord", data={"say": said.value, "next": "/talenten"})
    assert answer.status_code in {400, 401}
    kept = [row for row in rows()["kept_form"] if said.value in " ".join(row)]
    assert kept == []


def test_the_person_alone_sees_what_they_said(stage):
    stage.answer(Said.NO)
    browser = stage.app.test_client().sign_in(stage.person)
    assert "Je zei nee. Alleen jij ziet dit." in browser.get(f"/vacatures/{stage.vacancy.id}").text
