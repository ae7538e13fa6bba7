"""The desk: finding, counting and gathering what was brought in, and answering it."""

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import func, select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.streets import queries, services
from participatie.streets.models import Contribution, Element, Reply, Round, Verdict
from participatie.streets.queries import DeskFilter, Standing
from participatie.streets.services.contributions import Wording
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.streets import (
    IN_THE_RING,
    IN_THE_STREET,
    answer,
    bring_plan_to,
    drawing,
    make_plan,
    make_remark,
    make_version,
    make_wish,
)
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def town():
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def tamar():
    return make_person("Tamar")


@pytest.fixture
def fatma():
    return make_person("Fatma")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def wish_at(writer, plan, title, label="", kind="", place=IN_THE_STREET):
    actor = actor_of(writer)
    wish = services.begin_wish(actor, plan, Wording(title, why="Daarom.", place_label=label, element_kind=kind), place)
    services.place_contribution(actor, wish)
    return wish


def desk_of(plan):
    return f"/straatplannen/{plan.id}/bureau"


def titles(soup):
    return [link.text for link in soup.select(".desk-row__title")]


def test_the_desk_begins_with_what_has_no_answer_and_counts_the_rest(browser, tamar, fatma, plan):
    answer(tamar, make_wish(fatma, plan, "Een boom"), Verdict.ALONG)
    make_wish(fatma, plan, "Een drempel")
    soup = browser.sign_in(tamar).read(desk_of(plan))
    assert titles(soup) == ["Een drempel"]
    counts = [one.text.split() for one in soup.select(".standings__one")]
    assert ["Wacht", "op", "antwoord", "1"] in counts
    assert ["Alles", "2"] in counts


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("soort=opmerking", {"De boom staat scheef"}),
        ("soort=wens", {"Een drempel", "Een bankje", "Langzaam rijden"}),
        ("onderdeel=bench", {"Een bankje"}),
        ("onderdeel=tree", {"De boom staat scheef"}),
        ("plek=plek:Kerkstraat 3", {"Een drempel"}),
        ("plek=onderdeel:boom-1", {"De boom staat scheef"}),
        ("zone=ring", {"Langzaam rijden"}),
        ("q=bankje", {"Een bankje"}),
        ("q=2", {"Een bankje"}),
        ("q=100%25", set()),
        ("bron=paper", set()),
        ("onderdeel=bestaatniet", {"Een drempel", "Een bankje", "Langzaam rijden", "De boom staat scheef"}),
    ],
)
def test_each_filter_in_the_address_narrows_what_is_shown(browser, tamar, fatma, plan, query, expected):
    wish_at(fatma, plan, "Een drempel", label="Kerkstraat 3")
    wish_at(fatma, plan, "Een bankje", kind="bench")
    wish_at(fatma, plan, "Langzaam rijden", place=IN_THE_RING)
    version = make_version(plan)
    db.session.add(Element(version_id=version.id, key="boom-1", kind="tree", geometry=IN_THE_STREET))
    for wish in queries.list_mine(actor_of(fatma), plan.id):
        answer(tamar, wish, Verdict.ALONG)
    bring_plan_to(tamar, plan, Round.VARIANTS)
    make_remark(fatma, plan, version, "De boom staat scheef", element_key="boom-1")
    found = titles(browser.sign_in(tamar).read(f"{desk_of(plan)}?antwoord=alles&{query}"))
    assert set(found) == expected


def test_a_version_can_be_chosen(tamar, fatma, plan):
    version = make_version(plan)
    bring_plan_to(tamar, plan, Round.VARIANTS)
    make_remark(fatma, plan, version)
    assert queries.page_desk(DeskFilter(plan.id, version_id=version.id)).total == 1
    assert queries.page_desk(DeskFilter(plan.id, version_id=version.id + 1)).total == 0


def test_what_is_about_one_place_stands_together(browser, tamar, fatma, plan):
    for title, label in (("Een", "Kerkstraat 3"), ("Twee", "Kerkstraat 9"), ("Drie", "Kerkstraat 3")):
        wish_at(fatma, plan, title, label=label)
    soup = browser.sign_in(tamar).read(f"{desk_of(plan)}?groep=plek")
    assert titles(soup) == ["Een", "Drie", "Twee"]
    assert [" ".join(head.text.split()) for head in soup.select(".desk__place-name")] == ["Kerkstraat 3 2", "Kerkstraat 9 1"]


def test_fifty_stand_on_a_page_and_the_pages_follow_each_other(tamar, fatma, plan):
    for n in range(52):
        make_wish(fatma, plan, f"Wens {n}")
    first, second = (queries.page_desk(DeskFilter(plan.id), page) for page in (1, 2))
    assert (len(first.rows), first.pages, [row.title for row in second.rows]) == (50, 2, ["Wens 50", "Wens 51"])
    assert queries.page_desk(DeskFilter(plan.id), 9).number == 2


def test_hidden_and_withdrawn_wishes_wait_for_nobody(tamar, fatma, plan):
    hidden, gone = make_wish(fatma, plan, "Verborgen"), make_wish(fatma, plan, "Terug")
    hidden.subject.hidden_at = now()
    services.withdraw(actor_of(fatma), gone)
    assert queries.page_desk(DeskFilter(plan.id, Standing.ALL)).total == 0


def test_the_desk_asks_the_database_as_often_for_fifty_as_for_one(browser, counting, tamar, fatma, plan):
    browser.sign_in(tamar)
    answer(tamar, wish_at(fatma, plan, "Een", label="Kerkstraat 3"), Verdict.ALONG)
    browser.read(f"{desk_of(plan)}?antwoord=alles")
    with counting() as few:
        browser.read(f"{desk_of(plan)}?antwoord=alles")
    plan = queries.get_plan(drawing(tamar), plan.id)
    for n in range(50):
        answer(tamar, wish_at(fatma, plan, f"Wens {n}", label=f"Kerkstraat {n}"), Verdict.ALONG)
    with counting() as many:
        browser.read(f"{desk_of(plan)}?antwoord=alles")
    assert len(many) <= len(few)


def test_one_wish_is_answered_and_the_designer_goes_on_where_they_were(browser, tamar, fatma, plan):
    wish = make_wish(fatma, plan)
    here = f"{desk_of(plan)}?soort=wens"
    path = f"{desk_of(plan)}/antwoord?kies={wish.id}&next={here}"
    sent = browser.sign_in(tamar).send(path, {"verdict": "declined", "body": "De brandweer moet erdoor."})
    assert sent.location == here
    assert db.session.scalars(select(Reply.body)).all() == ["De brandweer moet erdoor."]


def test_several_are_answered_at_once_and_each_has_a_reply_of_its_own(browser, tamar, fatma, plan):
    one, two, three = (make_wish(fatma, plan, title) for title in ("Een", "Twee", "Drie"))
    path = f"{desk_of(plan)}/antwoord?kies={one.id}&kies={two.id}"
    browser.sign_in(tamar).send(path, {"verdict": "along", "body": "We nemen het mee."})
    answered = db.session.scalars(select(Reply.contribution_id).order_by(Reply.contribution_id)).all()
    assert answered == [one.id, two.id]
    assert queries.first_waiting(plan.id).id == three.id


def test_all_that_a_filter_finds_can_be_answered_at_once(browser, tamar, fatma, plan):
    for title in ("Een boom", "Nog een boom", "Een bankje"):
        make_wish(fatma, plan, title)
    link = browser.sign_in(tamar).read(f"{desk_of(plan)}?q=boom").select_one(".desk__bar a")
    assert "alle 2" in link.text
    browser.send(link["href"], {"verdict": "along", "body": "Bomen komen er."})
    assert db.session.scalar(select(func.count(Reply.id))) == 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"body": "Ja."}, "Kies wat je antwoordt."),
        ({"verdict": "along", "body": " "}, "Schrijf in een of twee zinnen waarom."),
        ({"verdict": "taken_up", "body": "Staat erin."}, "Zeg in welke versie dit verwerkt is."),
        ({"verdict": "waiting", "body": "Ja."}, ""),
        ({"verdict": "along", "body": "x" * 4001}, "1 tekens te lang"),
    ],
)
def test_an_answer_that_lacks_something_is_asked_again_with_all_that_was_typed(browser, tamar, fatma, plan, fields, sentence):
    wish = make_wish(fatma, plan)
    asked = browser.sign_in(tamar).send(f"{desk_of(plan)}/antwoord?kies={wish.id}", fields)
    assert asked.status_code == 422
    assert sentence in asked.text
    assert fields["body"].strip() in BeautifulSoup(asked.text, "html5lib").select_one("#body").text
    assert db.session.scalar(select(func.count(Reply.id))) == 0


def test_taken_up_names_the_version_and_the_element_in_it(browser, tamar, fatma, plan):
    wish, version = make_wish(fatma, plan), make_version(plan)
    db.session.add(Element(version_id=version.id, key="drempel-1", kind="threshold", geometry=IN_THE_STREET))
    path = f"{desk_of(plan)}/antwoord?kies={wish.id}"
    choices = [option["value"] for option in browser.sign_in(tamar).read(path).select("#element option")]
    assert choices == ["", "drempel-1"]
    fields = {"verdict": "taken_up", "body": "Er ligt een drempel.", "version": version.id, "element": "drempel-1"}
    assert browser.send(path, fields).status_code == 302
    assert list(queries.list_causes(version.id)) == [("drempel-1", wish.id, "Een drempel bij de school", "")]


def test_an_element_of_another_version_is_refused(browser, tamar, fatma, plan):
    wish, first = make_wish(fatma, plan), make_version(plan)
    newest = make_version(plan)
    db.session.add(Element(version_id=newest.id, key="drempel-1", kind="threshold", geometry=IN_THE_STREET))
    fields = {"verdict": "partly", "body": "Half.", "version": first.id, "element": "drempel-1"}
    asked = browser.sign_in(tamar).send(f"{desk_of(plan)}/antwoord?kies={wish.id}", fields)
    assert "staat niet in die versie" in asked.text


def test_earlier_answers_stay_readable_where_one_answers_again(browser, tamar, fatma, plan):
    wish = make_wish(fatma, plan)
    answer(tamar, wish, Verdict.ASKED)
    soup = browser.sign_in(tamar).read(f"{desk_of(plan)}/antwoord?kies={wish.id}")
    assert "Vraag terug" in soup.select_one(".reply-list").text


def test_nothing_chosen_leads_back_with_a_word(browser, tamar, plan):
    back = browser.sign_in(tamar).get(f"{desk_of(plan)}/antwoord?next={desk_of(plan)}")
    assert back.location == desk_of(plan)
    assert "Kies eerst" in browser.get(desk_of(plan)).text


def test_a_wish_of_another_plan_cannot_be_answered_from_here(browser, tamar, fatma, plan):
    other = make_wish(fatma, make_plan(tamar, "Een andere straat", Round.WISHES))
    assert browser.sign_in(tamar).get(f"{desk_of(plan)}/antwoord?kies={other.id}").status_code == 404
    assert db.session.get(Contribution, other.id).verdict is Verdict.WAITING


def test_an_unknown_standing_is_no_page(browser, tamar, plan):
    assert browser.sign_in(tamar).get(f"{desk_of(plan)}?antwoord=zomaar").status_code == 400


def test_only_designers_come_to_the_desk(browser, fatma, plan):
    assert browser.get(desk_of(plan)).location.startswith("/inloggen")
    assert browser.sign_in(fatma).get(desk_of(plan)).status_code == 403


def test_an_answer_to_nothing_is_refused(browser, tamar, plan):
    asked = browser.sign_in(tamar).send(f"{desk_of(plan)}/antwoord", {"verdict": "along", "body": "Ja."})
    assert asked.status_code == 422
    assert "Kies eerst op welke wensen" in asked.text


def test_a_second_window_on_one_wish_is_told_of_the_first_answer_and_leads_back_to_the_form(browser, tamar, fatma, plan):
    wish = make_wish(fatma, plan, "Een boom")
    path = f"/straatplannen/{plan.id}/bureau/antwoord?kies={wish.id}"
    browser.sign_in(tamar)
    begun = {field["name"]: field.get("value", "") for field in browser.read(path).select("form input[type=hidden][name]")}
    answer(tamar, queries.get_contribution(actor_of(tamar), wish.id), Verdict.DECLINED)
    sent = browser.post(path, data=begun | {"verdict": "along", "body": "Komt goed."})
    soup = BeautifulSoup(sent.get_data(as_text=True), "html.parser")
    assert sent.status_code == 409
    assert soup.select_one("textarea").text.strip() == "Komt goed."
    assert "Tamar" in soup.select_one(".conflict__text").text
    assert soup.select_one(".button-row a")["href"].startswith(path)
    assert db.session.scalar(select(func.count()).select_from(Reply)) == 1
