"""The feed of the board: what was asked and offered, as anybody may read it."""

from datetime import timedelta

import feedparser
import pytest
import time_machine

from participatie.initiatives.models import NeedOutcome
from participatie.initiatives.services import needs, offer_answers
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import commit
from participatie.subjects import services as subjects
from tests.factories.initiatives import make_draft, make_initiative
from tests.factories.offers import make_free_offer, make_need
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def fatma():
    make_municipality()
    return make_person("Fatma", "fatma@voorbeeld.nl")


@pytest.fixture
def garden(fatma):
    return make_initiative(fatma, make_theme("Groen"))


def entries(browser, query=""):
    commit()
    answer = browser.get(f"/gevraagd.atom{query}")
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    parsed = feedparser.parse(answer.data)
    assert not parsed.bozo
    return parsed.entries


def test_needs_and_offers_stand_in_one_feed_newest_first(browser, fatma, garden):
    need = make_need(fatma, garden)
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        offer = make_free_offer(make_person("Bram"))
    with time_machine.travel(now() + timedelta(minutes=2), tick=False):
        last = make_need(fatma, garden)
    found = entries(browser)
    assert [entry.id.rpartition("http://localhost")[2] for entry in found] == [
        f"/initiatieven/{garden.id}/helpen?nodig={last.id}",
        f"/aanbod/{offer.id}",
        f"/initiatieven/{garden.id}/helpen?nodig={need.id}",
    ]
    assert found[1].title == "Aangeboden: Werkplaats op zaterdag"
    assert garden.subject.title in found[0].summary


def test_what_is_over_hidden_or_no_plan_yet_is_not_in_it(browser, fatma, garden):
    closed, draft = make_need(fatma, garden), make_draft(fatma, make_theme("Verkeer"), title="Stil plan")
    needs.close_need(actor_of(fatma), garden, closed, NeedOutcome.FOUND)
    hidden = make_free_offer(make_person("Bram"))
    offer_answers.hide_offer(actor_of(make_person("Mo", None, "moderator")), hidden, "Reclame.")
    other = make_initiative(fatma, make_theme("Spelen"), title="Verborgen plan")
    make_need(fatma, other)
    subjects.hide(SYSTEM, other.subject)
    assert draft.is_draft
    assert entries(browser) == []


def test_who_is_signed_in_reads_the_same_as_everybody(browser, fatma, garden):
    make_need(fatma, garden)
    subjects.hide(SYSTEM, garden.subject)
    assert entries(browser.sign_in(fatma)) == []


def test_the_filter_of_the_board_is_that_of_the_feed_and_the_page_names_it(browser, fatma, garden):
    make_need(fatma, garden)
    assert len(entries(browser, "?soort=hands&thema=groen")) == 1
    assert entries(browser, "?soort=money") == []
    page = browser.read("/gevraagd?soort=money")
    assert page.select_one('link[rel="alternate"][type="application/atom+xml"]')["href"] == "/gevraagd.atom?soort=money"
    assert page.select_one('main a[href="/gevraagd.atom?soort=money"]') is not None
    assert "/gevraagd.atom" in str(browser.read("/open-data"))


@pytest.mark.parametrize("query", ["?soort=raar", "?gebied=nergens", "?iets=1", "?soort=hands&soort=money", "?wanneer="])
def test_a_filter_that_nobody_knows_is_refused(browser, fatma, query):
    assert browser.get(f"/gevraagd.atom{query}").status_code == 400


def test_no_address_or_private_word_is_in_it(browser, fatma, garden):
    make_need(fatma, garden)
    make_free_offer(make_person("Bram", "bram@voorbeeld.nl"))
    commit()
    text = browser.get("/gevraagd.atom").text
    assert "@voorbeeld.nl" not in text
    assert browser.get("/gevraagd.atom").headers["Cache-Control"] == browser.get("/toezeggingen.atom").headers["Cache-Control"]


def test_forty_entries_take_as_many_statements_as_one(browser, fatma, garden, counting):
    needed = []
    for count in (1, 35):
        for _ in range(count):
            make_need(fatma, garden)
            make_free_offer(fatma)
        commit()
        with counting() as statements:
            assert browser.get("/gevraagd.atom").status_code == 200
        needed.append(len(statements))
    assert needed[0] == needed[1], needed
