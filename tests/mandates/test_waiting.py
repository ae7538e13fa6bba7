"""What waits for somebody on their own page, and the mails about mandates themselves."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now, today
from participatie.kernel.db import db
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.mandates import queries, services
from participatie.mandates.bounds import Sort
from participatie.mandates.including import may_decide
from participatie.mandates.models import Outcome
from participatie.mandates.services import Grant
from tests.factories.clients import Browser
from tests.factories.mandates import make_decision, make_escalation, make_mandate, plan_for
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")


class Bench:
    """A team that has to ask advice first, and goes over its bound now and then."""

    def __init__(self):
        make_team()
        self.person, self.giver, self.speaker = make_person(), make_person(), make_person()
        self.team, self.topic, self.partner = make_team(), make_topic(), make_partner()
        make_member(self.team, self.person)
        make_speaker(self.partner, self.speaker)
        said = {"amount_cents": 100_000, "adviser_ids": frozenset({self.partner.id})}
        self.mandate = make_mandate(self.team, self.giver, **said)

    @property
    def actor(self):
        return actor_of(self.person)


def test_what_was_allowed_waits_for_who_asked_until_it_is_decided():
    it = Bench()
    question = make_escalation(it.topic, it.mandate, it.person)
    assert queries.list_allowed(it.actor) == []
    services.answer(actor_of(it.giver), queries.get_escalation(SYSTEM, question.id), Outcome.ONCE, "Goed.")
    assert [asked.id for asked in queries.list_allowed(it.actor)] == [question.id]
    advice = services.ask_advice(it.actor, it.topic, it.mandate, plan_for(1200))[0]
    services.give_advice(actor_of(it.speaker), queries.get_advice(SYSTEM, advice.id), "Doe het.")
    make_decision(it.topic, it.mandate, it.person, 1200, escalation_id=question.id)
    assert queries.list_allowed(it.actor) == []


def test_what_was_advised_or_expired_waits_for_who_asked_until_it_is_decided():
    it = Bench()
    asked = services.ask_advice(it.actor, it.topic, it.mandate, plan_for(400))[0]
    assert queries.list_advised(it.actor) == []
    with at(now() + timedelta(days=(asked.due_on - today()).days + 1)):
        assert [advice.id for advice in queries.list_advised(it.actor)] == [asked.id]
    services.give_advice(actor_of(it.speaker), queries.get_advice(SYSTEM, asked.id), "Doe het.")
    assert [advice.id for advice in queries.list_advised(it.actor)] == [asked.id]
    make_decision(it.topic, it.mandate, it.person, 400)
    assert queries.list_advised(it.actor) == []


def test_the_own_page_leads_to_the_decision(app):
    app.test_client_class = Browser
    browser, it = app.test_client(), Bench()
    asked = services.ask_advice(it.actor, it.topic, it.mandate, plan_for(400))[0]
    services.give_advice(actor_of(it.speaker), queries.get_advice(SYSTEM, asked.id), "Doe het.")
    browser.sign_in(it.person)
    way = browser.read("/mijn").select_one("a[href*='/besluiten/nieuw/']")
    assert way.get_text() == "Komt er een bank?"
    form = browser.read(way["href"])
    assert form.select_one("#question")["value"] == "Komt er een bank?"
    assert "gaf advies" in form.get_text()


def test_who_holds_a_mandate_hears_that_it_was_given_changed_and_ended():
    it = Bench()
    services.widen(actor_of(it.giver), queries.get_mandate(it.mandate.id), {Sort.AMOUNT: 200_000}, "Het was te krap.")
    services.end_mandate(SYSTEM, queries.get_mandate(it.mandate.id))
    mails = db.session.scalars(select(OutboxMail).where(OutboxMail.template == "mandates/mandate")).all()
    assert [(mail.to_address, mail.values["deed"]) for mail in mails] == [
        (it.person.email, deed) for deed in ("given", "changed", "ended")
    ]
    for mail in mails:
        for language in ("nl", "en"):
            mail.language = language
            letter = render(mail)
            assert "Zet zelf iets neer" in letter.subject
            assert "%(" not in letter.text + letter.html


def test_who_asked_advice_hears_of_it_in_both_languages():
    it = Bench()
    asked = services.ask_advice(it.actor, it.topic, it.mandate, plan_for(400))[0]
    services.give_advice(actor_of(it.speaker), queries.get_advice(SYSTEM, asked.id), "Doe het.")
    mail = db.session.scalars(select(OutboxMail).where(OutboxMail.template == "mandates/advised")).one()
    assert mail.to_address == it.person.email
    for language in ("nl", "en"):
        mail.language = language
        assert "Doe het." in render(mail).text


def test_who_speaks_for_a_partner_and_holds_a_mandate_alone_is_shown_the_way():
    it = Bench()
    assert not may_decide(actor_of(it.speaker), it.topic)
    grant = Grant("Mag zelf", giver="college", giver_person_id=it.giver.id, person_id=it.speaker.id, role="penningmeester")
    services.register_mandate(SYSTEM, it.partner.subject, grant)
    assert may_decide(actor_of(it.speaker), it.topic)
    assert not may_decide(actor_of(make_person()), it.topic)
