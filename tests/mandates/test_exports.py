"""What everybody may take home: as CSV, and as sheets of the open data; never who decided."""

import csv
import io

import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.mandates import queries, services
from participatie.moderation import services as moderation
from participatie.moderation.models import RulingKind
from participatie.opendata.sheets import all_sheets
from participatie.threads.queries import get_post
from tests.factories.clients import Browser
from tests.factories.mandates import make_decision, make_escalation, make_mandate
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")


class Kept:
    """A decision, one that took its place, one that was hidden, and a question that was answered."""

    def __init__(self):
        make_team()
        self.person, self.giver, team, topic = (
            make_person("Fatma Yildiz"),
            make_person("Johan"),
            make_team("Team Plein"),
            make_topic(),
        )
        make_member(team, self.person)
        mandate = make_mandate(team, self.giver, sentence="Zet banken neer", amount_cents=100_000)
        self.first = make_decision(topic, mandate, self.person, 400)
        self.second = make_decision(topic, mandate, self.person, 450, corrects_id=self.first.id, choice="Toch een grotere")
        hidden = make_decision(topic, mandate, self.person, choice="Verborgen keuze")
        moderator = actor_of(make_person(None, None, "moderator"))
        moderation.rule(moderator, topic, get_post(SYSTEM, hidden.post_id), RulingKind.HIDE, "Hier staat een naam in.")
        question = make_escalation(topic, mandate, self.person)
        services.answer(actor_of(self.giver), queries.get_escalation(SYSTEM, question.id), "returned", "Er is geen geld.")


def rows_at(browser, path):
    return list(csv.DictReader(io.StringIO(browser.get(path).data.decode("utf-8-sig")), delimiter=";"))


def test_decisions_and_questions_are_taken_home_without_who_decided(app):
    app.test_client_class = Browser
    browser, it = app.test_client(), Kept()
    decisions = rows_at(browser, "/besluiten/besluiten.csv")
    assert [(row["keuze"], row["euro"], row["later_verbeterd"], row["verbetert"]) for row in decisions] == [
        ("Ja, bij de vijver", "400.0", "ja", ""),
        ("Toch een grotere", "450.0", "nee", str(it.first.id)),
    ]
    asked = rows_at(browser, "/mandaten/vragen/voorgelegd.csv")
    assert [(row["over_de_grens"], row["uitkomst"], row["antwoord"]) for row in asked] == [
        ("bedrag", "Dit gaat niet door", "Er is geen geld.")
    ]
    for path in ("/besluiten/besluiten.csv", "/mandaten/vragen/voorgelegd.csv", "/mandaten/mandaten.csv"):
        text = browser.get(path).data.decode()
        assert "Fatma" not in text
        assert "Johan" not in text
        assert "Verborgen keuze" not in text


def test_the_open_data_has_them_with_a_meaning_for_each_column(app):
    Kept()
    db.session.commit()
    with app.test_request_context():
        sheets = {sheet.name: sheet for sheet in all_sheets()}
        for name in ("mandaten", "besluiten", "voorgelegd"):
            rows = list(sheets[name].rows())
            assert rows, name
            assert {len(row) for row in rows} == {len(sheets[name].columns)}
            assert all(str(meaning) for meaning in sheets[name].columns.values())
