"""What somebody who means harm tries with mandates and decisions, each with the weakness that it found."""

from datetime import timedelta

import pytest

from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.mandates import queries, services
from participatie.mandates.models import Outcome
from participatie.mandates.queries.exports import each_escalation
from tests.factories.areas import make_area
from tests.factories.clients import Browser
from tests.factories.mandates import make_escalation, plan_for
from tests.factories.partners import make_partner
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_topic
from tests.mandates.square import Square

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def browser(app):
    app.test_client_class = Browser
    return app.test_client()


def allowed_once(it, **said):
    """Something over the bound that the giver allowed."""
    asked = make_escalation(it.topic, it.mandate, it.person, 1200, area=it.square, **said)
    services.answer(actor_of(it.giver), asked, Outcome.ONCE, "")
    return asked


def test_a_permission_to_cross_a_bound_is_not_the_advice_that_must_be_asked():
    """Whoever laid a bench of 1,200 before the giver no longer had to ask the party that the mandate names."""
    party = make_partner("Waterschap")
    it = Square(adviser_ids=frozenset({party.id}))
    asked = allowed_once(it)
    with pytest.raises(Refused, match="vraag eerst advies aan Waterschap"):
        services.decide(actor_of(it.person), it.topic, it.mandate, plan_for(1200, area=it.square, escalation_id=asked.id))


def test_the_button_for_advice_stands_beside_a_permission(browser):
    it = Square(adviser_ids=frozenset({make_partner("Waterschap").id}))
    asked = allowed_once(it)
    browser.sign_in(it.person)
    part = browser.read(f"{it.path}?vraag={asked.id}").select_one("[data-answer-when=advice]")
    assert not part.has_attr("hidden")


def test_what_lies_elsewhere_does_not_come_inside_by_naming_another_place():
    """The place was what the decider typed: a team of the square decided about the park by choosing "square" in the form."""
    it = Square()
    elsewhere = make_topic("Een bank in het park")
    elsewhere.area_id = make_area("Park", it.town).id
    db.session.flush()
    with pytest.raises(Refused, match="Dit onderwerp ligt in Park") as refusal:
        services.decide(actor_of(it.person), elsewhere, it.mandate, plan_for(400, area=it.square))
    assert refusal.value.field == "area"


def test_what_lies_in_the_whole_town_is_decided_for_one_place():
    it = Square()
    it.topic.area_id = it.town.id
    db.session.flush()
    assert services.decide(actor_of(it.person), it.topic, it.mandate, plan_for(400, area=it.square)).id


def test_a_hidden_decision_cannot_be_read_as_the_question_or_the_advice_that_led_to_it(browser):
    """A moderator hid the decision, and the same words stood in the question to the giver, the advice and the export."""
    party = make_partner("Waterschap")
    it = Square(adviser_ids=frozenset({party.id}))
    asked = allowed_once(it)
    plan = plan_for(1200, area=it.square, escalation_id=asked.id)
    advice = services.ask_advice(actor_of(it.person), it.topic, it.mandate, plan)[0]
    advice.due_on = today() - timedelta(days=1)
    decision = services.decide(actor_of(it.person), it.topic, it.mandate, plan)
    pages = (f"/mandaten/vragen/{asked.id}", f"/mandaten/advies/{advice.id}")
    assert [browser.get(page).status_code for page in pages] == [200, 200]
    services.hide_decision(decision, None)
    assert [browser.get(page).status_code for page in pages] == [404, 404]
    assert list(each_escalation()) == []
    moderator = actor_of(make_person(None, None, "moderator"))
    assert queries.get_escalation(moderator, asked.id).id == asked.id


@pytest.mark.parametrize("typed", ["²", "٣", "9" * 5000])
def test_a_number_that_is_none_in_the_form_of_a_decision_is_no_fault_of_the_server(browser, typed):
    """A "²" in the address, and a mandate of five thousand digits, each gave an error of the server."""
    it = Square()
    browser.sign_in(it.person)
    assert browser.get(f"{it.path}?days={typed[:6]}").status_code == 200
    answer = browser.send(it.path, {**it.typed("400"), "mandate": typed}, action="")
    assert answer.status_code == 422
