"""The pages of boards and the week, without a script."""

from datetime import timedelta

import pytest

from participatie.commitments import services as commitments
from participatie.kernel.clock import now, today
from participatie.tasks import queries, services
from participatie.teams import services as teams
from tests.factories.initiatives import make_initiative
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_subject, make_theme
from tests.factories.tasks import make_task
from tests.factories.teams import make_member, make_team


@pytest.fixture
def team(app):
    """A team."""
    return make_team("Groen en Buurt")


@pytest.fixture
def marieke(team):
    """Somebody in the team."""
    person = make_person("Marieke")
    make_member(team, person)
    return person


def columns(page):
    """What stands in each column."""
    found = page.select("[data-column]")
    return {one["data-column"]: [task.text.strip() for task in one.select(".task__what")] for one in found}


def test_a_task_is_written_down_moved_with_buttons_changed_and_thrown_away(team, marieke, browser):
    browser.sign_in(marieke)
    here = f"/taken/{team.id}"
    response = browser.send(here, {"what": "De buren bellen", "person": str(marieke.id), "due_on": str(today())})
    assert response.location == here
    page = browser.read(here)
    assert columns(page) == {"todo": ["De buren bellen"], "doing": [], "waiting": [], "done": []}
    move = page.select_one('[data-to="doing"]').find_parent("form")["action"]
    assert "#taak-" in browser.send(here, action=move).location
    waits = browser.read(here).select_one('[data-to="waiting"]').find_parent("form")["action"]
    edit = browser.send(here, action=waits).location
    assert "staat=waiting" in edit
    form = browser.read(edit.partition("#")[0])
    assert form.select_one("input[name=state][checked]")["value"] == "waiting"
    typed = {"what": "De buren bellen", "person": "", "state": "waiting", "waiting_for": ""}
    path = edit.partition("?")[0]
    refused = browser.send(edit.partition("#")[0], typed, action=path)
    assert (refused.status_code, "Vertel op wie of wat jullie wachten" in refused.text) == (422, True)
    assert browser.send(edit.partition("#")[0], {**typed, "waiting_for": "Jan"}, action=path).status_code == 302
    assert columns(browser.read(here))["waiting"] == ["De buren bellen"]
    assert browser.send(path, action=f"{path}/weg").location == here
    assert "Wat is de eerste stap" in browser.read(here).text


def test_what_was_typed_stays_when_it_is_refused(team, marieke, browser):
    browser.sign_in(marieke)
    refused = browser.send(f"/taken/{team.id}", {"what": "De buren bellen", "person": "999999"})
    assert refused.status_code == 422
    assert "De buren bellen" in refused.text
    assert "Kies iemand die nu meedoet" in refused.text


@pytest.mark.parametrize("many", [1, 40])
def test_boards_and_weeks_take_the_same_statements_however_much_there_is(team, marieke, browser, counting, many):
    for number in range(many):
        make_task(team.subject, marieke, f"Taak {number}", person_id=marieke.id, due_on=today())
        subject = make_subject(f"Plan {number}")
        if number % 2:
            teams.note_answer(subject.id, 1, now())
        commitments.promise(actor_of(marieke), subject, "Ik bel", today(), "self")
    browser.sign_in(marieke)
    for path, most in ((f"/taken/{team.id}", 12), (f"/teams/{team.id}/week", 20)):
        browser.get(path)
        with counting() as statements:
            browser.read(path)
        assert len(statements) <= most, path
    actor = actor_of(marieke)
    with counting() as statements:
        assert queries.list_own(actor)
    assert len(statements) == 1


def test_the_week_tells_what_is_new_who_waits_what_was_promised_and_what_is_to_be_done(team, marieke, browser):
    new, asked = make_subject("Pluktuin"), make_subject("Speelplek")
    teams.note_answer(asked.id, 1, now())
    commitments.promise(actor_of(marieke), new, "Ik meet de tuin op", today(), f"team-{team.id}")
    commitments.promise(actor_of(make_person("Buurman Bas")), new, "Ik breng koffie", today(), "self")
    make_task(team.subject, marieke, "Schep kopen", due_on=today())
    make_task(team.subject, marieke, "Later werk", due_on=today() + timedelta(days=20))
    browser.sign_in(marieke)
    parts = [part.text for part in browser.read(f"/teams/{team.id}/week").select(".week__part")]
    assert ["Pluktuin" in parts[0], "Speelplek" in parts[0]] == [True, True]
    assert ["Pluktuin" in parts[1], "Speelplek" in parts[1], "Speelplek" in parts[2]] == [True, False, True]
    assert ["Ik meet de tuin op" in parts[3], "koffie" in parts[3]] == [True, False]
    assert ["Schep kopen" in parts[4], "Later werk" in parts[4]] == [True, False]


@pytest.mark.parametrize(("who", "status"), [("visitor", 302), ("resident", 403), ("other team", 404)])
def test_the_week_is_for_the_team(team, marieke, browser, who, status):
    person = make_person()
    if who == "other team":
        make_member(make_team("Water"), person)
    if who != "visitor":
        browser.sign_in(person)
    assert browser.get(f"/teams/{team.id}/week").status_code == status


def test_ways_to_the_board_stand_where_one_works(team, marieke, browser):
    make_municipality()
    fatma = make_person("Fatma")
    garden = make_initiative(fatma, make_theme("Groen"), title="Pluktuin").subject
    make_task(garden, fatma, "De buren bellen", person_id=fatma.id)
    page = f"/initiatieven/{garden.id}-pluktuin"
    assert "/taken/" not in browser.read(page).select_one("main").decode()
    services.show_board(actor_of(fatma), queries.find_side(garden))
    assert f"/taken/{garden.id}" in browser.read(page).select_one("main").decode()
    assert "De buren bellen" in browser.read(f"/taken/{garden.id}").text
    assert browser.read(f"/taken/{garden.id}").select("main form") == []
    browser.sign_in(fatma)
    assert "De buren bellen" in browser.read("/mijn").select_one("main").text
    browser.sign_in(marieke)
    for path in (f"/teams/{team.id}-groen-en-buurt", "/werk"):
        assert f"/teams/{team.id}/week" in browser.read(path).select_one("main").decode(), path


def test_a_board_of_what_has_none_does_not_exist(team, marieke, browser):
    browser.sign_in(marieke)
    task = make_task(team.subject, marieke)
    for path in ("/taken/999999", "/taken/taak/999999"):
        assert browser.get(path).status_code == 404
    assert browser.send(f"/taken/taak/{task.id}", action=f"/taken/taak/{task.id}/weg").status_code == 302
