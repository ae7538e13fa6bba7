"""Making a plan: text and place, bounds, designers, and going to the next round."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.streets import queries
from participatie.streets.forms.plans import cents_of
from participatie.streets.models import Firmness, Round, StreetPlan
from tests.factories.partners import make_partner
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.streets import make_plan, make_wish
from tests.factories.teams import make_member, make_team

pytestmark = pytest.mark.usefixtures("app")
BORDER = '{"type":"Polygon","coordinates":[[[5.149,51.0495],[5.153,51.0495],[5.153,51.0505],[5.149,51.0505],[5.149,51.0495]]]}'
TEXT = {"title": "De Kerkstraat opnieuw", "lead": "We tekenen samen.", "ring_m": 40, "width_m": 10}


@pytest.fixture(autouse=True)
def town():
    make_addresses()
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def tamar():
    person = make_person("Tamar")
    make_member(make_team("Team Wegen"), person, named=True)
    return person


def only_plan():
    return db.session.scalars(select(StreetPlan)).one()


def test_a_plan_is_made_with_a_drawn_border_and_its_figures(browser, tamar):
    client = make_partner("De Beemd")
    figures = {"client": client.id, "budget": "€ 450.000", "works_from_on": "2027-03-01", "works_until_on": "2027-09-01"}
    made = browser.sign_in(tamar).send("/straatplannen/nieuw", {**TEXT, **figures, "geometry": BORDER})
    plan = only_plan()
    assert made.location == f"/straatplannen/{plan.id}/kaders"
    assert (plan.budget_cents, plan.client_id, plan.ring_m, plan.is_draft) == (45_000_000, client.id, 40, True)


def test_a_plan_is_made_without_a_map_by_the_name_of_the_street(browser, tamar):
    asked = browser.sign_in(tamar).send("/straatplannen/nieuw", {**TEXT, "street": "Kerkstraat"})
    soup = BeautifulSoup(asked.text, "html5lib")
    labels = {option.text.strip(): option.find_previous("input")["value"] for option in soup.select("#found label")}
    assert set(labels) == {"Kerkstraat, Vierkant", "Kerkstraat, Verrehoek"}
    assert soup.select_one("#title")["value"] == TEXT["title"]
    chosen = {"street": "Kerkstraat", "asked": "Kerkstraat", "found": labels["Kerkstraat, Vierkant"]}
    assert browser.send("/straatplannen/nieuw", {**TEXT, **chosen}).status_code == 302
    addresses = [row.number for row, _zone in queries.list_addresses_of(queries.get_plan(actor_of(tamar), only_plan().id))]
    assert addresses == [12, 12, 14]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "Zeg om welke straat het gaat"),
        ({"street": "Nergensweg"}, "We kennen deze straat niet"),
        ({"geometry": "geen json"}, ""),
        ({"geometry": '{"type":"Point","coordinates":[5.15,51.05]}'}, ""),
        ({"geometry": BORDER.replace("5.153", "5.199").replace("51.0505", "51.0999")}, "te groot voor een straat"),
        ({"geometry": BORDER.replace("[5.1", "[6.1")}, "buiten de gemeente"),
        ({"geometry": BORDER, "budget": "veel"}, "Vul een bedrag in"),
        ({"geometry": BORDER, "ring_m": 501}, "Kies 0 tot 500 meter."),
        ({"geometry": BORDER, "title": ""}, "Geef het plan een titel."),
        ({"geometry": BORDER, "works_from_on": "2027-09-01", "works_until_on": "2027-03-01"}, "eindigen niet voor"),
    ],
)
def test_a_plan_that_cannot_be_is_asked_again_with_all_that_was_typed(browser, tamar, fields, sentence):
    asked = browser.sign_in(tamar).send("/straatplannen/nieuw", {**TEXT, **fields})
    assert asked.status_code == 422
    assert sentence in asked.text
    assert "We tekenen samen." in asked.text
    assert db.session.scalars(select(StreetPlan)).all() == []


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("1200", 120_000), ("1.200", 120_000), ("€ 1.200,50", 120_050), ("1.20", None), ("-5", None)],
)
def test_an_amount_is_read_as_people_write_it(typed, cents):
    assert cents_of(typed) == cents


def test_residents_cannot_begin_a_plan(browser):
    assert browser.sign_in(make_person("Fatma")).get("/straatplannen/nieuw").status_code == 403
    assert "Nieuw straatplan" not in browser.get("/straatplannen").text


def test_a_stale_text_gets_a_page_with_both(browser, tamar):
    plan = make_plan(tamar)
    path = f"/straatplannen/{plan.id}/bewerken"
    browser.sign_in(tamar).send(path, {**TEXT, "title": "Eerst", "ring_m": plan.ring_m})
    answer = browser.send(path, {**TEXT, "title": "Later", "ring_m": 50, "version": 1})
    assert answer.status_code == 409
    assert "Eerst" in answer.text
    assert "Later" in answer.text


def test_border_and_ring_are_fixed_once_wishes_open(browser, tamar):
    plan = make_plan(tamar, in_round=Round.WISHES)
    assert "ligt vast" in browser.sign_in(tamar).read(f"/straatplannen/{plan.id}/bewerken/grens").text
    asked = browser.send(f"/straatplannen/{plan.id}/bewerken", {**TEXT, "ring_m": 5})
    assert "De ring ligt vast" in asked.text


def rows_of(answer):
    soup = BeautifulSoup(answer.text, "html5lib")
    return [field.get("value", "") for field in soup.select("input[name^=title_]")]


def test_a_row_is_added_or_dropped_and_the_rest_that_was_typed_stays(browser, tamar):
    plan = make_plan(tamar)
    path = f"/straatplannen/{plan.id}/kaders"
    typed = {"title_0": "Riool", "firmness_0": "hard", "reason_0": "Net vernieuwd.", "title_1": "Bomen", "firmness_1": "soft"}
    more = browser.sign_in(tamar).send(path, {**typed, "more": "1"})
    assert (more.status_code, rows_of(more)) == (200, ["Riool", "Bomen", ""])
    fewer = browser.send(path, {**typed, "drop": "0"})
    assert rows_of(fewer) == ["Bomen"]
    assert BeautifulSoup(fewer.text, "html5lib").select_one("[name=firmness_0] [selected]")["value"] == "soft"


def test_the_map_opens_for_one_row_and_its_place_is_kept(browser, tamar):
    plan = make_plan(tamar)
    path = f"/straatplannen/{plan.id}/kaders"
    opened = browser.sign_in(tamar).send(path, {"title_0": "Riool", "title_1": "Bomen", "draw": "1"})
    maps = BeautifulSoup(opened.text, "html5lib").select("[data-module='map/draw']")
    assert [drawn["data-input"] for drawn in maps] == ["#geometry_1"]
    browser.send(path, {"title_0": "Riool", "geometry_0": '{"type":"Point","coordinates":[5.0207,51.02]}'})
    assert queries.list_bounds(plan.id)[0].geometry.x == 5.0207


@pytest.mark.parametrize("fields", [{"reason_0": "Zonder titel"}, {"title_0": "x" * 121}, {"title_0": "A", "kind_0": "gek"}])
def test_bounds_that_say_too_little_are_asked_again(browser, tamar, fields):
    plan = make_plan(tamar)
    before = [bound.title for bound in queries.list_bounds(plan.id)]
    asked = browser.sign_in(tamar).send(f"/straatplannen/{plan.id}/kaders", {"title_0": "", **fields})
    assert asked.status_code == 422
    assert [bound.title for bound in queries.list_bounds(plan.id)] == before


def test_two_designers_in_the_bounds_see_both_texts(browser, tamar):
    plan = make_plan(tamar)
    path = f"/straatplannen/{plan.id}/kaders"
    stale = browser.sign_in(tamar).read(path).select_one("[name=version]")["value"]
    browser.send(path, {"title_0": "Eerst", "firmness_0": "open"})
    clash = browser.send(path, {"title_0": "Later", "version": stale})
    assert clash.status_code == 409
    assert "Eerst" in clash.text
    assert "Later" in clash.text


def test_the_page_groups_the_bounds_by_what_can_change(browser, tamar):
    plan = make_plan(tamar)
    fields = {"title_0": "Riool", "firmness_0": Firmness.HARD.value, "title_1": "Groen", "firmness_1": Firmness.OPEN.value}
    browser.sign_in(tamar).send(f"/straatplannen/{plan.id}/kaders", fields)
    soup = browser.read(f"/straatplannen/{plan.id}-de-kerkstraat-opnieuw")
    shown = [(group.h3.text, group.select_one(".bound__title").text) for group in soup.select(".bound-group")]
    assert shown == [("Dit kan nog anders", "Groen"), ("Dit ligt vast", "Riool")]


def test_a_draft_is_put_online_from_the_page_of_rounds(browser, tamar):
    browser.sign_in(tamar).send("/straatplannen/nieuw", {**TEXT, "geometry": BORDER})
    plan = only_plan()
    here = browser.read(f"/straatplannen/{plan.id}/ronde")
    assert "3 adressen" in " ".join(here.select_one(".address-counts").text.split())
    browser.send(f"/straatplannen/{plan.id}/ronde", {}, action=f"/straatplannen/{plan.id}/online")
    assert only_plan().subject.is_published


def test_a_round_that_cannot_close_names_who_waits_and_links_to_it(browser, tamar):
    plan = make_plan(tamar, in_round=Round.WISHES)
    wish = make_wish(make_person("Fatma"), plan, "Een boom voor nummer 3")
    path = f"/straatplannen/{plan.id}/ronde"
    fields = {"sentence": "Kijk mee.", "ends_on": (now() + timedelta(days=9)).date().isoformat()}
    refused = browser.sign_in(tamar).send(path, fields)
    soup = BeautifulSoup(refused.text, "html5lib")
    assert refused.status_code == 422
    assert "nummer 1, “Een boom voor nummer 3”" in soup.select_one(".error-summary").text
    assert soup.select_one(".blocking a")["href"] == f"/straatplannen/{plan.id}/bureau/antwoord?kies={wish.id}"
    assert soup.select_one("#sentence")["value"] == "Kijk mee."


def test_a_round_opens_with_its_sentence_and_last_day(browser, tamar):
    plan = make_plan(tamar)
    path = f"/straatplannen/{plan.id}/ronde"
    assert "Zeg tot wanneer" in browser.sign_in(tamar).send(path, {"sentence": "Vertel."}).text
    ends_on = (now() + timedelta(days=9)).date()
    browser.send(path, {"sentence": "Vertel ons je wens.", "ends_on": ends_on.isoformat()})
    opened = queries.find_round(plan.id, Round.WISHES)
    assert (opened.sentence, opened.ends_on) == ("Vertel ons je wens.", ends_on)


def test_a_named_member_of_the_team_is_added_and_one_who_is_not_named_cannot_be(browser, tamar):
    plan = make_plan(tamar)
    named, unnamed = make_person("Sjoerd"), make_person("Stille")
    team = make_team("Team Groen")
    make_member(team, named, named=True)
    make_member(team, unnamed)
    make_member(team, tamar)
    path = f"/straatplannen/{plan.id}/ontwerpers"
    offered = [option.text for option in browser.sign_in(tamar).read(path).select("#persoon option")]
    assert "Sjoerd" in offered
    assert "Stille" not in offered
    browser.send(path, {"person": unnamed.id}, action=f"{path}/erbij")
    browser.send(path, {"person": named.id}, action=f"{path}/erbij")
    assert queries.get_plan(actor_of(tamar), plan.id).designer_ids() == {tamar.id, named.id}


def test_the_last_designer_stays(browser, tamar):
    plan = make_plan(tamar)
    path = f"/straatplannen/{plan.id}/ontwerpers"
    refused = browser.sign_in(tamar).post(f"{path}/weg", data={"person": tamar.id})
    assert refused.status_code in (400, 422)
    assert queries.get_plan(actor_of(tamar), plan.id).designer_ids() == {tamar.id}


def test_mijn_shows_the_plans_one_draws_and_who_waits_there(browser, tamar):
    plan = make_plan(tamar, in_round=Round.WISHES)
    make_wish(make_person("Fatma"), plan)
    soup = browser.sign_in(tamar).read("/mijn")
    assert soup.find("a", string="1 wacht op antwoord")["href"] == f"/straatplannen/{plan.id}/bureau"
