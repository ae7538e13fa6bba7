"""What a decision keeps: advice, what it was compared with, until when it can be reversed; and who hears of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.mandates import queries, services
from participatie.mandates.services import Grant
from participatie.notifications.models import Sort
from participatie.notifications.sorts import sort_of
from participatie.subjects.models import HistoryEntry
from participatie.teams import services as teams
from participatie.teams.queries import find_membership
from participatie.threads.queries import get_post
from tests.factories.clients import Browser
from tests.factories.mandates import make_decision, plan_for
from tests.factories.partners import make_partner
from tests.factories.people import actor_of, make_person
from tests.mandates.square import Square

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def browser(app):
    app.test_client_class = Browser
    return app.test_client()


def test_who_follows_hears_of_a_decision_once_as_the_answer_that_it_is():
    it = Square()
    make_decision(it.topic, it.mandate, it.person, area=it.square)
    entries = db.session.scalars(select(HistoryEntry).where(HistoryEntry.subject_id == it.topic.id)).all()
    told = {entry.event: sort_of(entry) for entry in entries}
    assert told["PostWritten"] == Sort.ANSWER
    assert told["DecisionTaken"] is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"reversible_until": date(2020, 1, 1)}, "Kies een dag die nog komt"),
        ({"reversible_until": date(2999, 1, 1), "is_reversible": False}, "niet terug te draaien"),
    ],
)
def test_a_day_until_which_it_can_be_reversed_makes_sense(said, words):
    it = Square()
    with pytest.raises(Refused, match=words) as refusal:
        make_decision(it.topic, it.mandate, it.person, area=it.square, **said)
    assert refusal.value.field == "reversible_until"


def test_advice_counts_for_one_decision_and_for_its_correction():
    it = Square(adviser_ids=frozenset({make_partner().id}))
    actor, plan = actor_of(it.person), plan_for(400, area=it.square)
    asked = services.ask_advice(actor, it.topic, it.mandate, plan)[0]
    with at(now() + timedelta(days=(asked.due_on - today()).days + 1)):
        first = services.decide(actor, it.topic, it.mandate, plan)
        assert [advice.id for advice in queries.list_advice_of(first)] == [asked.id]
        with pytest.raises(Refused, match="vraag eerst advies"):
            services.decide(actor, it.topic, it.mandate, plan)
        second = services.decide(actor, it.topic, it.mandate, replace(plan, corrects_id=first.id))
        assert [advice.id for advice in queries.list_advice_of(second)] == [asked.id]


def test_the_earlier_decisions_that_stood_beside_the_form_stay_with_it(browser):
    it = Square()
    earlier = make_decision(it.topic, it.mandate, it.person, 390, area=it.square, choice="Een bank bij de school")
    later = make_decision(it.topic, it.mandate, it.person, 410, area=it.square, difference="Deze is van steen.")
    assert later.compared == [earlier.id]
    page = browser.read(f"/besluiten/{later.id}").get_text(" ", strip=True)
    assert "Een bank bij de school" in page
    assert "Deze is van steen." in page


def test_refused_tries_are_logged_with_the_mandate_and_never_with_words(caplog):
    it = Square()
    with pytest.raises(Refused):
        make_decision(it.topic, it.mandate, it.person, 1200, area=it.square)
    teams.end_member(SYSTEM, it.team, find_membership(it.team.id, it.person.id))
    with pytest.raises(Refused):
        make_decision(it.topic, it.mandate, it.person, 400, area=it.square)
    logged = [(record.mandate_id, record.why) for record in caplog.records if record.message == "refused"]
    assert logged == [(it.mandate.id, "no"), (it.mandate.id, "lost")]
    assert "vijver" not in caplog.text


def test_one_person_decides_in_the_name_of_a_partner_without_speaking_for_it():
    it = Square()
    partner, manager = make_partner("Gemeente Vierkant"), make_person("Nadia")
    grant = Grant("Mag zelf", giver="college", giver_person_id=it.giver.id, person_id=manager.id, role="gebiedsmanager")
    mandate = services.register_mandate(SYSTEM, partner.subject, grant)
    post = get_post(SYSTEM, make_decision(it.topic, mandate, manager).post_id)
    assert (post.capacity, post.partner_id) == ("partner", partner.id)
    with pytest.raises(Refused) as refusal:
        services.register_mandate(SYSTEM, partner.subject, Grant("Mag zelf", giver="college", giver_person_id=it.giver.id))
    assert refusal.value.field == "person"
