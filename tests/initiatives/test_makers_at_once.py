"""Two people say yes at the same moment, and a form arrives twice."""

from sqlalchemy import select

from participatie.initiatives import services
from participatie.initiatives.models import Asked, Initiative, Maker, MakerInvitation
from participatie.kernel.db import db, unit_of_work
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry, SupportKind
from tests.factories.clients import Browser
from tests.factories.initiatives import make_initiative
from tests.factories.parallel import at_once, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme


def town() -> tuple[int, list]:
    """An initiative of Fatma, in which two others joined."""
    with unit_of_work():
        make_municipality()
        fatma, *others = (make_person(name) for name in ("Fatma", "Henk", "Ria"))
        initiative = make_initiative(fatma, make_theme())
        for other in others:
            subjects.support(actor_of(other), initiative.subject, SupportKind.JOIN)
    return initiative.id, [fatma, *others]


def send_at_once(app, people, path, copies=1):
    sendings = []
    for person in people:
        browser: Browser = app.test_client().sign_in(person)
        page = browser.read(path(person))
        sendings += [posting(browser, path(person), filled_form(page, ""))] * copies
    answers = [answer.status_code for answer in at_once(app, sendings)]
    db.session.rollback()  # else this session goes on seeing what was there before
    return answers


def active_makers() -> list[int]:
    return list(db.session.scalars(select(Maker.person_id).where(Maker.left_at.is_(None))))


def told(event: str) -> int:
    return len(db.session.scalars(select(HistoryEntry).where(HistoryEntry.event == event)).all())


def test_of_two_who_take_it_up_at_once_one_is_the_maker_and_the_other_is_told(own_app):
    subject_id, (fatma, *others) = town()
    with unit_of_work():
        initiative = db.session.get_one(Initiative, subject_id)
        services.leave(actor_of(fatma), initiative)
    answers = send_at_once(own_app, others, lambda _person: f"/initiatieven/{subject_id}/maker-worden")
    assert sorted(answers) == [302, 422]
    assert len(active_makers()) == 1
    assert told("MakerJoined") == 1


def test_of_two_who_take_it_over_at_once_one_does_and_the_first_leaves_once(own_app):
    subject_id, (fatma, *others) = town()
    asked = {}
    with unit_of_work():
        initiative = db.session.get_one(Initiative, subject_id)
        for other in others:
            invitation = services.invite_joiner(actor_of(fatma), initiative, other.id, Asked.TAKE_OVER, inviter_leaves=True)
            asked[other.id] = invitation.id
    answers = send_at_once(own_app, others, lambda person: f"/initiatieven/vragen/{asked[person.id]}")
    assert sorted(answers) == [302, 404]
    assert len(active_makers()) == 1
    assert fatma.id not in active_makers()
    assert told("MakerLeft") == 1


def test_a_yes_that_arrives_twice_counts_once(own_app):
    subject_id, (fatma, henk, _ria) = town()
    with unit_of_work():
        initiative = db.session.get_one(Initiative, subject_id)
        invitation = services.invite_joiner(actor_of(fatma), initiative, henk.id)
    answers = send_at_once(own_app, [henk], lambda _person: f"/initiatieven/vragen/{invitation.id}", copies=3)
    assert answers == [302, 302, 302]
    assert told("MakerJoined") == 1
    assert db.session.scalars(select(MakerInvitation)).all() == []


def test_two_last_makers_who_leave_at_once_offer_it_once(own_app):
    subject_id, (fatma, henk, _ria) = town()
    with unit_of_work():
        initiative = db.session.get_one(Initiative, subject_id)
        services.accept(actor_of(henk), henk, services.invite_joiner(actor_of(fatma), initiative, henk.id))
    answers = send_at_once(own_app, [fatma, henk], lambda _person: f"/initiatieven/{subject_id}/stoppen")
    assert answers == [302, 302]
    assert active_makers() == []
    assert told("MakerSought") == 1
