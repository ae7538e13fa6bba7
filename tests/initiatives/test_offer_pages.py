"""The pages of needs and offers: without an account, the board, the file, and what only the two sides see."""

import pytest
from sqlalchemy import select

from participatie.initiatives.models import Stage
from participatie.initiatives.models.offers import Offer, OfferState
from participatie.initiatives.queries.offers import get_offer
from participatie.initiatives.services import offer_answers, offer_talk
from participatie.kernel.db import db
from participatie.subjects import services as subjects
from tests.factories.initiatives import bring_to, make_initiative
from tests.factories.mail import link_in, mails_to
from tests.factories.offers import make_free_offer, make_need, make_offer
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


@pytest.fixture
def need(fatma, initiative):
    return make_need(fatma, initiative)


def test_the_page_invites_to_help_with_each_need(browser, initiative, need):
    page = browser.read(f"/initiatieven/{initiative.id}-x")
    link = page.select_one(f'.needs a[href$="nodig={need.id}"]')
    assert link.text.strip() == "Ik kan helpen"
    assert browser.read(link["href"]).h1.text == "Ik kan helpen"


def test_a_visitor_offers_and_confirms_by_mail(browser, initiative, need):
    path = f"/initiatieven/{initiative.id}/helpen?nodig={need.id}"
    browser.send(path, {"amount": "2", "message": "Ik kom graag", "email": "nieuw@voorbeeld.nl"})
    assert db.session.scalars(select(Offer.state)).all() == [OfferState.WAITING]
    assert browser.get(f"/aanbod/{db.session.scalar(select(Offer.id))}").status_code == 404
    (mail,) = mails_to("nieuw@voorbeeld.nl")
    assert "Ik kom graag" not in mail.text + mail.html
    link = link_in(mail)
    assert "Ik kom graag" in browser.read(link).main.text
    browser.send(link, {})
    offer = db.session.scalars(select(Offer)).one()
    assert (offer.state, offer.amount_hundredths, offer.draft_key) == (OfferState.OFFERED, 200, None)


def test_somebody_else_who_signs_in_places_no_offer_of_another(browser, initiative, need):
    browser.send(f"/initiatieven/{initiative.id}/helpen?nodig={need.id}", {"amount": "2", "email": "nieuw@voorbeeld.nl"})
    browser.send("/inloggen", {"email": "ander@voorbeeld.nl"})
    browser.send(link_in(mails_to("ander@voorbeeld.nl")[0]), {})
    assert db.session.scalars(select(Offer.state)).all() == [OfferState.WAITING]


def test_a_form_with_an_error_keeps_all_that_was_typed(browser, bram, initiative, need):
    browser.sign_in(bram)
    answer = browser.send(f"/initiatieven/{initiative.id}/helpen?nodig={need.id}", {"amount": "1.50", "message": "Hallo"})
    assert answer.status_code == 422
    assert "Schrijf een getal" in answer.text
    assert "Hallo" in answer.text


def test_how_much_is_needed_where_the_makers_said_how_much(browser, bram, initiative, need):
    browser.sign_in(bram)
    answer = browser.send(f"/initiatieven/{initiative.id}/helpen?nodig={need.id}", {"amount": ""})
    assert "Zeg hoeveel je kunt geven" in answer.text


def test_makers_say_what_they_look_for_and_everybody_reads_it(browser, fatma, initiative):
    browser.sign_in(fatma)
    page = f"/initiatieven/{initiative.id}/hulp"
    browser.send(page, {"kind": "money", "what": "Voor planten", "amount": "1.200,50", "until_on": "2099-06-01"}, action="")
    assert "€ 0 van € 1.200,50 toegezegd" in browser.read(page).main.text
    assert "Nieuw gevraagd: geld" in browser.read(f"/initiatieven/{initiative.id}-x").text


def test_makers_change_close_and_reopen_a_need_and_its_offer_stays(browser, fatma, bram, initiative, need):
    make_offer(bram, need, initiative)
    browser.sign_in(fatma)
    page, one = f"/initiatieven/{initiative.id}/hulp", f"/initiatieven/{initiative.id}/hulp/{need.id}"
    changed = {"kind": "hands", "what": "Sterke mensen", "amount": "8", "version": need.version}
    assert browser.send(one, changed, action="").status_code == 302
    browser.send(f"{one}/sluiten", {"outcome": "dropped"})
    assert "Niet meer nodig" in browser.read(page).main.text
    browser.send(page, {}, action=f"{one}/openen")
    assert "0 van 8" in browser.read(f"/initiatieven/{initiative.id}-x").main.text
    assert db.session.scalars(select(Offer.need_id)).all() == [need.id]


def test_accepting_too_much_asks_and_then_takes_it(browser, fatma, bram, initiative, need):
    offer = make_offer(bram, need, initiative, amount=9)
    browser.sign_in(fatma)
    path = f"/aanbod/{offer.id}/aannemen"
    assert "meer dan jullie vroegen" in browser.send(path, {}).text
    assert browser.send(path, {"anyway": "y"}).status_code == 302
    assert "9 van 5" in browser.read(f"/initiatieven/{initiative.id}-x").main.text


def test_who_comes_too_late_reads_how_it_stands(browser, fatma, bram, initiative, need):
    offer = make_offer(bram, need, initiative)
    browser.sign_in(fatma)
    form = browser.read(f"/aanbod/{offer.id}/aannemen").select_one("main form")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden][name]")}
    offer_answers.withdraw(actor_of(bram), get_offer(actor_of(bram), offer.id))
    answer = browser.post(f"/aanbod/{offer.id}/aannemen", data=fields)
    assert answer.status_code == 409
    assert "net ingetrokken" in answer.text


def test_what_the_sides_write_is_for_them_alone(browser, fatma, bram, initiative, need):
    offer = make_offer(bram, need, initiative)
    offer_talk.say(actor_of(bram), offer, "Zullen we bellen?")
    stranger = browser.read(f"/aanbod/{offer.id}").main.text
    assert "Ik spit graag" in stranger
    assert "Ik heb zaterdag tijd" not in stranger
    assert "Zullen we bellen" not in stranger
    browser.sign_in(fatma)
    mine = browser.read(f"/aanbod/{offer.id}").main.text
    assert "Ik heb zaterdag tijd" in mine
    assert "Zullen we bellen" in mine


def test_the_own_overview_tells_what_waits_for_a_maker_and_what_one_offered(browser, fatma, bram, initiative, need):
    make_offer(bram, need, initiative)
    assert "Wacht op jouw antwoord" in browser.sign_in(fatma).read("/mijn").main.text
    assert "Ik spit graag" in browser.sign_in(bram).read("/mijn").main.text


def test_an_empty_board_invites(browser, fatma):
    page = browser.read("/gevraagd").main.text
    assert "Niemand vraagt hier nu om hulp" in page
    assert "Jij de eerste?" in page


def test_the_board_filters_by_area_theme_kind_and_time(browser, bram, initiative, need):
    make_free_offer(bram)
    theme, area = initiative.subject.theme.slug, "niets-daarvan"
    everything = browser.read("/gevraagd").main.text
    assert "Mensen die spitten" in everything
    assert "Werkplaats op zaterdag" in everything
    assert "Mensen die spitten" in browser.read(f"/gevraagd?thema={theme}&wanneer=week&soort=hands").main.text
    assert "Werkplaats op zaterdag" not in browser.read("/gevraagd?soort=hands").main.text
    assert browser.get(f"/gevraagd?gebied={area}&thema=x&soort=y&wanneer=z&pagina=-1&aanbod=zz").status_code == 200


@pytest.mark.parametrize("gone", ["closed", "ended", "hidden"])
def test_what_is_over_or_hidden_is_not_on_the_board(browser, fatma, initiative, need, gone):
    if gone == "closed":
        browser.sign_in(fatma).send(
            f"/initiatieven/{initiative.id}/hulp", {}, action=f"/initiatieven/{initiative.id}/hulp/{need.id}/weg"
        )
    elif gone == "ended":
        bring_to(fatma, initiative, Stage.STOPPED)
    else:
        subjects.hide(actor_of(make_person(None, None, "moderator")), initiative.subject)
    assert "Mensen die spitten" not in browser.read("/gevraagd").main.text


def test_the_file_holds_the_board_and_no_formula(browser, bram, initiative, need):
    make_free_offer(bram, what="=1+1")
    lines = browser.get("/gevraagd.csv").text.splitlines()
    assert len(lines) == 3
    assert ";'=1+1;" in lines[2]
    assert browser.get("/gevraagd.csv?scheiding=komma").text.splitlines()[0].count(",") == 12


@pytest.mark.parametrize("path", ["/gevraagd", "/gevraagd.csv"])
def test_the_board_takes_as_many_statements_for_fifty_as_for_one(browser, counting, fatma, bram, initiative, need, path):
    make_free_offer(bram)
    counts = []
    for more in (0, 49):
        for number in range(more):
            make_offer(bram, make_need(fatma, initiative, kind="hands") if number < 30 else need, initiative)
            make_free_offer(bram)
        browser.get(path)
        with counting() as statements:
            browser.get(path)
        counts.append(len(statements))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", ["/initiatieven/{}-x", "/initiatieven/{}/hulp"])
def test_the_page_takes_as_many_statements_for_fifty_offers_as_for_one(browser, counting, fatma, bram, initiative, need, path):
    browser.sign_in(fatma)
    make_offer(bram, need, initiative)
    counts = []
    for more in (0, 49):
        for _number in range(more):
            make_offer(make_person(), need, initiative)
        browser.get(path.format(initiative.id))
        with counting() as statements:
            browser.get(path.format(initiative.id))
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_home_and_area_lead_to_the_board(browser, initiative):
    area = initiative.subject.area.slug
    assert browser.read("/").select_one('a[href="/gevraagd"]') is not None
    assert browser.read(f"/gebieden/{area}").select_one(f'a[href="/gevraagd?gebied={area}"]') is not None
    assert browser.read("/initiatieven").select_one('main a[href="/gevraagd"]') is not None
