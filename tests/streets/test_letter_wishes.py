"""A household places a wish with the code of its letter, and nobody learns which household it was."""

import pytest
from sqlalchemy import func, select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.keyed import keyed_hash
from participatie.streets import codes, queries, services
from participatie.streets.models import Ask, Contribution, HouseholdCode, Round, Source
from participatie.streets.services.recording import Said
from participatie.subjects.models import HistoryEntry
from tests.factories.parallel import filled_form
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import (
    answer,
    bring_plan_to,
    drawing,
    give_code,
    make_houses,
    make_plan,
    make_version,
    print_letters_for,
)
from tests.factories.teams import make_team

CODE = "CDFGHJKMNPRT"
WISH = {"title": "Een bank in de zon", "why": "Om even te zitten."}


@pytest.fixture
def tamar(app):
    make_municipality()
    make_team("Opvangteam")
    make_houses(3, 2)
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


@pytest.fixture
def house(plan):
    return next(address for address in queries.list_plan_addresses(plan.id) if address.zone == "inside")


def placed():
    return db.session.scalars(select(Contribution)).all()


def test_letters_for_wishes_count_as_a_question_to_each_address(tamar, plan):
    batch = print_letters_for(tamar, plan)
    assert (batch.round, batch.done) == (Round.WISHES, 3)
    assert db.session.scalar(select(func.count(Ask.id))) == 3


def test_the_code_of_a_letter_places_a_wish_without_an_account_and_without_the_address(browser, plan, house):
    give_code(plan, house, CODE)
    assert browser.send(f"/s/{CODE}", WISH, action="").status_code == 303
    wish = placed()[0]
    assert (wish.source, wish.subject.creator_id, wish.number) == (Source.LETTER, None, 1)
    browser.get("/")
    for rest in (f"inbreng/{wish.id}-x", f"{plan.id}/inbreng.csv", f"{plan.id}-x"):
        shown = browser.get(f"/straatplannen/{rest}", follow_redirects=True)
        assert shown.status_code == 200
        assert "Een bank in de zon" in shown.text or rest.endswith(f"{plan.id}-x")
        assert house.label not in shown.text
        assert CODE not in shown.text
    assert not [it for it in db.session.scalars(select(HistoryEntry)) if house.label in str(it.facts) or CODE in str(it.facts)]


def test_the_designer_does_not_learn_who_wished_either(browser, tamar, plan, house):
    give_code(plan, house, CODE)
    browser.send(f"/s/{CODE}", WISH, action="")
    browser.sign_in(tamar)
    desk = browser.read(f"/straatplannen/{plan.id}/bureau").text
    assert "Een bank in de zon" in desk
    assert house.label not in desk


def test_the_household_reads_the_answer_with_the_same_code_also_after_the_round(browser, tamar, plan, house):
    give_code(plan, house, CODE)
    browser.send(f"/s/{CODE}", WISH, action="")
    late = filled_form(browser.read(f"/s/{CODE}"), "", **WISH)
    plan = queries.get_plan(drawing(tamar), plan.id)
    answer(tamar, queries.get_contribution(drawing(tamar), placed()[0].id), "along")
    assert "Goed idee." in browser.read(f"/s/{CODE}").text
    plan = queries.get_plan(drawing(tamar), plan.id)
    make_version(plan)
    bring_plan_to(tamar, plan, Round.VARIANTS)
    page = browser.read(f"/s/{CODE}")
    assert "Deze ronde is gesloten" in page.text
    assert "Goed idee." in page.text
    assert not page.select("form.voice-form")
    assert "gesloten" in browser.post(f"/s/{CODE}", data=late).text
    assert len(placed()) == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"title": ""}, "Schrijf je wens in één zin"),
        ({"title": "Bel 06-12345678"}, "telefoonnummer"),
        ({"title": "Voor de deur van kerkstraat 1"}, "je eigen adres"),
        ({**WISH, "geometry": '{"type":"Point","coordinates":[4.1,52.9]}'}, "buiten de straat"),
        ({**WISH, "geometry": "{"}, "klopt"),
    ],
    ids=["empty", "telephone", "own address", "elsewhere", "no place"],
)
def test_what_cannot_be_placed_is_said_at_its_field_and_the_text_stays(browser, plan, house, typed, sentence):
    give_code(plan, house, CODE)
    answered = browser.send(f"/s/{CODE}", typed, action="")
    assert answered.status_code == 422
    assert sentence in answered.text
    assert typed["title"] in answered.text
    assert placed() == []


def test_a_wish_can_be_put_on_a_part_of_the_street_and_on_the_map(browser, plan, house):
    give_code(plan, house, CODE)
    browser.send(f"/s/{CODE}", {**WISH, "part": "1"}, action="")
    browser.send(f"/s/{CODE}", {**WISH, "geometry": '{"type":"Point","coordinates":[5.0207,51.02]}'}, action="")
    first, second = placed()
    assert first.place_label.startswith("De kant van")
    assert (second.place_label, second.subject.geometry.geom_type) == ("Kerkstraat", "Point")


def test_a_replaced_code_places_nothing(browser, plan, house):
    give_code(plan, house, CODE)
    data = filled_form(browser.read(f"/s/{CODE}"), "", **WISH)
    db.session.scalars(select(HouseholdCode)).one().replaced_at = now()
    assert "Er is een nieuwe brief" in browser.post(f"/s/{CODE}", data=data).text
    assert placed() == []


def test_a_letter_places_ten_wishes_and_no_more(browser, plan, house):
    give_code(plan, house, CODE)
    known = queries.find_code([db.session.scalars(select(HouseholdCode.code_hash)).one()])
    for n in range(10):
        services.wish_by_code(known, Said(f"Wens {n}"))
    assert "al 10 wensen" in browser.send(f"/s/{CODE}", WISH, action="").text
    assert len(placed()) == 10


def test_the_page_of_a_code_asks_the_database_as_often_for_ten_wishes_as_for_one(browser, counting, tamar, plan, house):
    give_code(plan, house, CODE)
    plan_id, asked = plan.id, []
    for titles in (["Een bank"], [f"Een bank, nummer {n}" for n in range(2, 11)]):
        for title in titles:
            known = queries.find_code([keyed_hash(codes.PURPOSE, CODE)])
            queries.get_plan(drawing(tamar), plan_id)
            answer(tamar, services.wish_by_code(known, Said(title)), "along")
        browser.read(f"/s/{CODE}")
        with counting() as statements:
            assert browser.read(f"/s/{CODE}").text.count("Goed idee.") == len(asked) * 9 + 1
        asked.append(len(statements))
    assert asked[0] == asked[1] <= 12
