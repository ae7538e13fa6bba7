"""What is shown of voices, and when."""

import csv
import re

import pytest
from sqlalchemy import select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.streets import codes, queries
from participatie.streets.models import HandCount, HouseholdCode, HouseholdVoice, Round
from participatie.streets.views.results import took_part
from tests.factories.streets import bring_plan_to, give_code, let_speak
from tests.streets.households.codes import CODE, choose, known, vote


@pytest.mark.parametrize("who", ["visitor", "designer"])
def test_nobody_sees_an_interim_result_in_any_byte(app, browser, tamar, plan, who):
    vote(plan, 11, 3, 1)
    if who == "designer":
        browser.sign_in(tamar)
    paths = (f"/straatplannen/{plan.id}/stemmen", f"/straatplannen/{plan.id}-x", f"/straatplannen/{plan.id}/brieven")
    before = [strip(browser.get(path).text) for path in paths if who == "designer" or "brieven" not in path]
    db.session.query(HouseholdVoice).delete()
    after = [strip(browser.get(path).text) for path in paths if who == "designer" or "brieven" not in path]
    assert before == after


def strip(text):
    return re.sub(r'value="[^"]{20,}"', "", text)


def test_the_setting_may_make_interim_results_public(app, browser, plan, monkeypatch):
    vote(plan, 11, 3)
    monkeypatch.setitem(app.config, "INTERIM_RESULTS", True)
    assert "14 van de 24 adressen" in browser.read(f"/straatplannen/{plan.id}/stemmen").text


def test_a_closed_round_shows_the_street_and_the_ring_apart_with_how_many_said_nothing(browser, tamar, plan):
    vote(plan, 11, 10, 0)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    page = browser.read(f"/straatplannen/{plan.id}/stemmen")
    inside, ring = page.select(".zone-result")
    assert "21 van de 24 adressen antwoordden" in inside.text
    assert "3 zeiden niets; dat telt niet als ja" in inside.text
    assert [bar["value"] for bar in inside.select("progress")] == ["11", "10"]
    assert "Andere antwoorden samen" in inside.text
    assert "Geen mening" not in inside.text
    assert "Minder dan 10" in ring.text
    assert "27" not in page.select_one("main").text
    assert "21 van de 24" in browser.read(f"/straatplannen/{plan.id}-x").text


def test_the_figures_as_csv_are_those_of_the_page_and_no_more(browser, tamar, plan):
    plan.subject.title = "=De Kerkstraat"
    queries.find_newest(plan.id).name = "=1+1"
    vote(plan, 11, 10, 1)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    answer = browser.get(f"/straatplannen/{plan.id}/stemmen.csv?scheiding=komma")
    lines = list(csv.reader(answer.get_data(as_text=True).removeprefix("\ufeff").splitlines()))
    inside = [line[2:] for line in lines if line[1] == "In de straat"]
    assert inside[0] == ["zone", "", "", "24", "22"]
    assert [line[4] for line in inside if line[0] == "antwoord"] == ["11", "11"]
    assert {line[2] for line in inside if line[0] == "antwoord"} == {"Prima", "Andere antwoorden samen"}
    assert next(line[3:] for line in lines if line[1] == "In de ring eromheen") == ["", "", "3", ""]
    assert not [cell for line in lines for cell in line if cell.startswith("=")]


def test_what_was_said_with_a_new_code_is_counted_apart_but_not_when_it_are_few(browser, tamar, plan):
    for address in queries.list_plan_addresses(plan.id)[3:15]:
        give_code(plan, address, codes.new_code())
        db.session.scalars(select(HouseholdCode).order_by(HouseholdCode.id.desc())).first().is_replacement = True
    vote(plan, 11, 10)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    few = browser.read(f"/straatplannen/{plan.id}/stemmen").select(".zone-result")[0].text
    assert "Vervangen codes: 12." in few
    assert "laten we niet zien" in few
    for voice in db.session.scalars(select(HouseholdVoice).limit(11)):
        voice.by_replacement = True
    many = browser.read(f"/straatplannen/{plan.id}/stemmen").select(".zone-result")[0].text
    assert "kwamen 11 antwoorden binnen" in many


def test_a_voice_by_a_new_code_is_marked_until_the_household_speaks_otherwise(browser, plan, house):
    give_code(plan, house, CODE)
    known().code.is_replacement = True
    choose(browser, "fine")
    assert db.session.scalars(select(HouseholdVoice)).one().by_replacement


def test_fewer_than_ten_answers_show_no_figures(browser, tamar, plan):
    vote(plan, 6, 3)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    inside = browser.read(f"/straatplannen/{plan.id}/stemmen").select(".zone-result")[0]
    assert "Minder dan 10" in inside.text
    assert not inside.select("progress")


def test_hands_in_the_room_stand_beside_the_voices(browser, tamar, plan):
    counted = HandCount(plan_id=plan.id, question="Wie wil de drempel?", fine=31, present=40, held_on=now().date())
    counted.counted_at = now()
    db.session.add(counted)
    vote(plan, 11, 3)
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    page = browser.read(f"/straatplannen/{plan.id}/stemmen")
    assert "31" in page.select_one("#handen").parent.text
    assert "42" not in page.select_one("main").text


def test_the_panel_takes_the_same_number_of_statements_for_many_voices(app, counting, tamar, plan):
    bring_plan_to(tamar, plan, Round.PREFERENCE)
    with app.test_request_context(), counting() as few:
        took_part(plan, queries.list_rounds(plan.id), queries.count_addresses(plan.id))
    for address in queries.list_plan_addresses(plan.id):
        let_speak(plan, address)
    with app.test_request_context(), counting() as many:
        took_part(plan, queries.list_rounds(plan.id), queries.count_addresses(plan.id))
    assert len(few) == len(many) <= 6
