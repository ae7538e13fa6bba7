"""What the page of an initiative, and one's own overview, put first: what and who, what is needed, what is one's own to do."""

import pytest

from participatie.initiatives.models import NeedOutcome, Stage
from participatie.initiatives.queries import get_initiative
from participatie.initiatives.services import needs, offer_answers
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.partners import services as partners
from participatie.partners.models import InvolvementRole
from participatie.subjects import services as subjects
from participatie.subjects.models import Relation
from tests.factories.commitments import make_commitment
from tests.factories.initiatives import bring_to, make_initiative
from tests.factories.offers import make_need, make_offer
from tests.factories.partners import make_manager, make_partner
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme


@pytest.fixture
def fatma(app):
    make_municipality()
    return make_person("Fatma")


@pytest.fixture
def bram(app):
    return make_person("Bram")


@pytest.fixture
def initiative(fatma):
    return make_initiative(fatma, make_theme("Groen"))


def page_of(browser, initiative):
    return browser.read(f"/initiatieven/{initiative.id}-x").main


def test_need_then_promise_then_conversation_then_what_belongs_to_it(browser, fatma, initiative):
    make_need(fatma, initiative)
    make_commitment(initiative.subject)
    other = make_initiative(fatma, make_theme("Verkeer"), title="Een bankje")
    subjects.link(actor_of(fatma), initiative.subject, other.subject, Relation.BELONGS_TO)
    headings = [heading.get_text(" ", strip=True) for heading in page_of(browser, initiative).select("h2")]
    order = ["Wat we nog zoeken", "Wie beloofde wat?", "Gesprek", "Hoort bij", "Wat er gebeurde"]
    assert [heading for heading in headings if heading in order] == order


def test_who_makes_it_stands_near_the_title_with_how_many_partners(browser, initiative):
    assert page_of(browser, initiative).select_one(".byline").get_text(" ", strip=True) == "Van Fatma"
    partners.involve(SYSTEM, initiative.subject, make_partner(), InvolvementRole.FUNDER)
    line = page_of(browser, initiative).select_one(".byline")
    assert line.get_text(" ", strip=True) == "Van Fatma met 1 partner"
    assert line.a["href"] == "#wie"


def test_makers_read_what_waits_for_them_and_are_not_asked_to_help_or_support_themselves(browser, fatma, bram, initiative):
    make_offer(bram, make_need(fatma, initiative), initiative)
    text = page_of(browser.sign_in(fatma), initiative).text
    assert "1 aanbod wacht op jullie" in text
    assert "Jij maakt dit." in text
    assert [word for word in ("Ik kan helpen", "Steun dit", "Bied iets anders aan") if word in text] == []
    text = page_of(browser.sign_in(bram), initiative).text
    assert [word for word in ("Ik kan helpen", "Steun dit", "Bied iets anders aan") if word not in text] == []
    assert "wacht op jullie" not in text


def test_what_was_found_says_so_and_what_was_given_up_does_not(browser, fatma, bram, initiative):
    found, given_up = make_need(fatma, initiative, amount=None), make_need(fatma, initiative, amount=3)
    offer_answers.accept(actor_of(fatma), make_offer(bram, found, initiative, amount=None))
    for need, outcome in ((found, NeedOutcome.FOUND), (given_up, NeedOutcome.DROPPED)):
        needs.close_need(actor_of(fatma), get_initiative(SYSTEM, initiative.id), need, outcome)
    db.session.commit()
    page = page_of(browser, initiative)
    assert sorted(tag.get_text(strip=True) for tag in page.select(".need .tag")) == ["Gevonden", "Niet meer nodig"]
    assert page.select_one("#hulp").get_text(strip=True) == "Wat we zochten"


def test_a_realised_initiative_waits_for_no_first_answer(browser, fatma, initiative):
    assert "De makers krijgen een eerste antwoord voor het einde van" in page_of(browser, initiative).parent.text
    bring_to(fatma, get_initiative(SYSTEM, initiative.id), Stage.REALISED)
    db.session.commit()
    assert "eerste antwoord voor het einde van" not in page_of(browser, initiative).parent.text


def test_the_own_overview_begins_with_what_asks_for_an_answer_and_names_the_partner_one_looks_after(
    browser, fatma, bram, initiative
):
    partner = make_partner("De Brug")
    make_manager(partner, bram)
    make_initiative(bram, make_theme("Verkeer"), title="Een bankje")
    partners.ask_partner(actor_of(fatma), initiative.subject, partner, InvolvementRole.LANDOWNER)
    page = browser.sign_in(bram).read("/mijn").main
    headings = [heading.get_text(" ", strip=True) for heading in page.select("h2")]
    assert headings[0] == "Wacht op jouw ja of nee"
    assert "Doet De Brug mee met Een pluktuin?" in page.text
    assert "je zorgt voor deze pagina" in page.text
