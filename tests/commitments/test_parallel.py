"""Two at once: on a database of its own, with real transactions."""

from sqlalchemy import func, select

from participatie.accounts.models import Person
from participatie.commitments import queries, services
from participatie.commitments.models import Commitment, CommitmentConfirmation, CommitmentReminder
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import Refused
from participatie.kernel.outbox import OutboxMail
from participatie.subjects import services as subjects
from tests.factories.commitments import in_days, make_commitment
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_topic


def test_who_keeps_and_withdraws_at_once_does_one_of_the_two(own_app):
    person = make_person()
    commitment_id = make_commitment(make_topic(), by=person).id
    db.session.commit()
    actor = actor_of(person)
    db.session.remove()

    def act(verb):
        def done():
            try:
                with unit_of_work():
                    verb(queries.get_commitment(SYSTEM, commitment_id))
            except Refused:
                return "refused"
            return "done"

        return done

    acts = [act(lambda it: services.keep(actor, it)), act(lambda it: services.withdraw(actor, it, "Het lukt niet."))]
    assert sorted(at_once(own_app, acts)) == ["done", "refused"]
    assert db.session.get(Commitment, commitment_id).state in {"kept", "withdrawn"}


def test_one_form_sent_by_four_at_once_promises_once(own_app):
    topic, person = make_topic(), make_person()
    db.session.commit()
    browser = own_app.test_client().sign_in(person)
    path = f"/gesprek/{topic.id}"
    typed = {"kind": "commitment", "what": "Ik kom", "due_on": in_days(3).isoformat()}
    data = filled_form(browser.read(f"{path}/toezegging"), path, **typed)
    db.session.remove()
    answers = at_once(own_app, [posting(browser, path, data)] * 4)
    assert {answer.status_code for answer in answers} == {302}
    assert counted(Commitment) == 1


def test_two_workers_remind_once(own_app):
    for _n in range(3):
        make_commitment(make_topic(), days=2)
    db.session.commit()
    db.session.remove()

    def remind():
        with unit_of_work():
            services.remind(3)

    at_once(own_app, [remind] * 3)
    mails = select(func.count()).where(OutboxMail.template == "commitments/soon")
    assert (counted(CommitmentReminder), db.session.scalar(mails)) == (3, 3)


def test_six_people_who_judge_at_once_are_counted_one_by_one(own_app):
    person, topic = make_person(), make_topic()
    commitment = make_commitment(topic, by=person)
    services.keep(actor_of(person), commitment)
    watchers = [make_person() for _n in range(6)]
    for watcher in watchers:
        subjects.follow(actor_of(watcher), topic)
    db.session.commit()
    commitment_id, ids = commitment.id, [watcher.id for watcher in watchers]
    db.session.remove()

    def judge(person_id):
        def done():
            with unit_of_work():
                actor = actor_of(db.session.get_one(Person, person_id))
                services.dispute(actor, queries.get_commitment(SYSTEM, commitment_id), "Niets gezien.")

        return done

    at_once(own_app, [judge(person_id) for person_id in ids])
    assert db.session.get(Commitment, commitment_id).disputes == counted(CommitmentConfirmation) == 6
