"""Who gets which mail, why, how often, and what is in it."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import commit, db
from participatie.kernel.mail import as_message, render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications import recipients, services
from participatie.subjects import makers
from participatie.subjects import services as subjects
from participatie.subjects.models import Follow, Pace
from participatie.teams import services as teams
from participatie.teams.queries import find_responsibility
from participatie.threads import services as threads
from tests.factories.notices import notices_of, tell_followers, want
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.teams import hand_over
from tests.factories.threads import make_post, make_team_of, make_topic, record_for

pytestmark = pytest.mark.usefixtures("app")


def written(template=None):
    """The mails in the outbox once the worker told the followers, as pairs of address and template."""
    tell_followers()
    wanted = select(OutboxMail).where(OutboxMail.template.startswith("notifications/")).order_by(OutboxMail.id)
    return [
        (mail.to_address, mail.template.partition("/")[2])
        for mail in db.session.scalars(wanted)
        if template in (None, mail.template.partition("/")[2])
    ]


def forget_mail():
    db.session.query(OutboxMail).delete()


@pytest.fixture
def scene():
    """A topic of a maker with a follower, and a team with one member that answers for it."""
    maker, follower, member = (make_person(name, f"{name.lower()}@voorbeeld.nl") for name in ("Fatma", "Jan", "Marieke"))
    topic = make_topic(by=maker)
    team = make_team_of(topic, member)
    subjects.follow(actor_of(follower), topic)
    want(actor_of(follower), Pace.AT_ONCE)
    tell_followers()
    forget_mail()
    return topic, team, maker, follower, member


def answer(topic, team, member, **more):
    return make_post(topic, "Wij komen kijken.", by=member, voice_key=f"team-{team.id}", kind="answer", **more)


def test_an_answer_of_the_team_is_told_to_the_maker_and_the_followers(scene):
    topic, team, _maker, _follower, member = scene
    answer(topic, team, member)
    assert written() == [("fatma@voorbeeld.nl", "answered"), ("jan@voorbeeld.nl", "answered")]


def test_a_partner_is_told_of_in_the_same_way(scene):
    topic, *_ = scene
    partner, speaker = make_partner("De Beemd"), make_person("Sjoerd")
    make_speaker(partner, speaker)
    make_post(topic, by=speaker, voice_key=f"partner-{partner.id}")
    assert len(written("answered")) == 2


def test_residents_makers_notes_and_records_send_no_mail(scene):
    topic, team, maker, _follower, member = scene
    make_post(topic)
    make_post(topic, by=maker)
    make_post(topic, by=member)
    record_for(topic, by=member, voice_key=f"team-{team.id}")
    threads.note(actor_of(member), topic, "Let op")
    assert written() == []


def test_followers_get_one_mail_an_hour_and_makers_each(scene):
    topic, team, _maker, _follower, member = scene
    with time_machine.travel(now(), tick=False) as clock:
        for _ in range(3):
            answer(topic, team, member)
        assert sorted(written()) == [("fatma@voorbeeld.nl", "answered")] * 3 + [("jan@voorbeeld.nl", "answered")]
        forget_mail()
        clock.shift(timedelta(hours=1, seconds=1))
        answer(topic, team, member)
        assert ("jan@voorbeeld.nl", "answered") in written()


def test_nobody_is_told_of_what_they_did(scene):
    topic, team, _maker, _follower, member = scene
    subjects.follow(actor_of(member), topic)
    want(actor_of(member), Pace.AT_ONCE)
    answer(topic, team, member)
    assert "marieke@voorbeeld.nl" not in [address for address, _ in written()]


def test_who_is_replied_to_hears_it_without_following(scene):
    topic, team, _maker, _follower, member = scene
    asker = make_person("Noor", "noor@voorbeeld.nl")
    question = make_post(topic, "Mag dit?", by=asker, kind="question")
    answer(topic, team, member, parent_id=question.id)
    assert ("noor@voorbeeld.nl", "answered") in written()


def test_higher_floors_say_who_the_makers_are(scene, monkeypatch):
    topic, team, _maker, _follower, member = scene
    second = make_person("Jan en Jannie", "tweede@voorbeeld.nl")
    monkeypatch.setattr(makers, "_registered", [])
    recipients.register(lambda subject_id: [second.id] if subject_id == topic.id else [])
    answer(topic, team, member)
    assert ("tweede@voorbeeld.nl", "answered") in written()


def test_a_move_is_told_to_all_but_who_did_it(scene):
    topic, _team, maker, follower, _member = scene
    subjects.follow(actor_of(maker), topic)
    want(actor_of(maker), Pace.AT_ONCE)
    subjects.move_state(actor_of(maker), topic, "idea", "We gaan beginnen!")
    assert written() == [("jan@voorbeeld.nl", "moved")]
    mail = db.session.scalars(select(OutboxMail)).one()
    assert "We gaan beginnen!" in render(mail).text
    assert follower.email not in render(mail).text


def test_a_team_hears_of_something_new_once_an_hour(scene):
    _topic, _team, *_ = scene
    with time_machine.travel(now() + timedelta(hours=2), tick=False):
        for number in range(3):
            make_topic(f"Nieuw {number}")
    assert written() == [("marieke@voorbeeld.nl", "assigned")]


def test_the_team_that_takes_over_hears_it(scene):
    topic, _team, _maker, _follower, _member = scene
    successor = make_person("Ali", "ali@voorbeeld.nl")
    team = teams.open_team(SYSTEM, "Team Verkeer")
    teams.add_member(SYSTEM, team, successor)
    forget_mail()
    hand_over(topic, team, "Gaat over verkeer.")
    assert written("assigned") == [("ali@voorbeeld.nl", "assigned")]


def test_makers_hear_who_their_contact_is(scene):
    topic, _team, _maker, _follower, member = scene
    teams.take_up(actor_of(member), find_responsibility(topic.id))
    assert written() == [("fatma@voorbeeld.nl", "taken_up")]
    assert "Marieke is jullie contact" in render(db.session.scalars(select(OutboxMail)).one()).subject


def test_an_answer_that_makes_somebody_the_contact_is_one_mail(scene):
    topic, team, _maker, _follower, member = scene
    answer(topic, team, member)
    assert find_responsibility(topic.id).contact_id == member.id
    assert written() == [("fatma@voorbeeld.nl", "answered"), ("jan@voorbeeld.nl", "answered")]


def test_hidden_subjects_and_closed_accounts_get_no_mail(scene):
    topic, team, maker, _follower, member = scene
    maker.active = False
    db.session.flush()
    answer(topic, team, member)
    assert written() == [("jan@voorbeeld.nl", "answered")]
    forget_mail()
    subjects.hide(SYSTEM, topic)
    subjects.move_state(SYSTEM, topic, "idea", "x")
    assert written() == []


def test_a_mail_holds_no_text_of_a_post_and_no_address(scene):
    topic, team, maker, follower, member = scene
    make_post(topic, "Wij komen GEHEIM kijken.", by=member, voice_key=f"team-{team.id}", kind="answer")
    assert len(written()) == 2
    for mail in db.session.scalars(select(OutboxMail)):
        letter = render(mail)
        assert "GEHEIM" not in letter.text + letter.html
        for person in (maker, follower, member):
            assert person.email not in letter.subject + letter.text + letter.html


def test_each_mail_says_why_in_the_language_of_the_reader_and_can_be_stopped_in_one_click(scene):
    topic, team, _maker, _follower, member = scene
    answer(topic, team, member)
    assert len(written()) == 2
    for mail in db.session.scalars(select(OutboxMail)):
        letter = render(mail)
        assert "Je krijgt deze mail omdat" in letter.text
        assert "Je krijgt deze mail omdat" in letter.html
        headers = as_message(mail, letter).message()
        url = headers["List-Unsubscribe"].strip("<>")
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert url in letter.text
        assert mail.language == "nl"
        assert len(as_message(mail, letter).to) == 1


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", 'Een & "twee" <b>', "x" * 120, "%(title)s %s {{ 7*7 }}"])
def test_odd_titles_are_escaped_in_html_and_plain_in_text(title):
    maker, member = make_person("Fatma", "fatma@voorbeeld.nl"), make_person("<i>Marieke</i>")
    topic = make_topic(title, by=maker)
    team = make_team_of(topic, member)
    forget_mail()
    answer(topic, team, member)
    subjects.move_state(actor_of(member), topic, "idea", title)
    hand_over(topic, teams.open_team(SYSTEM, "Team Verkeer"), "x")
    for mail in db.session.scalars(select(OutboxMail).where(OutboxMail.template.startswith("notifications/"))):
        letter = render(mail)
        assert title in letter.text
        assert "<script>" not in letter.html
        assert "<i>Marieke" not in letter.html
        assert "\n" not in letter.subject


def test_a_thousand_followers_take_as_many_statements_as_ten(counting):
    member = make_person()
    needed = []
    for number, count in enumerate((10, 1000)):
        topic = make_topic(f"Onderwerp {number}")
        team = make_team_of(topic, member)
        people = [Person(email=f"v{number}-{n}@voorbeeld.nl", display_name="V", created_at=now()) for n in range(count)]
        db.session.add_all(people)
        db.session.flush()
        db.session.add_all(Follow(subject_id=topic.id, person_id=person.id, created_at=now()) for person in people)
        tell_followers()
        answer(topic, team, member)
        with counting() as statements:
            assert services.spread_some() == 1
        needed.append(len(statements))
        assert len(notices_of(people[-1].id)) == 1
    assert needed[0] == needed[1], needed


def test_commit_sends_what_was_written(scene):
    from tests.factories.mail import mails_to

    topic, team, _maker, _follower, member = scene
    answer(topic, team, member)
    tell_followers()
    commit()
    (mail,) = mails_to("jan@voorbeeld.nl")
    assert mail.subject == "Antwoord bij Een pluktuin"
    assert "Marieke" in mail.text
