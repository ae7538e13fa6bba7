"""What goes over the bounds: to whom, by when, what is answered, and what may be done then."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import add_working_days, at, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.mandates import queries, services
from participatie.mandates.models import Outcome
from participatie.mandates.services import Grant
from tests.factories.clients import Browser
from tests.factories.mandates import make_decision, make_escalation, make_mandate, plan_for
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def browser(app):
    app.test_client_class = Browser
    return app.test_client()


class Asked:
    """A question of 1,200 under a bound of 1,000, with a giver and a stand-in."""

    def __init__(self, days_ago=0, **said):
        make_team("Team Algemeen")
        self.person, self.giver, self.stand_in = make_person("Fatma"), make_person("Gever"), make_person("Invaller")
        self.team = make_team("Team Plein")
        self.topic = make_topic("Een bank")
        with at(now() - timedelta(days=days_ago)):
            make_member(self.team, self.person)
            said = {"amount_cents": 100_000, "stand_in_id": self.stand_in.id, **said}
            self.mandate = make_mandate(self.team, self.giver, **said)
            self.question = make_escalation(self.topic, self.mandate, self.person)

    def answer(self, outcome, words="Vooruit."):
        services.answer(actor_of(self.giver), queries.get_escalation(SYSTEM, self.question.id), outcome, words)

    def decide(self, amount=1200, **said):
        plan = plan_for(amount, escalation_id=self.question.id, **said)
        return services.decide(actor_of(self.person), self.topic, self.mandate, plan)


def mails(template):
    return db.session.scalars(select(OutboxMail).where(OutboxMail.template == f"mandates/{template}")).all()


@pytest.mark.parametrize("outcome", [Outcome.ONCE, Outcome.CONDITIONS, Outcome.OWN_POWER])
def test_what_was_allowed_is_decided_once(outcome):
    it = Asked()
    it.answer(outcome)
    assert it.decide().escalation_id == it.question.id
    with pytest.raises(Refused, match="al gebruikt"):
        it.decide()


@pytest.mark.parametrize("more", [{"amount": 1300}, {"kind": "trees"}, {"addresses": 3}, {"is_reversible": False}])
def test_what_was_allowed_is_not_stretched(more):
    it = Asked()
    it.answer(Outcome.ONCE)
    with pytest.raises(Refused, match="meer of iets anders"):
        it.decide(**more)


def test_what_was_given_back_is_not_decided():
    it = Asked()
    it.answer(Outcome.RETURNED, "Er is geen geld.")
    with pytest.raises(Refused):
        it.decide()


@pytest.mark.parametrize("outcome", [Outcome.CONDITIONS, Outcome.RETURNED])
def test_conditions_and_a_no_are_said_in_words(outcome):
    it = Asked()
    with pytest.raises(Refused) as refusal:
        it.answer(outcome, " ")
    assert refusal.value.field == "answer"


def test_widened_widens_the_bound_to_what_was_asked_as_a_new_version_with_the_reason():
    it = Asked()
    it.answer(Outcome.WIDENED, "Het was vaak te krap.")
    mandate = queries.get_mandate(it.mandate.id)
    assert (mandate.version, mandate.amount_cents) == (2, 120_000)
    assert [(kept.facts["amount_cents"], kept.why) for kept in queries.list_versions(mandate.id)] == [
        (100_000, "Het was vaak te krap.")
    ]
    assert make_decision(it.topic, mandate, it.person, 1200).escalation_id is None


def test_what_is_no_figure_is_widened_in_the_register_first():
    it = Asked(kinds=frozenset({"object", "money"}))
    other = make_escalation(it.topic, it.mandate, it.person, 50, kind="trees")
    with pytest.raises(Refused, match="geen getal"):
        services.answer(actor_of(it.giver), queries.get_escalation(SYSTEM, other.id), Outcome.WIDENED, "Vooruit.")
    grant = Grant("Zet zelf iets neer", giver="college van B en W", giver_person_id=it.giver.id, amount_cents=100_000)
    keeper = actor_of(make_person(None, None, "administrator"))
    services.change_mandate(keeper, queries.get_mandate(it.mandate.id), 1, grant, "Het was vaak te krap.")
    services.answer(actor_of(it.giver), queries.get_escalation(SYSTEM, other.id), Outcome.WIDENED, "Vooruit.")
    assert queries.get_mandate(it.mandate.id).version == 2


def test_a_stand_in_answers_but_widens_nothing():
    it = Asked(days_ago=20)
    asked = queries.get_escalation(SYSTEM, it.question.id)
    with pytest.raises(Refused, match="Alleen wie het mandaat gaf"):
        services.answer(actor_of(it.stand_in), asked, Outcome.WIDENED, "Vooruit.")
    services.answer(actor_of(it.stand_in), asked, Outcome.ONCE, "Vooruit.")
    assert queries.get_mandate(it.mandate.id).version == 1


def test_a_question_is_answered_once():
    it = Asked()
    it.answer(Outcome.ONCE)
    with pytest.raises(Refused, match="al beantwoord"):
        it.answer(Outcome.RETURNED)


def test_the_giver_gets_a_mail_a_reminder_before_the_day_and_the_stand_in_after_it():
    it = Asked()
    assert [mail.to_address for mail in mails("asked")] == [it.giver.email]
    due_on = it.question.due_on
    assert due_on == add_working_days(today(), 5)
    assert services.remind_givers() == 0
    with at(now() + timedelta(days=(due_on - today()).days)):
        assert services.remind_givers() == 1
        assert services.remind_givers() == 0
    with at(now() + timedelta(days=(due_on - today()).days + 1)):
        assert services.remind_givers() == 1
    assert [mail.to_address for mail in mails("due")] == [it.giver.email]
    assert [mail.to_address for mail in mails("passed_on")] == [it.stand_in.email]
    it.answer(Outcome.ONCE)
    assert [mail.to_address for mail in mails("answered")] == [it.person.email]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_mail_can_be_read(language):
    it = Asked(days_ago=20)
    services.remind_givers()
    it.answer(Outcome.CONDITIONS, "Alleen als er een prullenbak bij komt.")
    for mail in db.session.scalars(select(OutboxMail).where(OutboxMail.template.startswith("mandates/"))):
        mail.language = language
        letter = render(mail)
        assert "Team Plein" in letter.subject + letter.text + letter.html or "college" in letter.text
        assert "%(" not in letter.subject + letter.text + letter.html


def test_a_giver_finds_the_question_on_the_own_page_and_answers_it(browser):
    it = Asked()
    browser.sign_in(it.giver)
    assert "Komt er een bank?" in browser.read("/mijn").get_text()
    path = f"/mandaten/vragen/{it.question.id}"
    answer = browser.send(f"{path}/antwoord", {"outcome": "once", "answer": "Goed plan."})
    assert answer.location == path
    assert "Dit mag één keer" in browser.read(path).get_text()
    browser.sign_in(it.person)
    form = browser.read(path).find("a", string=lambda text: text and "Neem nu het besluit" in text) or browser.read(
        path
    ).select_one("a[href*='vraag=']")
    typed = {"mandate": it.mandate.id, "kind": "object", "amount": "1.200", "is_reversible": "y", "is_free": "y"}
    words = {"question": "Komt er een bank?", "choice": "Ja", "reason": "Het mocht.", "do": "decide", "area": "", "theme": ""}
    done = browser.send(form["href"], {**typed, **words}, action="")
    assert done.status_code == 302
    assert "Lees het besluit dat volgde" in browser.read(path).get_text()


def test_a_day_that_has_passed_is_no_deadline():
    it = Asked()
    with pytest.raises(Refused) as refusal:
        services.escalate(actor_of(it.person), it.topic, it.mandate, plan_for(1200), today())
    assert refusal.value.field == "due_on"
