"""How often one hears of each followed subject, and what one click in a digest stops."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from participatie.accounts import services as accounts
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import Base, db
from participatie.kernel.mail import as_message, render
from participatie.kernel.outbox import OutboxMail
from participatie.notifications import models, queries, services
from participatie.notifications.models import Digest, HelpQuestion, MailChoice, Mute, Notice, Sort, Watch
from participatie.notifications.services import Wanted
from participatie.notifications.services.stopping import PERSONAL
from participatie.notifications.sorts import SORT_LABELS
from participatie.subjects import services as subjects
from participatie.subjects.models import Follow, Pace
from participatie.subjects.queries import find_tally
from tests.factories.notices import MONDAY, TUESDAY, notices_of, send_digests_at, tell_followers, want
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def fatma():
    return make_person("Fatma", "fatma@voorbeeld.nl")


def begin(fatma, title, pace=None):
    """A topic that Fatma follows at this pace since a fortnight before the Monday."""
    with time_machine.travel(MONDAY - timedelta(days=14), tick=False):
        topic = make_topic(title)
        tell_followers()
        subjects.follow(actor_of(fatma), topic, pace)
    return topic


def move(topic, sentence, moment):
    """Something happens three hours before this moment."""
    with time_machine.travel(moment - timedelta(hours=3), tick=False):
        subjects.move_state(SYSTEM, topic, "idea", sentence)
        tell_followers()


def own_mails(fatma):
    wanted = select(OutboxMail).where(OutboxMail.to_address == fatma.email, OutboxMail.template == "notifications/moved")
    return db.session.scalars(wanted).all()


@pytest.mark.parametrize(
    ("pace", "at_once", "tuesday", "monday"),
    [
        (None, 0, 1, 0),
        (Pace.AT_ONCE, 1, 0, 0),
        (Pace.DAILY, 0, 1, 0),
        (Pace.WEEKLY, 0, 0, 1),
        (Pace.NEVER, 0, 0, 0),
    ],
)
def test_mail_about_a_subject_comes_at_its_own_pace(fatma, pace, at_once, tuesday, monday):
    topic = begin(fatma, "Een pluktuin", pace)
    move(topic, "Nieuws.", TUESDAY)
    assert len(own_mails(fatma)) == at_once
    assert len(send_digests_at(TUESDAY)) == tuesday
    assert len(send_digests_at(MONDAY)) == monday
    assert len(notices_of(fatma.id)) == 1


def test_the_pace_of_a_subject_goes_before_the_choice_for_its_sort(fatma):
    weekly, usual = begin(fatma, "Een pluktuin", Pace.WEEKLY), begin(fatma, "Een bankje")
    want(actor_of(fatma), Pace.AT_ONCE)
    move(weekly, "Nieuws.", TUESDAY)
    move(usual, "Nieuws.", TUESDAY)
    assert [mail.values["title"] for mail in own_mails(fatma)] == ["Een bankje"]


def test_a_maker_who_chose_a_pace_hears_at_that_pace(fatma):
    with time_machine.travel(TUESDAY - timedelta(days=2), tick=False):
        topic = make_topic("Een pluktuin", by=fatma)
        subjects.follow(actor_of(fatma), topic, Pace.NEVER)
    move(topic, "Nieuws.", TUESDAY)
    assert [notice.pace for notice in notices_of(fatma.id)] == [Pace.NEVER]
    assert send_digests_at(TUESDAY) == []


def test_what_waits_follows_the_pace_and_falls_back_to_the_setting(fatma):
    topic = begin(fatma, "Een pluktuin", Pace.WEEKLY)
    move(topic, "Nieuws.", TUESDAY)
    services.change_subject_pace(actor_of(fatma), topic, Pace.NEVER)
    assert [notice.pace for notice in notices_of(fatma.id)] == [Pace.NEVER]
    want(actor_of(fatma), Pace.WEEKLY, Sort.MOVED)
    assert [notice.pace for notice in notices_of(fatma.id)] == [Pace.NEVER]
    services.change_subject_pace(actor_of(fatma), topic, None)
    assert [notice.pace for notice in notices_of(fatma.id)] == [Pace.WEEKLY]


def test_the_pace_is_chosen_at_following_and_changed_in_the_list(browser, fatma):
    topic = make_topic("Een pluktuin")
    db.session.commit()
    page = browser.sign_in(fatma)
    path = f"/onderwerpen/{topic.id}/volgen"
    assert "alleen op de site" in page.read(path).text
    assert page.send(path, {"pace": "hourly"}).status_code == 422
    assert page.send(path, {"pace": "weekly"}).status_code == 302
    assert follow_of(fatma, topic).pace == Pace.WEEKLY
    assert "Je volgt dit al" in page.read(path).text
    own = f"/mijn/volgen/onderwerp/{topic.id}"
    assert page.send("/mijn/volgen", {"pace": "never"}, action=own).status_code == 302
    assert follow_of(fatma, topic).pace == Pace.NEVER
    assert page.send(own, {"pace": "x"}).status_code == 422
    assert page.send(own, {"pace": ""}).status_code == 302
    assert follow_of(fatma, topic).pace == ""


def follow_of(person, topic):
    return db.session.get(Follow, (topic.id, person.id), populate_existing=True)


def test_who_clicks_on_follow_again_keeps_the_pace(fatma):
    topic, other = make_topic("Een pluktuin"), make_topic("Een bankje")
    subjects.follow(actor_of(fatma), topic, Pace.DAILY)
    for followed in (topic, other):
        subjects.follow(actor_of(fatma), followed)
    assert (follow_of(fatma, topic).pace, follow_of(fatma, other).pace) == (Pace.DAILY, "")


def test_who_does_not_follow_it_yet_chooses_the_pace_with_following(browser, fatma):
    topic = make_topic("Een pluktuin")
    db.session.commit()
    answer = browser.sign_in(fatma).get(f"/mijn/volgen/onderwerp/{topic.id}")
    assert answer.headers["Location"] == f"/onderwerpen/{topic.id}/volgen"
    assert follow_of(fatma, topic) is None


def test_the_pace_of_an_area_is_chosen_at_following(browser, fatma):
    partner = make_topic("Een pluktuin")
    watch = services.follow(actor_of(fatma), Wanted(kind="initiative"), Pace.DAILY)
    assert watch.pace == Pace.DAILY
    db.session.commit()
    assert browser.sign_in(fatma).send("/volgen/soort.street_plan", {"pace": "never"}).status_code == 302
    paces = {row.kind: row.pace for row in queries.list_watches(actor_of(fatma))}
    assert sorted(paces.values()) == [Pace.DAILY, Pace.NEVER]
    assert partner.id


def stop_by_mail(browser, mail):
    """What a mail program sends (RFC 8058): no session and no form key, only the signed address."""
    headers = as_message(mail, render(mail)).message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost")
    return browser.post(path, data={"List-Unsubscribe": "One-Click"}, follow_redirects=True)


@pytest.mark.parametrize(("stopped", "kept"), [(Pace.DAILY, Pace.WEEKLY), (Pace.WEEKLY, Pace.DAILY)])
def test_one_click_in_a_digest_stops_that_digest_and_no_other(browser, fatma, stopped, kept):
    paced = {pace: begin(fatma, f"Onderwerp {pace}", pace) for pace in (Pace.DAILY, Pace.WEEKLY, Pace.AT_ONCE)}
    day = {Pace.DAILY: TUESDAY, Pace.WEEKLY: MONDAY}
    move(paced[stopped], "Eerste nieuws.", day[stopped])
    (mail,) = send_digests_at(day[stopped])
    db.session.commit()
    page = stop_by_mail(browser, mail).text
    assert "De mail is gestopt" in page
    assert {"daily": "dagelijkse", "weekly": "wekelijkse"}[stopped] in page
    later = timedelta(days=14)
    move(paced[stopped], "Dit komt niet.", day[stopped] + later)
    assert send_digests_at(day[stopped] + later) == []
    move(paced[kept], "Dit wel.", day[kept] + 2 * later)
    assert len(send_digests_at(day[kept] + 2 * later)) == 1
    move(paced[Pace.AT_ONCE], "En dit meteen.", TUESDAY + 3 * later)
    assert len(own_mails(fatma)) == 1
    assert {row.pace for row in queries.list_followed(actor_of(fatma))} == {*paced}


def test_a_digest_of_the_day_and_the_week_stops_both(browser, fatma):
    for pace in (Pace.DAILY, Pace.WEEKLY):
        move(begin(fatma, f"Onderwerp {pace}", pace), "Nieuws.", MONDAY)
    (mail,) = send_digests_at(MONDAY)
    db.session.commit()
    stop_by_mail(browser, mail)
    assert queries.list_choices(fatma.id) == {"digest_day": "never", "digest_wk": "never"}


def test_the_page_also_stops_everything_and_gives_the_way_back(browser, fatma):
    topic = begin(fatma, "Een pluktuin", Pace.AT_ONCE)
    services.follow(actor_of(fatma), Wanted(kind="initiative"))
    digested = begin(fatma, "Een bankje", Pace.DAILY)
    move(digested, "Nieuws.", TUESDAY)
    (mail,) = send_digests_at(TUESDAY)
    db.session.commit()
    page = browser.read(str(mail.values["stop_path"]))
    assert "Stop alle mail over nieuws" in page.text
    (all_path,) = {form["action"] for form in page.select('form[action^="/mail/stop/"]')} - {mail.values["stop_path"]}
    answer = browser.send(str(mail.values["stop_path"]), action=all_path)
    assert set(queries.list_choices(fatma.id)) == {*map(str, SORT_LABELS), "digest_day", "digest_wk"}
    assert follow_of(fatma, topic).pace == ""
    move(topic, "Dit komt niet.", TUESDAY + timedelta(days=1))
    assert own_mails(fatma) == []
    db.session.commit()
    assert "Stop alle mail" not in browser.read(answer.headers["Location"]).text
    browser.send(answer.headers["Location"])
    assert queries.list_choices(fatma.id) == {}
    assert db.session.scalars(select(Watch.pace)).all() == [Pace.WEEKLY]


def test_who_follows_again_after_stopping_hears_of_it_again(fatma):
    topic = begin(fatma, "Een pluktuin")
    with time_machine.travel(MONDAY - timedelta(days=13), tick=False):
        services.stop(actor_of(fatma), topic.id)
    move(topic, "Dit niet.", TUESDAY)
    with time_machine.travel(TUESDAY, tick=False):
        subjects.follow(actor_of(fatma), topic)
    move(topic, "Dit weer wel.", TUESDAY + timedelta(days=1))
    assert len(notices_of(fatma.id)) == 1


def personal_tables():
    """Every table of this domain with a column that names a person."""
    tables = [mapper.local_table for mapper in Base.registry.mappers if mapper.class_.__module__ == models.__name__]
    return [table for table in tables if "person_id" in table.columns]


def test_every_table_that_names_a_person_is_known_to_be_personal():
    assert {table.name for table in personal_tables()} == {table.__tablename__ for table in PERSONAL}


def test_a_closed_account_leaves_nothing_of_what_it_was_told_and_chose(fatma):
    topic, member = begin(fatma, "Een pluktuin", Pace.WEEKLY), make_person("Marieke")
    subjects.follow(actor_of(member), topic)
    services.follow(actor_of(fatma), Wanted(kind="initiative"))
    move(topic, "Nieuws.", MONDAY)
    send_digests_at(MONDAY)
    want(actor_of(fatma), Pace.NEVER)
    db.session.add(Mute(subject_id=topic.id, person_id=fatma.id, since=now()))
    team_id = db.session.execute(select(models.HelpTally.team_id)).scalar()
    assert team_id is None
    kept = {table: db.session.query(table).filter_by(person_id=fatma.id).count() for table in (Notice, MailChoice, Mute, Watch)}
    assert all(kept.values()), kept
    assert db.session.query(Digest).filter_by(person_id=fatma.id).count() == 1
    assert find_tally(topic.id).follows == 2
    accounts.deactivate(actor_of(make_person(None, None, "administrator")), fatma)
    for table in personal_tables():
        assert db.session.execute(select(table).where(table.c.person_id == fatma.id)).all() == [], table.name
    assert db.session.query(HelpQuestion).count() == 0
    assert db.session.query(Follow).filter_by(person_id=fatma.id).count() == 0
    assert find_tally(topic.id).follows == 1
