"""Two at once: on a database of its own, with real transactions."""

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import Refused
from participatie.mandates import queries, services
from participatie.mandates.models import Decision, Outcome
from participatie.subjects.models import Subject
from tests.factories.mandates import make_escalation, make_mandate, make_part, plan_for
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic


def world(**said):
    make_team()
    team, people = make_team(), [make_person(), make_person()]
    for person in people:
        make_member(team, person)
    giver = make_person()
    mandate = make_mandate(team, giver, **{"amount_cents": 100_000, **said})
    return make_topic(), team, people, giver, mandate


def deciding(subject_id, mandate_id, person_id, amount, **said):
    def act():
        try:
            with unit_of_work():
                actor = actor_of(db.session.get_one(Person, person_id))
                subject = db.session.get_one(Subject, subject_id)
                services.decide(actor, subject, queries.get_mandate(mandate_id), plan_for(amount, **said))
        except Refused:
            return "refused"
        return "decided"

    return act


def test_of_two_decisions_of_600_at_once_with_1000_a_year_exactly_one_passes(own_app):
    topic, _team, people, _giver, mandate = world(year_cents=100_000)
    db.session.commit()
    acts = [deciding(topic.id, mandate.id, person.id, 600) for person in people]
    db.session.remove()
    assert sorted(at_once(own_app, acts)) == ["decided", "refused"]
    assert counted(Decision) == 1


def test_a_mandate_and_its_part_share_the_year_also_at_once(own_app):
    topic, _team, people, _giver, mandate = world(year_cents=100_000, may_pass_on=True)
    other, below = make_team(), make_person()
    make_member(other, below)
    part = make_part(mandate, other, actor_of(people[0]), amount_cents=100_000, year_cents=100_000)
    db.session.commit()
    acts = [deciding(topic.id, mandate.id, people[0].id, 600), deciding(topic.id, part.id, below.id, 600)]
    db.session.remove()
    assert sorted(at_once(own_app, acts)) == ["decided", "refused"]


def test_what_was_allowed_once_is_decided_once_also_at_once(own_app):
    topic, _team, people, giver, mandate = world()
    question = make_escalation(topic, mandate, people[0])
    services.answer(actor_of(giver), queries.get_escalation(SYSTEM, question.id), Outcome.ONCE, "Goed.")
    db.session.commit()
    acts = [deciding(topic.id, mandate.id, person.id, 1200, escalation_id=question.id) for person in people]
    db.session.remove()
    assert sorted(at_once(own_app, acts)) == ["decided", "refused"]


def test_one_form_sent_by_three_at_once_decides_once(own_app):
    topic, _team, people, _giver, mandate = world()
    db.session.commit()
    browser = own_app.test_client().sign_in(people[0])
    path = f"/besluiten/nieuw/{topic.id}"
    typed = {"mandate": mandate.id, "kind": "object", "amount": "400", "area": "", "theme": "", "is_free": "y", "do": "decide"}
    words = {"question": "Komt er een bank?", "choice": "Ja", "reason": "Er is vraag naar.", "is_reversible": "y"}
    data = filled_form(browser.read(path), "", **typed, **words)
    db.session.remove()
    answers = at_once(own_app, [posting(browser, path, data)] * 3)
    assert {answer.status_code for answer in answers} == {302}
    assert counted(Decision) == 1
