"""Offers and promises are found by their words, by who may read their pages; what is said in street plans leads to the plan."""

import pytest
from shapely.geometry import Point

from participatie.commitments.models import Commitment
from participatie.initiatives.models import Offer
from participatie.initiatives.services import offer_answers
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.search import queries, services
from participatie.search.models import Part
from participatie.subjects import services as subjects
from participatie.subjects.findables import findable_of
from participatie.subjects.queries import Lens
from tests.factories.commitments import make_commitment
from tests.factories.initiatives import make_initiative
from tests.factories.offers import make_free_offer, make_need, make_offer
from tests.factories.people import actor_of, make_person


@pytest.fixture
def maker():
    return make_person("Maker")


@pytest.fixture
def garden(town, themes, maker):
    return make_initiative(maker, themes["groen"], Point(5.45, 51.75), "Een pluktuin")


def found(part, words, actor=NOBODY, **filters):
    wanted = queries.understand(actor, words).wanted
    return [row.text for row in queries.find_others(actor, findable_of(part), wanted, Lens(**filters)).rows]


def offer_to(garden, maker):
    return make_offer(make_person("Noor"), make_need(maker, garden), garden)


@pytest.mark.parametrize("typed", ["spit", "spitten", "spti", "graag spit"])
def test_an_offer_is_found_by_what_is_offered(garden, maker, typed):
    offer_to(garden, maker)
    assert found("offer", typed) == ["Ik spit graag"]


def test_what_is_between_the_two_sides_is_found_by_nobody(garden, maker):
    offer = offer_to(garden, maker)
    assert offer.message == "Ik heb zaterdag tijd."
    assert found("offer", "zaterdag") == found("offer", "zaterdag", actor_of(maker)) == []


def test_an_offer_is_found_as_long_as_its_page_is_for_everybody(garden, maker):
    offer = offer_to(garden, maker)
    offer_answers.hide_offer(moderator(), offer, "Dit hoort hier niet.")
    assert found("offer", "spit") == []
    offer_answers.show_offer(moderator(), offer)
    assert found("offer", "spit") == ["Ik spit graag"]
    subjects.hide(SYSTEM, garden.subject)
    assert found("offer", "spit") == []


def moderator():
    return actor_of(make_person(None, None, "moderator"))


def test_a_withdrawn_offer_and_one_that_waits_for_a_link_are_not_found(garden, maker):
    noor = make_person("Noor")
    offer_answers.withdraw(actor_of(noor), make_free_offer(noor, "Een aanhanger"))
    waiting = make_free_offer(noor, "Een kruiwagen")
    waiting.state = "waiting"
    db.session.flush()
    services.index(Part.OFFER, [waiting.id])
    assert (found("offer", "aanhanger"), found("offer", "kruiwagen")) == ([], [])


def test_a_free_offer_fits_the_filters_of_its_own_area_and_theme(town, themes):
    offer = make_free_offer(make_person(), "Een aanhanger")
    offer.area_id, offer.theme_id = town["west"].id, themes["groen"].id
    db.session.flush()
    assert found("offer", "aanhanger", area_path=town["west"].path, themes=(themes["groen"].id,)) == ["Een aanhanger"]
    assert found("offer", "aanhanger", area_path=town["east"].path) == []
    assert found("offer", "aanhanger", themes=(themes["verkeer"].id,)) == []
    assert found("offer", "aanhanger", states=("idea",)) == []


def test_a_promise_is_found_and_what_is_hidden_only_by_moderators(garden):
    promise = make_commitment(garden.subject, "Ik breng schoppen mee")
    assert found("promise", "schop") == ["Ik breng schoppen mee"]
    promise.hidden_at = now()
    db.session.flush()
    assert found("promise", "schop") == []
    assert found("promise", "schop", moderator()) == ["Ik breng schoppen mee"]
    subjects.hide(SYSTEM, garden.subject)
    assert found("promise", "schop") == []


def test_a_promise_fits_the_filters_of_what_it_is_about(garden, town):
    make_commitment(garden.subject, "Ik breng schoppen mee")
    assert found("promise", "schop", area_path=town["west"].path) == ["Ik breng schoppen mee"]
    assert found("promise", "schop", area_path=town["east"].path) == []


def test_the_nightly_repair_finds_what_no_event_told_of(garden, maker):
    offer, promise = offer_to(garden, maker), make_commitment(garden.subject, "Ik breng schoppen mee")
    db.session.get(Offer, offer.id).what = "Ik maai graag"
    db.session.get(Commitment, promise.id).what = "Ik breng harken mee"
    db.session.commit()
    services.repair()
    assert (found("offer", "maai"), found("offer", "spit")) == (["Ik maai graag"], [])
    assert found("promise", "hark") == ["Ik breng harken mee"]


def words(link):
    return " ".join(link.get_text().split())


def test_the_page_shows_them_beside_the_rest_and_each_under_its_own_tab(browser, garden, maker):
    offer = offer_to(garden, maker)
    make_commitment(garden.subject, "Ik spit mee in mei")
    db.session.commit()
    page = browser.read("/zoeken?q=spit")
    links = {words(link): link["href"] for link in page.select(".found-post__text a")}
    assert links["Ik spit graag"] == f"/aanbod/{offer.id}"
    assert links["Ik spit mee in mei"].startswith("/toezeggingen/")
    assert "Niets gevonden" not in page.text
    page = browser.read("/zoeken?q=spit&tab=offer")
    assert [words(link) for link in page.select(".found-post__text a")] == ["Ik spit graag"]
    assert page.select_one(".tabs [aria-current]").get_text(strip=True) == "Aanbod"
    assert browser.get("/zoeken?q=spit&tab=offer&pagina=2").status_code == 404


def test_a_tab_without_anything_says_so(browser, garden):
    db.session.commit()
    assert "Niets gevonden" in browser.read("/zoeken?q=pluktuin&tab=promise").text


@pytest.mark.parametrize("query", ["q=spit", "q=spit&tab=offer", "q=spit&tab=promise"])
def test_the_number_of_statements_does_not_grow(browser, garden, maker, counting, query):
    numbers = []
    for more in (2, 20):
        for _n in range(more):
            make_free_offer(make_person(), "Ik spit graag")
            make_commitment(garden.subject, "Ik spit mee")
        db.session.commit()
        with counting() as statements:
            assert browser.get(f"/zoeken?{query}").status_code == 200
        numbers.append(len(statements))
    assert numbers[0] == numbers[1] <= 18
