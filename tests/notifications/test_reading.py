"""What was read on the site, told by a script when a page is shown; and no notice and no digest twice."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import commit, db
from participatie.kernel.outbox import OutboxMail
from participatie.kernel.text import slug
from participatie.notifications.models import Notice, Sort
from participatie.notifications.sorts import sort_of
from participatie.notifications.wiring import send_digests, spread_news
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry, Pace
from tests.factories.initiatives import make_initiative
from tests.factories.notices import TUESDAY, notices_of, tell_followers, want
from tests.factories.parallel import at_once
from tests.factories.parallel import own_app as own_app
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.threads import make_topic


@pytest.fixture
def told(app):
    """An initiative about which Fatma, who follows it, has something to read."""
    make_municipality()
    fatma = make_person("Fatma")
    subject = make_initiative(make_person("Bram"), make_theme("Groen")).subject
    subjects.follow(actor_of(fatma), subject)
    subjects.move_state(SYSTEM, subject, "plan", "We beginnen.")
    tell_followers()
    return fatma, subject


def page_of(subject):
    return f"/initiatieven/{subject.id}-{slug(subject.title)}"


def test_a_page_with_news_tells_by_itself_that_it_was_read_and_only_once(browser, told):
    fatma, subject = told
    form = browser.sign_in(fatma).read(page_of(subject)).select_one('form[data-module="mark-read"]')
    assert form.has_attr("hidden")
    assert notices_of(fatma.id)[0].read_at is None
    fields = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    assert browser.post(form["action"], data=fields).status_code == 204
    db.session.expire_all()
    assert all(notice.read_at for notice in notices_of(fatma.id))
    assert browser.read(page_of(subject)).select_one('form[data-module="mark-read"]') is None


def test_without_the_token_nothing_is_read(browser, told):
    fatma, subject = told
    assert browser.sign_in(fatma).post(f"/mijn/nieuws/{subject.id}/gelezen").status_code == 400
    assert notices_of(fatma.id)[0].read_at is None


def test_visitors_have_nothing_to_read(browser, told):
    assert browser.read(page_of(told[1])).select_one('form[data-module="mark-read"]') is None


@pytest.mark.parametrize(
    ("event", "sort"),
    [
        ("CommitmentConfirmed", Sort.PROMISE),
        ("CommitmentDisputed", Sort.PROMISE),
        ("CommitmentReopened", Sort.PROMISE),
        ("OfferWithdrawn", Sort.OFFER),
        ("NeedChanged", Sort.OFFER),
        ("MakerJoined", Sort.NEWS),
        ("MakerSought", Sort.OFFER),
    ],
)
def test_each_fact_is_told_as_its_sort(app, event, sort):
    assert sort_of(HistoryEntry(event=event, facts={}, is_public=True)) == sort


def count_mail(template):
    return db.session.scalar(select(func.count()).select_from(OutboxMail).where(OutboxMail.template == template))


def test_two_workers_send_no_notice_and_no_digest_twice(own_app):
    with time_machine.travel(TUESDAY - timedelta(hours=3), tick=True):
        topic = make_topic()
        people = [make_person() for _n in range(12)]
        for number, person in enumerate(people):
            subjects.follow(actor_of(person), topic)
            want(actor_of(person), Pace.AT_ONCE if number % 2 else Pace.DAILY)
        subjects.move_state(SYSTEM, topic, "idea", "We beginnen.")
        commit()
        at_once(own_app, [spread_news, spread_news])
    assert count_mail("notifications/moved") == 6
    assert db.session.scalar(select(func.count()).select_from(Notice)) == 12
    commit()
    with time_machine.travel(TUESDAY, tick=True):
        at_once(own_app, [send_digests, send_digests])
    assert count_mail("notifications/digest") == 6
