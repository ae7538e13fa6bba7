"""Dates as anybody's calendar reads them: parsed back, over the change of the clock, and cancelled when taken back."""

from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
from icalendar import Calendar
from sqlalchemy import select

from participatie.commitments import services as commitments
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import AMSTERDAM, at, today
from participatie.kernel.db import db
from participatie.streets.models import PlanRound
from participatie.subjects import services as subjects
from tests.factories.commitments import make_commitment
from tests.factories.initiatives import make_initiative
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import make_plan
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    areas = make_municipality()
    make_team("Opvangteam")
    return areas


@pytest.fixture
def noor():
    return make_person("Noor")


@pytest.fixture
def garden(noor):
    return make_initiative(noor, make_theme("Groen"))


@pytest.fixture
def plan():
    designer = make_person("Tamar", None, ("team_member", 1))
    return make_plan(designer)


def events_of(browser, path="/kalender.ics"):
    answer = browser.get(path)
    assert answer.mimetype == "text/calendar"
    calendar = Calendar.from_ical(answer.data)
    return calendar, {str(event["uid"]).split("@")[0]: event for event in calendar.walk("VEVENT")}


def test_a_promise_is_a_whole_day_with_a_lasting_name(browser, noor, garden):
    promise = make_commitment(garden.subject, "Aarde; met, komma's", by=noor)
    db.session.commit()
    event = events_of(browser)[1][f"toezegging-{promise.id}"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (promise.due_on, promise.due_on + timedelta(days=1))
    assert event["uid"] == f"toezegging-{promise.id}@localhost"
    assert str(event["summary"]).startswith("Noor: Aarde; met, komma's")
    assert event["status"] == "CONFIRMED"


def test_what_is_taken_back_is_cancelled_and_what_is_hidden_is_gone(browser, noor, garden):
    promise = make_commitment(garden.subject, by=noor)
    db.session.commit()
    before = events_of(browser)[1][f"toezegging-{promise.id}"]["sequence"]
    commitments.withdraw(actor_of(noor), promise, "Het lukt toch niet.")
    db.session.commit()
    event = events_of(browser)[1][f"toezegging-{promise.id}"]
    assert event["status"] == "CANCELLED"
    assert event["sequence"] > before
    subjects.hide(SYSTEM, garden.subject)
    db.session.commit()
    assert f"toezegging-{promise.id}" not in events_of(browser)[1]


def test_a_round_ends_at_midnight_in_amsterdam_on_either_side_of_the_change_of_the_clock(browser, plan):
    plan_round = db.session.scalars(select(PlanRound).where(PlanRound.plan_id == plan.id)).first()
    plan_round.opened_at, plan_round.ends_on = datetime(2026, 10, 20, 8, 30, tzinfo=UTC), date(2026, 11, 3)
    db.session.commit()
    with at(datetime(2026, 10, 21, tzinfo=UTC)):
        calendar, events = events_of(browser)
    event = events[f"ronde-{plan.id}-{plan_round.round}"]
    assert event["dtstart"].dt == datetime(2026, 10, 20, 10, 30, tzinfo=AMSTERDAM)
    assert event["dtend"].dt == datetime(2026, 11, 4, 0, 0, tzinfo=AMSTERDAM)
    assert event["dtstart"].dt.utcoffset() == timedelta(hours=2)
    assert event["dtend"].dt.utcoffset() == timedelta(hours=1)
    assert event["dtend"].dt.astimezone(UTC) == datetime(2026, 11, 3, 23, 0, tzinfo=UTC)
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


def test_works_and_days_for_an_answer_are_in_it(browser, garden, plan):
    plan.works_from_on, plan.works_until_on = today() + timedelta(days=30), today() + timedelta(days=60)
    db.session.commit()
    events = events_of(browser)[1]
    assert events[f"werk-{plan.id}"]["dtend"].dt == plan.works_until_on + timedelta(days=1)
    assert "Opvangteam" in events[f"antwoord-{garden.id}"]["summary"]


def test_each_calendar_holds_what_is_its_own(browser, noor, garden, town):
    partner = make_partner("De Waard")
    make_speaker(partner, noor)
    own = make_commitment(garden.subject, "Van Noor", by=noor)
    theirs = make_commitment(garden.subject, "Van De Waard", by=noor, voice=f"partner-{partner.id}")
    db.session.commit()

    def promises(path):
        return {key for key in events_of(browser, path)[1] if key.startswith("toezegging")}

    assert promises(f"/kalender/onderwerp/{garden.id}.ics") == {f"toezegging-{own.id}", f"toezegging-{theirs.id}"}
    assert promises(f"/kalender/onderwerp/{partner.id}.ics") == {f"toezegging-{theirs.id}"}
    assert promises("/kalender/gebied/vijverbuurt.ics") == {f"toezegging-{own.id}", f"toezegging-{theirs.id}"}
    assert promises("/kalender/gebied/verrehoek.ics") == set()


@pytest.mark.parametrize("path", ["/kalender/onderwerp/999999.ics", "/kalender/gebied/nergens.ics"])
def test_what_is_not_there_has_no_calendar(browser, path):
    assert browser.get(path).status_code == 404


def test_a_calendar_that_did_not_change_is_not_sent_again(browser, noor, garden):
    first = browser.get("/kalender.ics")
    again = browser.get("/kalender.ics", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    make_commitment(garden.subject, by=noor)
    db.session.commit()
    assert browser.get("/kalender.ics", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    assert first.headers["Last-Modified"]


@pytest.mark.parametrize("text", ["x\r\nEND:VCALENDAR", "\x01\x07weg", "\u2028scheiding", "lang " * 24])
def test_no_text_breaks_a_calendar(browser, noor, garden, text):
    make_commitment(garden.subject, by=noor)
    garden.subject.title = text
    db.session.commit()
    calendar, events = events_of(browser)
    assert len(list(calendar.walk("VCALENDAR"))) == 1
    assert len(events) == 2


def test_the_number_of_statements_does_not_grow(browser, noor, garden, counting):
    numbers = []
    for _round in range(2):
        for _number in range(5):
            make_commitment(garden.subject, by=noor)
        db.session.commit()
        with counting() as statements:
            browser.get("/kalender.ics")
        numbers.append(len(statements))
    assert numbers[0] == numbers[1]


def test_promises_have_a_feed_with_the_filters_of_the_ledger(browser, noor, garden):
    make_commitment(garden.subject, "Ik breng <b>aarde</b>", by=noor)
    db.session.commit()
    feed = feedparser.parse(browser.get("/toezeggingen.atom?stand=open").data)
    assert not feed.bozo
    assert [(entry.author, entry.title) for entry in feed.entries] == [("Noor", "Ik breng <b>aarde</b>")]
    assert feedparser.parse(browser.get("/toezeggingen.atom?stand=nagekomen").data).entries == []
    assert browser.get("/toezeggingen.atom?stand=raar").status_code == 400


def test_lists_and_pages_point_to_their_feed_and_calendar(browser, garden, plan):
    partner, team = make_partner("De Waard"), make_team("De dijkploeg")
    db.session.commit()
    pages = {
        "/toezeggingen": ("/toezeggingen.atom", "/kalender.ics"),
        "/straatplannen": ("/initiatieven.atom?soort=street_plan",),
        "/gebieden/vijverbuurt": ("/gebieden/vijverbuurt.atom", "/kalender/gebied/vijverbuurt.ics"),
        f"/initiatieven/{garden.id}": (f"/onderwerpen/{garden.id}.atom", f"/kalender/onderwerp/{garden.id}.ics"),
        f"/straatplannen/{plan.id}": (f"/onderwerpen/{plan.id}.atom", f"/kalender/onderwerp/{plan.id}.ics"),
        f"/partners/{partner.id}": (f"/onderwerpen/{partner.id}.atom", f"/kalender/onderwerp/{partner.id}.ics"),
        f"/teams/{team.id}": (f"/onderwerpen/{team.id}.atom", f"/kalender/onderwerp/{team.id}.ics"),
    }
    for path, addresses in pages.items():
        html = browser.get(path, follow_redirects=True).get_data(as_text=True)
        for address in addresses:
            assert 'rel="alternate" type="' in html
            assert f'href="{address}"' in html, (path, address)
            assert browser.get(address).status_code == 200, address
