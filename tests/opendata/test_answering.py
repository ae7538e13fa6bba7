"""Tables of teams, answers, links and unions, and the feeds of lists that have no page of news of their own."""

import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.subjects import services as subjects
from tests.factories.initiatives import make_initiative
from tests.factories.offers import make_free_offer, make_need
from tests.factories.partners import make_partner
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team
from tests.opendata.test_files import table_of, unite

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def maker():
    return make_person("Verborgen Naam")


@pytest.fixture
def garden(maker):
    make_municipality()
    make_team("Opvangteam")
    return make_initiative(maker, make_theme("Groen"))


def test_the_table_of_teams_names_teams_and_no_people(browser, garden):
    (row,) = table_of(browser, "/open-data/teams.csv")
    assert (row["naam"], row["vangnet"], row["gestopt"]) == ("Opvangteam", "1", "")


def test_who_answers_stands_in_a_table_with_the_term(browser, garden):
    (row,) = table_of(browser, "/open-data/verantwoordelijk.csv")
    assert (row["onderwerp_titel"], row["team_naam"], row["beantwoord"]) == ("Een pluktuin", "Opvangteam", "")
    assert row["termijn_tot"] > row["termijn_van"]


def test_links_are_told_when_everybody_may_read_both_sides(browser, garden, maker):
    unite(garden, maker)
    db.session.commit()
    (row,) = table_of(browser, "/open-data/samenhang.csv")
    assert (row["eerste_titel"], row["band"], row["tweede_titel"]) == ("Een pluktuin", "belongs_to", "Bankje")


def test_unions_are_told_once_all_makers_said_yes(browser, garden, maker):
    unite(garden, maker)
    db.session.commit()
    (row,) = table_of(browser, "/open-data/samengegaan.csv")
    assert (row["eerste_titel"], row["tweede_titel"], row["nieuw_titel"]) == ("Bankje", "Zitje", "Zithoek")


def test_the_board_has_a_feed_with_its_filters(browser, garden, maker):
    make_need(maker, garden)
    make_free_offer(make_person("Aanbieder Onbekend"))
    db.session.commit()
    page = browser.get("/gevraagd?soort=hands").text
    assert 'href="/gevraagd.atom?soort=hands"' in page
    feed = browser.get("/gevraagd.atom")
    assert feed.mimetype == "application/atom+xml"
    assert "Gevraagd: Mensen die spitten" in feed.text
    assert "Aangeboden: " in feed.text
    assert "Onbekend" not in feed.text
    assert "<entry>" not in browser.get("/gevraagd.atom?soort=permission").text


def test_partners_and_teams_have_feeds_that_programs_find(browser, garden):
    make_partner("De Waard")
    db.session.commit()
    for path, name in (("/partners", "De Waard"), ("/teams", "Opvangteam")):
        head = browser.read(path).select_one('head link[type="application/atom+xml"]')
        assert head["href"] == f"{path}.atom"
        assert name in browser.get(f"{path}.atom").text


def test_what_is_hidden_is_in_no_feed(browser, garden, maker):
    make_need(maker, garden)
    subjects.hide(SYSTEM, garden.subject)
    db.session.commit()
    assert "spitten" not in browser.get("/gevraagd.atom").text
