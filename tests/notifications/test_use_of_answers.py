"""Who asked something in the conversation and got an answer is asked, once for each answer, what use it was."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications import services
from participatie.notifications.models import HelpQuestion, HelpTally
from participatie.notifications.services import Use
from participatie.threads import services as threads
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def scene():
    """Fatma made it, Johan asked something there, Marieke answers for the team; a month ago."""
    with time_machine.travel(now() - timedelta(days=30), tick=False):
        fatma, johan, marieke = (make_person(name) for name in ("Fatma", "Johan", "Marieke"))
        topic = make_topic("Een pluktuin", by=fatma)
        team = make_team_of(topic, marieke)
        asked = make_post(topic, "Mag mijn hond mee?", by=johan, kind="question")
    return {"fatma": fatma, "johan": johan, "marieke": marieke, "topic": topic, "team": team, "asked": asked}


def reply(scene, days_ago=20, *, by="marieke", kind="answer", voice=None, to="asked"):
    with time_machine.travel(now() - timedelta(days=days_ago), tick=False):
        key = voice or f"team-{scene['team'].id}"
        return make_post(scene["topic"], "Ja hoor.", by=scene[by], voice_key=key, kind=kind, parent_id=scene[to].id)


def asked_people():
    while services.ask_some():
        pass
    wanted = select(OutboxMail).where(OutboxMail.template == "notifications/helped").order_by(OutboxMail.id)
    return [mail.to_address for mail in db.session.scalars(wanted)]


def test_who_asked_and_the_maker_are_both_asked_about_the_first_answer(scene):
    reply(scene)
    assert sorted(asked_people()) == sorted([scene["fatma"].email, scene["johan"].email])
    assert {question.why for question in db.session.scalars(select(HelpQuestion))} == {"maker", "asker"}


def test_the_mail_says_why_one_gets_it(scene):
    reply(scene)
    asked_people()
    mail = db.session.scalars(select(OutboxMail).where(OutboxMail.to_address == scene["johan"].email)).all()[-1]
    assert "een reactie op jouw bericht" in render(mail).text


def test_a_maker_who_asked_the_question_is_asked_once(scene):
    with time_machine.travel(now() - timedelta(days=29), tick=False):
        scene["own"] = make_post(scene["topic"], "En de kosten?", by=scene["fatma"], kind="question")
    reply(scene, to="own")
    assert asked_people() == [scene["fatma"].email]


def test_a_later_answer_is_asked_about_by_itself_and_nothing_twice(scene):
    reply(scene, 28)
    with time_machine.travel(now() - timedelta(days=13), tick=False):
        assert len(asked_people()) == 2
    reply(scene, 10)
    assert len(asked_people()) == 2
    with time_machine.travel(now() + timedelta(days=5), tick=False):
        assert asked_people()[2:] == [scene["johan"].email]
        assert len(asked_people()) == 3


def test_two_answers_of_one_fortnight_are_one_question_about_the_last(scene):
    reply(scene, 25)
    last = reply(scene, 20)
    johan = db.session.scalars(select(HelpQuestion).where(HelpQuestion.person_id == scene["johan"].id)).one()
    assert johan.post_id == last.id


@pytest.mark.parametrize("kind", ["comment", "question"])
def test_what_is_no_answer_asks_nothing(scene, kind):
    reply(scene, kind=kind)
    assert scene["johan"].email not in asked_people()


def test_what_a_resident_says_asks_nothing(scene):
    reply(scene, by="fatma", kind="comment", voice="self")
    assert asked_people() == []


def test_an_answer_that_was_taken_back_is_not_asked_about(scene):
    post = reply(scene)
    threads.withdraw(actor_of(scene["marieke"]), post)
    assert asked_people() == []


def test_a_question_that_was_taken_back_is_not_asked_about(scene):
    threads.withdraw(actor_of(scene["johan"]), scene["asked"])
    with time_machine.travel(now() - timedelta(days=20), tick=False):
        services.plan_question_of_asker(scene["topic"].id, scene["team"].id, scene["asked"].id, scene["asked"].id, None)
    assert asked_people() == []


def test_what_both_say_counts_for_the_team(scene):
    reply(scene)
    asked_people()
    for question in db.session.scalars(select(HelpQuestion)).all():
        services.answer(question.id, question.person_id, Use.YES if question.why == "asker" else Use.NO)
    tally = db.session.get(HelpTally, scene["team"].id)
    assert (tally.yes, tally.partly, tally.no) == (1, 0, 1)


def test_the_page_leads_to_the_answer(browser, scene):
    post = reply(scene)
    asked_people()
    mail = db.session.scalars(select(OutboxMail).where(OutboxMail.to_address == scene["johan"].email)).all()[-1]
    db.session.commit()
    assert f"/gesprek/bericht/{post.id}" in str(browser.read(str(mail.values["answer_path"])))
