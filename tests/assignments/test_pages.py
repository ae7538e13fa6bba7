"""The pages of assignments, without scripts: agreeing, reading, and what goes wrong on the way."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from participatie.assignments import queries, services
from participatie.assignments.models import Assignment, AssignmentState
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.partners.models import PartnerKind
from tests.factories.assignments import give_hours, make_table, some_what
from tests.factories.initiatives import make_initiative
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_member, make_team

At = AssignmentState
ATOM = "{http://www.w3.org/2005/Atom}"


def page_of(table):
    return f"/opdrachten/{table.assignment.id}-x"


def typed(**other):
    return {
        "title": "Minder stenen",
        "result": "Honderd geveltuinen.",
        "effect": "De straat blijft koeler.",
        "indicator": "graden op een hete dag",
        "unit": "graden",
        "start": "34",
        "aim": "31,5",
        "measure_on": (today() + timedelta(days=100)).isoformat(),
        "bounds": "De stoep blijft breed genoeg.",
        "bounds_url": "/mandaten",
        "budget": "1.200,50",
        "hours": "80",
        "starts_on": today().isoformat(),
        "ends_on": (today() + timedelta(days=90)).isoformat(),
        "theme": "",
        "area": "",
        "touches_residents": "y",
        "for_residents": "Er komt groen aan je gevel.",
        **other,
    }


def texts(page, selector):
    return [found.get_text(" ", strip=True) for found in page.select(selector)]


def test_a_client_and_a_team_agree_change_deliver_and_measure(browser):
    client, taker = make_person("Wil Jansen"), make_person("Tom")
    partner, team = make_partner("Gemeente Vierkant", PartnerKind.MUNICIPALITY), make_team("Team Groen")
    make_speaker(partner, client)
    make_member(team, taker)
    browser.sign_in(client)
    draft = {"role": "wethouder groen", "team": team.id, "voice": f"partner-{partner.id}"}
    assert browser.send("/opdrachten/nieuw", typed(**draft)).status_code == 302
    made = db.session.query(Assignment).one()
    here = f"/opdrachten/{made.id}"
    browser.send(f"{here}/stap/voorleggen")
    browser.send(f"{here}/ja")
    browser.sign_in(taker)
    browser.send(f"{here}/ja")
    assert queries.get_assignment(SYSTEM, made.id).state is At.ACCEPTED
    browser.send(f"{here}/stap/beginnen", {"sentence": "We beginnen in de Kerkstraat."})
    browser.send(f"{here}/iets-anders", typed(hours="100", why="Er doen meer huizen mee."))
    browser.sign_in(client)
    shown = browser.read(here + "-minder-stenen")
    assert "80" in texts(shown, "del")[0]
    assert "100" in texts(shown, "ins")[0]
    browser.send(f"{here}/ja")
    browser.sign_in(taker)
    browser.send(f"{here}/stap/opleveren", {"sentence": "Honderd tuinen staan er."})
    browser.send(f"{here}/effect", {"value": "32", "measured_on": today().isoformat(), "sentence": "Het is koeler."})
    done = queries.get_assignment(SYSTEM, made.id)
    assert (done.state, done.agreed_number) == (At.MEASURED, 2)
    public = browser.application.test_client().get(here + "-minder-stenen").text
    assert "wethouder groen Wil Jansen (Gemeente Vierkant)" in public
    assert "32 graden" in public


def test_the_page_of_an_initiative_names_the_assignment_team_client_and_effect(browser):
    make_municipality()
    table, maker = make_table(At.RUNNING), make_person()
    initiative = make_initiative(maker, make_theme())
    services.carry(table.actor("client"), table.assignment, initiative.id)
    part = browser.read(f"/initiatieven/{initiative.id}-een-pluktuin").select_one("#opdracht").get_text(" ", strip=True)
    client = f"wethouder verkeer {table.client.display_name} ( {table.partner.subject.title} )".replace("( ", "(").replace(
        " )", ")"
    )
    assert "Dit valt onder de opdracht Veilig naar school van" in part
    assert f"afgesproken met {client} ." in part
    assert "Kinderen lopen veilig naar school." in part
    assert "Klopt niet" not in part
    browser.sign_in(maker)
    browser.send(f"/opdrachten/{table.assignment.id}/valt-eronder/{initiative.id}/weg")
    assert browser.read(f"/initiatieven/{initiative.id}-een-pluktuin").select_one("#opdracht") is None


def test_residents_read_half_a_page_and_nothing_of_what_lies_between_the_two(browser):
    table = make_table(At.RUNNING)
    services.propose(table.actor("taker"), table.assignment, 1, some_what(title="Geheim plan"), "Stille reden.")
    page = browser.read(page_of(table))
    text = page.get_text(" ", strip=True)
    assert "De oversteek bij de school wordt veilig." in text
    assert [word for word in ("Geheim plan", "Stille reden.") if word in text] == []
    assert page.select_one("#tussen-jullie") is None
    versions = browser.read(f"/opdrachten/{table.assignment.id}/versies").get_text()
    assert "Geheim plan" not in versions
    browser.sign_in(table.client)
    assert "Stille reden." in browser.read(page_of(table)).get_text()


@pytest.mark.parametrize("state", [At.DRAFT, At.DISCUSSED, At.GIVEN_BACK])
def test_a_draft_is_there_for_nobody_else(browser, state):
    table = make_table(state)
    assert browser.get(page_of(table)).status_code == 404
    assert browser.get(f"/opdrachten/{table.assignment.id}/versies").status_code == 404
    assert "Veilig naar school" not in browser.read("/opdrachten").get_text()
    browser.sign_in(make_person(None, None, "administrator"))
    assert browser.get(page_of(table)).status_code == 404


def test_a_form_that_lacks_something_says_so_and_keeps_what_was_typed(browser):
    table = make_table(At.DRAFT)
    browser.sign_in(table.client)
    path = f"/opdrachten/{table.assignment.id}/veranderen"
    answer = browser.send(path, typed(team=table.team.id, aim="veel", hours="tien", version=1))
    assert answer.status_code == 422
    assert "Schrijf een getal, zoals 0, 12 of 2,5." in answer.text
    assert "Honderd geveltuinen." in answer.text


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("start", "1.50", "Schrijf een getal"),
        ("hours", "tien", "heel aantal uren"),
        ("budget", "12,345", "Schrijf een getal"),
        ("ends_on", "2020-01-01", "einddag"),
        ("bounds_url", "javascript:alert(1)", "https://"),
        ("title", "", "Geef de opdracht een naam."),
        ("starts_on", "0001-01-01", "jaartal"),
    ],
)
def test_each_part_is_refused_at_its_own_field(browser, field, value, sentence):
    table = make_table(At.DRAFT)
    browser.sign_in(table.client)
    path = f"/opdrachten/{table.assignment.id}/veranderen"
    answer = browser.send(path, typed(**{"team": table.team.id, "version": 1, field: value}))
    assert answer.status_code == 422
    error = BeautifulSoup(answer.text, "html5lib").select_one(f"#{field}-error")
    assert sentence in error.get_text()


def test_a_stale_save_shows_both_texts(browser):
    table = make_table(At.RUNNING)
    services.write_how(table.actor("mate"), table.assignment, 1, "We beginnen klein.")
    browser.sign_in(table.taker)
    answer = browser.send(f"/opdrachten/{table.assignment.id}/hoe", {"how": "We beginnen groot.", "version": 1})
    assert answer.status_code == 409
    assert "We beginnen groot." in answer.text
    assert "We beginnen klein." in answer.text


def test_what_is_too_much_asks_the_client_what_stops_on_the_same_page(browser):
    table = make_table(At.DISCUSSED, hours=900)
    give_hours(table, 8)
    browser.sign_in(table.client)
    path = f"/opdrachten/{table.assignment.id}/ja"
    answer = browser.send(path)
    assert answer.status_code == 422
    assert "Schrijf wat het team mag laten liggen." in answer.text
    assert browser.send(path, {"what_stops": "Het maaien."}).status_code == 302
    browser.sign_in(table.taker)
    assert "Het maaien." in browser.read(path).get_text()
    assert browser.send(path).status_code == 302
