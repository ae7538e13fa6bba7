"""The register, the answer to "may I do this", and how many statements they take."""

import csv
import io

import pytest
from flask import current_app
from sqlalchemy import insert

from participatie.kernel.access import NOBODY
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.mandates import queries, services
from participatie.mandates.including import decisions_of
from participatie.mandates.models import Decision, Mandate
from tests.factories.areas import make_area
from tests.factories.clients import Browser
from tests.factories.mandates import make_decision, make_escalation, make_mandate, make_part, plan_for
from tests.factories.people import actor_of, make_person
from tests.factories.teams import make_member, make_team
from tests.factories.threads import make_topic

pytestmark = pytest.mark.usefixtures("app")
MOST_STATEMENTS = 8


@pytest.fixture
def browser(app):
    app.test_client_class = Browser
    return app.test_client()


def holder():
    make_team()
    team, person = make_team(), make_person()
    make_member(team, person)
    return team, person


def many(team, person, topic, mandates=200, decisions=1000):
    """So many mandates of one team, and so many decisions of this year under them."""
    made = [make_mandate(team, amount_cents=100_000 + number, year_cents=10**9) for number in range(mandates)]
    row = {"subject_id": topic.id, "mandate_version": 1, "holder_id": team.id, "person_id": person.id, "kind": "object"}
    row |= {"amount_cents": 100, "addresses": 0, "is_reversible": True, "question": "?", "options": "", "choice": "Ja"}
    row |= {"reason": "Ja", "checks": [], "year": today().year, "difference": "", "objection": "", "decided_at": now()}
    db.session.execute(insert(Decision), [{**row, "mandate_id": made[n % mandates].id} for n in range(decisions)])
    return made


def test_a_decision_is_checked_against_200_mandates_and_1000_decisions_in_few_statements(counting):
    team, person = holder()
    topic = make_topic()
    many(team, person, topic)
    db.session.commit()
    db.session.expunge_all()
    actor = actor_of(person)
    with counting() as statements:
        weighed = queries.weigh(actor, plan_for(400).proposal, subject_id=topic.id)
    assert len(weighed) == 200
    assert weighed[0].checks[2].value == 40_000 + 500
    assert len(statements) <= MOST_STATEMENTS


def test_deciding_takes_as_many_statements_with_many_mandates_as_with_one(counting):
    taken = []
    for mandates in (1, 30):
        team, person = holder()
        topic = make_topic()
        made = many(team, person, topic, mandates, 60)
        db.session.commit()
        mandate_id = made[0].id
        db.session.expunge_all()
        mandate = queries.get_mandate(mandate_id)
        with counting() as statements:
            services.decide(actor_of(person), db.session.merge(topic), mandate, plan_for(4))
        taken.append(len(statements))
    assert taken[0] == taken[1]


@pytest.mark.parametrize("path", ["/mandaten", "/besluiten", "/mandaten/mandaten.csv"])
def test_lists_take_as_many_statements_for_fifteen_as_for_one(browser, counting, path):
    team, person = holder()
    topic = make_topic()
    taken = []
    for more in (1, 14):
        made = many(team, person, topic, more, more)
        assert len(made) == more
        db.session.commit()
        with counting() as statements:
            assert browser.get(path).status_code == 200
        taken.append(len(statements))
    assert taken[0] == taken[1]


def test_the_register_is_read_by_everybody_and_filtered(browser):
    team, _person = holder()
    town = make_area("Beemdwaard")
    square, elsewhere = make_area("Plein", town), make_area("Haven", town)
    make_mandate(team, sentence="Zet banken neer", kinds=frozenset({"object"}), area_ids=frozenset({square.id}))
    make_mandate(team, sentence="Geeft vergunningen", excluded=frozenset({"object"}))
    ended = make_mandate(team, sentence="Was er eerst")
    services.end_mandate(services_actor(), ended)

    def shown(query):
        return [it.get_text(strip=True) for it in browser.read(f"/mandaten{query}").select(".mandate__sentence")]

    assert set(shown("")) == {"Zet banken neer", "Geeft vergunningen"}
    assert shown("?soort=object") == ["Zet banken neer"]
    assert shown(f"?gebied={elsewhere.code}") == ["Geeft vergunningen"]
    assert set(shown(f"?gebied={town.code}")) == {"Zet banken neer", "Geeft vergunningen"}
    assert "Was er eerst" in shown("?ook=gestopt")
    assert shown("?van=1&soort=niets") == []


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "2147483648"])
def test_numbers_that_name_nothing_break_no_page(browser, number):
    team, person = holder()
    make_mandate(team)
    browser.sign_in(person)
    topic = make_topic()
    assert browser.get(f"/mandaten?van={number}").status_code == 200
    assert browser.get(f"/besluiten?van={number}").status_code == 404
    for name in ("vraag", "verbetert"):
        assert browser.get(f"/besluiten/nieuw/{topic.id}?{name}={number}").status_code == 404
    ask = f"/api/v1/mandaten/mag-ik-dit?kind=object&area=&theme=&subject={number}&holder={number}&corrects={number}"
    assert browser.get(ask).json["answer"] == ""


@pytest.mark.parametrize("week", ["0001-01-01", "9999-12-31", "gisteren", "2026-02-30", ""])
def test_a_week_that_is_none_is_another(browser, week):
    team, _person = holder()
    giver = make_person()
    make_mandate(team, giver)
    browser.sign_in(giver)
    assert browser.get(f"/mandaten/achteraf?week={week}").status_code == 200


def services_actor():
    return actor_of(make_person(None, None, "administrator"))


def test_the_register_can_be_taken_home_as_csv(browser):
    team, _person = holder()
    make_mandate(team, sentence="=1+1", amount_cents=100_050, legal_url="https://wetten.example.org/1")
    text = browser.get("/mandaten/mandaten.csv").data.decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert (row["in_een_zin"], row["euro_per_besluit"]) == ("'=1+1", "1000.5")


def test_may_i_do_this_answers_yes_ask_first_and_no_without_a_script(browser):
    team, person = holder()
    adviser = make_team("Team Groen")
    make_mandate(team, amount_cents=100_000, kinds=frozenset({"object"}))
    make_mandate(team, amount_cents=100_000, kinds=frozenset({"trees"}), adviser_ids=frozenset({adviser.id}))
    ask = f"/mandaten/mag-ik-dit?holder={team.id}&area=&theme=&days=&addresses=&is_reversible=y"
    browser.sign_in(person)

    def answer(more):
        return browser.read(f"{ask}&{more}").select_one("[data-answer-sentence]").get_text(strip=True)

    assert answer("kind=object&amount=400") == "Ja, beslis zelf."
    assert answer("kind=trees&amount=400") == "Ja, vraag eerst advies aan Team Groen."
    assert answer("kind=object&amount=1.200") == "Nee, dit gaat over de grens: bedrag."
    assert browser.get(f"{ask}&kind=object&amount=1.50").status_code == 400


def test_the_script_gets_the_same_answer_as_the_page(browser):
    team, person = holder()
    mandate = make_mandate(team, amount_cents=100_000)
    browser.sign_in(person)
    ask = "/api/v1/mandaten/mag-ik-dit?kind=object&area=&theme=&days=&addresses=&is_reversible=y"
    found = browser.get(f"{ask}&amount=1200&mandate={mandate.id}").json
    assert (found["answer"], found["sentence"]) == ("no", "Nee, dit gaat over de grens: bedrag.")
    assert [check["verdict"] for check in found["checks"]] == ["inside", "outside"]
    assert browser.get(f"{ask}&amount=400").json["answer"] == "yes"
    assert browser.get(f"{ask}&amount=1.50").status_code == 422
    assert browser.get("/api/v1/mandaten/mag-ik-dit?kind=vliegen&area=&theme=").status_code == 400


def test_an_administrator_writes_down_a_mandate_and_its_page_says_it(browser):
    team, _person = holder()
    giver = make_person()
    browser.sign_in(make_person(None, None, "administrator"))
    typed = {"sentence": "Zet banken neer", "giver": "college van B en W", "giver_person": giver.email, "holder": str(team.id)}
    figures = {"amount": "1.000", "kinds": ["object", "lend"], "giver_partner": "", "giver_team": "", "may_pass_on": "y"}
    answer = browser.send("/mandaten/nieuw", {**typed, **figures})
    mandate = db.session.query(Mandate).one()
    assert answer.location == f"/mandaten/{mandate.id}"
    page = browser.read(answer.location).get_text(" ", strip=True)
    assert "hoogstens € 1.000" in page
    assert "Iets plaatsen en ruimte of spullen uitlenen" in page
    changed = browser.send(
        f"/mandaten/{mandate.id}/veranderen",
        {**typed, **figures, "amount": "2.000", "why": "Het was te krap.", "version": "1"},
    )
    assert changed.status_code == 302
    assert "Het was te krap." in browser.read(answer.location).get_text()
    stale = browser.send(f"/mandaten/{mandate.id}/veranderen", {**typed, **figures, "why": "Nog eens.", "version": "1"})
    assert stale.status_code == 409
    assert browser.send(f"/mandaten/{mandate.id}/stoppen", {}).status_code == 302
    assert "is gestopt op" in browser.read(answer.location).get_text()


def test_a_member_passes_on_a_part_at_its_page_and_not_more_than_there_is(browser):
    team, person = holder()
    other = make_team()
    mandate = make_mandate(team, amount_cents=100_000, may_pass_on=True)
    browser.sign_in(person)
    path = f"/mandaten/{mandate.id}/doorgeven"
    typed = {"sentence": "Zet een bank neer", "holder": str(other.id), "amount": "2.000"}
    refused = browser.send(path, typed)
    assert refused.status_code == 422
    assert "Dit gaat verder dan je zelf mag: bedrag." in refused.text
    assert browser.send(path, {**typed, "amount": "500"}).status_code == 302


def test_team_and_subject_pages_say_what_may_be_decided_and_what_was(browser):
    team, person = holder()
    topic = make_topic()
    mandate = make_mandate(team, sentence="Zet banken neer", amount_cents=100_000, year_cents=400_000)
    make_decision(topic, mandate, person, choice="Een bank bij de vijver")
    make_escalation(topic, mandate, person, question="Mag een dure bank?")
    page = browser.read(f"/teams/{team.id}-{team.subject.title.lower().replace(' ', '-')}").get_text(" ", strip=True)
    assert "Zet banken neer" in page
    assert "€ 100 van € 4.000 in" in page
    assert "Een bank bij de vijver" in page
    with current_app.test_request_context():
        part = decisions_of(NOBODY, topic).values
    assert [line.choice for line in part.lines] == ["Een bank bij de vijver"]
    assert [line.question for line in part.waiting] == ["Mag een dure bank?"]


def test_a_part_hangs_under_its_mandate_on_both_pages(browser):
    team, person = holder()
    other = make_team()
    mandate = make_mandate(team, sentence="Zet banken neer", amount_cents=100_000, may_pass_on=True)
    part = make_part(mandate, other, actor_of(person), amount_cents=5000)
    assert "Een deel ervan" in browser.read(f"/mandaten/{mandate.id}").get_text()
    assert "Zet banken neer" in browser.read(f"/mandaten/{part.id}").get_text()
