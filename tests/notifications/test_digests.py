"""The digest: when it is sent, what is in it, and that nobody gets two."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.kernel.mail import NothingToSay, as_message, render, send
from participatie.kernel.outbox import MailState, OutboxMail
from participatie.notifications import services
from participatie.notifications.models import Digest, Mute, Sort
from participatie.notifications.queries import day_to_send
from participatie.notifications.wiring import send_digests
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry, Pace, Subject
from participatie.threads import services as threads
from tests.factories.mail import mails_to
from tests.factories.notices import MONDAY, TUESDAY, notices_of, send_digests_at, tell_followers, want
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def fatma():
    return make_person("Fatma", "fatma@voorbeeld.nl")


@pytest.fixture
def garden(fatma):
    """A topic that Fatma follows since a week before Tuesday."""
    with time_machine.travel(TUESDAY - timedelta(days=8), tick=False):
        topic = make_topic("Een pluktuin")
    with time_machine.travel(TUESDAY - timedelta(days=7), tick=False):
        subjects.follow(actor_of(fatma), topic)
        tell_followers()
    return topic


def move(topic, sentence, *, before=timedelta(hours=3), by=SYSTEM, moment=TUESDAY):
    """Something happens a little before the digests."""
    with time_machine.travel(moment - before, tick=False):
        subjects.move_state(by, topic, "idea", sentence)
        tell_followers()


def test_news_of_the_day_comes_in_one_mail_by_subject_and_newest_first(garden, fatma):
    with time_machine.travel(TUESDAY - timedelta(days=6), tick=False):
        bench = make_topic("Een bankje")
        subjects.follow(actor_of(fatma), bench)
    move(garden, "Eerst dit.", before=timedelta(hours=5))
    move(bench, "Het bankje staat er.", before=timedelta(hours=4))
    move(garden, "Daarna dit.", before=timedelta(hours=3))
    (mail,) = send_digests_at(TUESDAY)
    letter = render(mail)
    assert mail.to_address == "fatma@voorbeeld.nl"
    assert letter.subject == "Nieuws over Een pluktuin en 1 ander"
    for shown in (letter.text, letter.html):
        places = [shown.index(words) for words in ("Daarna dit.", "Eerst dit.", "Het bankje staat er.")]
        assert places == sorted(places)
    assert len({line.strip() for line in letter.text.splitlines() if "Daarna dit." in line}) == 1


def test_there_is_no_digest_without_news_and_none_twice(garden, fatma):
    assert send_digests_at(TUESDAY) == []
    move(garden, "Nieuws.")
    assert len(send_digests_at(TUESDAY)) == 1
    assert send_digests_at(TUESDAY + timedelta(minutes=10)) == []
    assert send_digests_at(TUESDAY + timedelta(days=1)) == []


def test_later_news_of_the_same_day_waits_for_the_next(garden):
    move(garden, "Nieuws.")
    send_digests_at(TUESDAY)
    move(garden, "Meer nieuws.", before=-timedelta(hours=1))
    assert send_digests_at(TUESDAY + timedelta(hours=2)) == []
    (mail,) = send_digests_at(TUESDAY + timedelta(days=1))
    assert "Meer nieuws." in render(mail).text
    assert "“Nieuws.”" not in render(mail).text


def test_nobody_reads_of_what_they_did_or_read_already(garden, fatma):
    move(garden, "Zelf gedaan.", by=actor_of(fatma))
    move(garden, "Al gelezen.")
    services.read(actor_of(fatma), garden.id)
    assert send_digests_at(TUESDAY) == []


def test_what_is_hidden_or_withdrawn_or_muted_or_read_since_is_not_sent(garden, fatma):
    with time_machine.travel(TUESDAY - timedelta(hours=2), tick=False):
        member = make_person("Marieke")
        team = make_team_of(garden, member)
        post = make_post(garden, "GEHEIM", by=member, voice_key=f"team-{team.id}", kind="answer")
        tell_followers()
    (mail,) = send_digests_at(TUESDAY)
    assert "Marieke (Team Groen) gaf antwoord" in render(mail).text
    assert "GEHEIM" not in render(mail).text + render(mail).html
    threads.withdraw(actor_of(member), post)
    with pytest.raises(NothingToSay):
        render(mail)


@pytest.mark.parametrize("change", ["hide", "mute", "read"])
def test_a_digest_that_has_nothing_left_to_say_is_dropped_and_not_sent(garden, fatma, change):
    move(garden, "Nieuws.")
    (mail,) = send_digests_at(TUESDAY)
    if change == "hide":
        subjects.hide(SYSTEM, garden)
    elif change == "mute":
        db.session.add(Mute(subject_id=garden.id, person_id=fatma.id, since=TUESDAY))
    else:
        services.read(actor_of(fatma), garden.id)
    mail.state, mail.claimed_at, mail.attempts = MailState.SENDING, TUESDAY, 1
    db.session.commit()
    send(mail.id)
    row = db.session.get(OutboxMail, mail.id, populate_existing=True)
    assert (row.state, row.values) == (MailState.DROPPED, {})


def test_broken_rows_do_not_break_a_digest(garden, fatma):
    move(garden, "Nieuws.")
    for number, facts in enumerate(({}, {"kind": 3, "after": None}, {"sentence": ["x"]})):
        move(garden, f"Stuk {number}")
        newest = select(HistoryEntry.id).order_by(HistoryEntry.id.desc()).limit(1).scalar_subquery()
        db.session.execute(update(HistoryEntry).where(HistoryEntry.id == newest).values(facts=facts))
    db.session.execute(update(Subject).where(Subject.id == garden.id).values(kind="onbekend", geometry=None))
    (mail,) = send_digests_at(TUESDAY)
    assert "onderwerpen" in render(mail).text or "Nieuws over" in render(mail).subject


def test_the_row_of_person_and_day_keeps_a_second_worker_from_writing_again(garden, fatma):
    move(garden, "Nieuws.")
    db.session.add(Digest(person_id=fatma.id, day=TUESDAY.date(), written_at=TUESDAY))
    db.session.flush()
    assert send_digests_at(TUESDAY) == []


def test_a_worker_that_died_between_opening_and_writing_is_taken_over(garden, fatma):
    move(garden, "Nieuws.")
    db.session.add(Digest(person_id=fatma.id, day=TUESDAY.date()))
    db.session.flush()
    assert len(send_digests_at(TUESDAY)) == 1


def test_weekly_news_waits_for_monday(garden, fatma):
    want(actor_of(fatma), Pace.WEEKLY)
    move(garden, "Weeknieuws.")
    assert send_digests_at(TUESDAY) == []
    assert send_digests_at(MONDAY - timedelta(days=1)) == []
    (mail,) = send_digests_at(MONDAY)
    assert "Weeknieuws." in render(mail).text


def test_weekly_news_is_not_lost_when_the_server_was_away_on_monday(garden, fatma):
    want(actor_of(fatma), Pace.WEEKLY)
    move(garden, "Weeknieuws.")
    assert len(send_digests_at(TUESDAY + timedelta(days=9))) == 1


def test_never_means_no_mail_but_on_the_site_it_stands(garden, fatma):
    want(actor_of(fatma), Pace.NEVER)
    move(garden, "Nieuws.")
    assert send_digests_at(MONDAY) == []
    assert len(notices_of(fatma.id)) == 1


def test_what_waits_follows_a_new_choice(garden, fatma):
    move(garden, "Nieuws.")
    want(actor_of(fatma), Pace.NEVER, Sort.MOVED)
    assert send_digests_at(TUESDAY) == []


def test_a_digest_stops_in_one_click_without_signing_in_and_comes_back(browser, garden, fatma):
    move(garden, "Nieuws.")
    (mail,) = send_digests_at(TUESDAY)
    letter = render(mail)
    headers = as_message(mail, letter).message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = mail.values["stop_path"]
    assert headers["List-Unsubscribe"] == f"<http://localhost{path}>"
    assert path in letter.text
    assert path in letter.html
    assert "verzamelmail" in browser.read(path).text
    move(garden, "Na het openen.", moment=TUESDAY + timedelta(days=1))
    assert len(send_digests_at(TUESDAY + timedelta(days=1))) == 1
    assert browser.post(path, data={"List-Unsubscribe": "One-Click"}).status_code == 302
    move(garden, "Na het stoppen.", moment=TUESDAY + timedelta(days=2))
    assert send_digests_at(TUESDAY + timedelta(days=2)) == []
    services.resume(actor_of(fatma), 0)
    assert len(send_digests_at(TUESDAY + timedelta(days=3))) == 1


@pytest.mark.parametrize(
    ("moment", "is_sent"),
    [
        ("2026-03-28T05:59", False),  # the day before the clock goes forward: seven is six in UTC
        ("2026-03-28T06:00", True),
        ("2026-03-29T04:59", False),  # the night in which it did: seven is five in UTC
        ("2026-03-29T05:00", True),
        ("2026-10-24T05:00", True),
        ("2026-10-25T05:00", False),  # the night in which it goes back
        ("2026-10-25T06:00", True),
        ("2026-06-01T22:30", False),  # half past midnight of the next day in Amsterdam
    ],
)
def test_digests_leave_at_seven_in_amsterdam_also_when_the_clock_changes(moment, is_sent):
    day = day_to_send(datetime.fromisoformat(moment).replace(tzinfo=UTC))
    assert (day is not None) == is_sent
    assert day is None or day.isoformat() == moment[:10]


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_on_the_day_of_a_clock_change_everybody_gets_one(garden, fatma, day):
    midnight = datetime.fromisoformat(day).replace(tzinfo=UTC)
    with time_machine.travel(midnight - timedelta(days=2), tick=False):
        bench = make_topic("Een bankje")
        subjects.follow(actor_of(fatma), bench)
        tell_followers()
    move(bench, "Nieuws.", moment=midnight)
    sent = [mail for hour in range(24) for mail in send_digests_at(midnight + timedelta(hours=hour))]
    assert len(sent) == 1


@pytest.mark.parametrize("title", ["<script>alert(1)</script>", "Regel\u2028twee", "%(title)s {{ 7*7 }}", "x" * 120])
def test_odd_titles_are_harmless_in_a_digest(fatma, title):
    with time_machine.travel(TUESDAY - timedelta(days=1), tick=False):
        topic = make_topic(title)
        subjects.follow(actor_of(fatma), topic)
        tell_followers()
    move(topic, "<img src=x onerror=alert(1)>")
    (mail,) = send_digests_at(TUESDAY)
    letter = render(mail)
    assert "<script>" not in letter.html
    assert "<img" not in letter.html
    assert "\n" not in letter.subject


def test_a_digest_is_in_the_language_of_its_reader(garden, fatma):
    fatma.language = "en"
    move(garden, "Nieuws.")
    (mail,) = send_digests_at(TUESDAY)
    assert render(mail).subject == "News about Een pluktuin"
    assert "You get this digest" in render(mail).text


def test_fifty_people_take_as_many_statements_as_five(counting):
    needed = []
    for number, count in enumerate((5, 50)):
        moment = TUESDAY + timedelta(days=number)
        people = [make_person() for _ in range(count)]
        with time_machine.travel(moment - timedelta(hours=5), tick=False):
            topic = make_topic(f"Onderwerp {number}")
            for person in people:
                subjects.follow(actor_of(person), topic)
            tell_followers()
        move(topic, "Nieuws.", moment=moment)
        with counting() as statements:
            assert len(send_digests_at(moment)) == count
        needed.append(len([s for s in statements.statements if not s.startswith("INSERT INTO outbox_mail")]))
    assert needed[0] == needed[1], needed


def test_the_job_sends_what_is_due_to_the_mailbox(garden):
    move(garden, "Nieuws.")
    db.session.commit()
    with time_machine.travel(TUESDAY, tick=False):
        send_digests()
        send_digests()
    (mail,) = mails_to("fatma@voorbeeld.nl")
    assert mail.subject == "Nieuws over Een pluktuin"
