"""The pages of teams and the work list."""

import re
from pathlib import Path

import pytest

from participatie.kernel.clock import now
from participatie.teams import queries, services
from participatie.teams.queries import Tab, WorkFilter, find_responsibility
from tests.factories.areas import make_area
from tests.factories.initiatives import make_initiative
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_subject, make_theme
from tests.factories.teams import make_member, make_remit, make_team


@pytest.fixture
def team(app):
    """The only team."""
    return make_team("Groen en Buurt")


@pytest.fixture
def marieke(team):
    """Somebody in the team."""
    person = make_person("Marieke")
    make_member(team, person, named=True)
    return person


def rows(person, team, tab, **filters):
    """The titles in one tab of the work list."""
    found = queries.page_work(actor_of(person), WorkFilter(team.id, tab, **filters))
    return [row.title for row in found.rows]


def test_each_subject_is_in_one_tab_and_moves_as_people_speak(team, marieke):
    subject = make_subject("Pluktuin")

    def tabs():
        found = [tab for tab in Tab if tab is not Tab.SOON and rows(marieke, team, tab)]
        assert found == [
            tab
            for tab, count in queries.count_tabs(actor_of(marieke), WorkFilter(team.id)).items()
            if count and tab is not Tab.SOON
        ]
        return found

    assert tabs() == [Tab.NEW, Tab.OURS]
    services.take_up(actor_of(marieke), find_responsibility(subject.id))
    assert tabs() == [Tab.MINE, Tab.OURS]
    services.note_answer(subject.id, 1, now(), by_id=marieke.id)
    assert tabs() == [Tab.OTHERS]
    services.note_post(subject.id, False, now())
    assert tabs() == [Tab.MINE, Tab.OURS]
    subject.state = "stopped"
    assert tabs() == [Tab.DONE]


def test_a_term_that_is_nearly_over_has_its_own_tab_until_the_answer(team, marieke):
    soon, later = make_subject("Bijna"), make_subject("Straks")
    find_responsibility(soon.id).due_on = now().date()
    assert rows(marieke, team, Tab.SOON) == ["Bijna"]
    services.note_answer(soon.id, 1, now())
    assert rows(marieke, team, Tab.SOON) == []
    assert later.id


def test_filters_narrow_by_theme_area_contact_and_words(team, marieke):
    area, theme = make_area("Molenwijk"), make_theme("Groen")
    make_subject("Bomen planten", area=area, theme=theme)
    taken = make_subject("Drempel")
    services.take_up(actor_of(marieke), find_responsibility(taken.id))
    assert rows(marieke, team, Tab.NEW, theme_id=theme.id) == ["Bomen planten"]
    assert rows(marieke, team, Tab.NEW, area_path=area.path) == ["Bomen planten"]
    assert rows(marieke, team, Tab.OURS, contact_id=marieke.id) == ["Drempel"]
    assert rows(marieke, team, Tab.NEW, words="100%") == []
    assert queries.count_tabs(actor_of(marieke), WorkFilter(team.id, theme_id=theme.id))[Tab.NEW] == 1


def test_what_a_moderator_hid_is_not_on_the_work_list(team, marieke):
    subject = make_subject()
    subject.hidden_at = subject.published_at
    assert rows(marieke, team, Tab.NEW) == []


@pytest.mark.parametrize("many", [1, 50])
def test_the_work_list_takes_the_same_statements_however_long(team, marieke, counting, many):
    area, theme = make_area("Molenwijk"), make_theme()
    for number in range(many):
        make_subject(f"Plan {number}", area=area, theme=theme)
    actor = actor_of(marieke)
    with counting() as statements:
        assert len(queries.page_work(actor, WorkFilter(team.id), size=100).rows) == many
    assert len(statements) == 2
    with counting() as statements:
        queries.count_tabs(actor, WorkFilter(team.id))
    assert len(statements) == 1


@pytest.mark.parametrize("many", [1, 30])
def test_pages_of_teams_take_the_same_statements_however_much_is_open(team, marieke, browser, counting, many):
    for number in range(many):
        make_subject(f"Plan {number}")
    if many > 1:
        for _number in range(many):
            make_team()
    browser.get("/teams")
    with counting() as statements:
        browser.read(f"/teams/{team.id}-groen-en-buurt")
    assert len(statements) <= 15
    with counting() as statements:
        browser.read("/teams")
    assert len(statements) <= 6
    browser.sign_in(marieke)
    with counting() as statements:
        browser.read("/werk")
    assert len(statements) <= 14


def test_taking_up_with_one_click_keeps_the_filters(team, marieke, browser):
    theme = make_theme("Groen")
    subject = make_subject("Bomen", theme=theme)
    browser.sign_in(marieke)
    here = f"/werk?team={team.id}&lijst=nieuw&thema=groen"
    responsibility = find_responsibility(subject.id)
    response = browser.send(here, action=f"/werk/{responsibility.id}/oppakken")
    assert (response.status_code, response.location) == (302, here)
    assert find_responsibility(subject.id).contact_id == marieke.id
    assert "Niets in deze lijst" in browser.read(here).text
    row = browser.read(f"/werk?team={team.id}&lijst=ons").select_one(".inbox__row")
    assert "Marieke" in row.text
    way = f"/werk%3Fteam%3D{team.id}%26lijst%3Dons"
    assert row.select_one(".inbox__do a")["href"].endswith(f"?als=team-{team.id}&soort=answer&terug={way}#reageer")


def test_taking_up_never_leads_to_another_site(team, marieke, browser):
    responsibility = find_responsibility(make_subject().id)
    browser.sign_in(marieke)
    response = browser.send("/werk", {"next": "//kwaad.example"}, action=f"/werk/{responsibility.id}/oppakken")
    assert response.location == f"/werk?team={team.id}"


def test_a_work_list_of_another_team_does_not_exist(team, marieke, browser):
    other = make_team()
    browser.sign_in(marieke)
    assert browser.get(f"/werk?team={other.id}").status_code == 404
    assert browser.get("/werk?lijst=onzin").status_code == 400


@pytest.mark.parametrize(("who", "status"), [("visitor", 302), ("resident", 403), ("administrator", 403)])
def test_the_work_list_is_for_members(team, browser, who, status):
    if who != "visitor":
        browser.sign_in(make_person("Iemand", None, *([who] if who == "administrator" else [])))
    assert browser.get("/werk").status_code == status


def test_somebody_in_two_teams_can_switch(team, marieke, browser):
    second = make_team("Wegen")
    make_member(second, marieke)
    browser.sign_in(marieke)
    links = [link["href"] for link in browser.read("/werk").select(".view-switch a")]
    assert links == [f"/werk?team={team.id}", f"/werk?team={second.id}"]


def test_asking_another_team_needs_a_reason_and_both_pages_say_that_it_was_asked(team, marieke, browser):
    second, other = make_team("Water"), make_person("Olaf")
    make_member(second, other)
    subject = make_subject("Sloot")
    browser.sign_in(marieke)
    path = f"/werk/{find_responsibility(subject.id).id}/overdragen"
    assert browser.send(path, {"team": str(second.id), "note": ""}).status_code == 422
    response = browser.send(path + "?next=/werk", {"team": str(second.id), "note": "Gaat over water."})
    assert response.location == "/werk"
    assert find_responsibility(subject.id).team_id == team.id
    assert "overdracht gevraagd aan Water" in browser.read("/werk").select_one(".inbox__row").text
    browser.sign_in(other)
    here = browser.read("/werk").select_one("#samen a")["href"]
    assert browser.send(here, {"reason": ""}, action=here).status_code == 422
    assert browser.send(here, action=f"{here}/overnemen").status_code == 302
    assert find_responsibility(subject.id).team_id == second.id


def test_the_page_of_a_team_says_what_it_does_and_names_only_who_said_yes(team, marieke, browser):
    make_member(team, make_person("Stille Willem"))
    make_remit(team, make_area("Molenwijk"), make_theme("Groen"))
    make_subject("Pluktuin")
    text = browser.read(f"/teams/{team.id}-groen-en-buurt").select_one("main").text
    assert "Groen in Molenwijk" in text
    assert "Pluktuin" in text
    assert "Marieke" in text
    assert "Stille Willem" not in text


def test_an_old_address_of_a_team_leads_to_the_new_one(team, browser):
    assert browser.get(f"/teams/{team.id}-oud").location == f"/teams/{team.id}-groen-en-buurt"
    assert browser.get(f"/teams/{team.id}").status_code == 301
    assert browser.get("/teams/999999-x").status_code == 404


def test_a_member_takes_the_own_name_off_the_page(team, marieke, browser):
    browser.sign_in(marieke)
    here = f"/teams/{team.id}-groen-en-buurt"
    assert browser.send(here, action=f"/teams/{team.id}/mijn-naam/verbergen").status_code == 302
    assert queries.list_public_members(team) == []
    assert browser.send(here, action=f"/teams/{team.id}/mijn-naam/tonen").status_code == 302
    assert [member.name for member in queries.list_public_members(team)] == ["Marieke"]


def test_the_menu_of_a_member_leads_to_the_work_list(team, marieke, browser):
    browser.sign_in(marieke)
    assert browser.read("/teams").select_one('.site-header a[href="/werk"]')


@pytest.mark.parametrize("words", ["\x00", "%00", "a\u202eb", "'; drop table", "x" * 5000])
def test_odd_words_in_the_filter_break_nothing(team, marieke, browser, words):
    browser.sign_in(marieke)
    assert browser.get("/werk", query_string={"q": words, "thema": words, "gebied": words, "pagina": words}).status_code in (
        200,
        400,
    )


def test_from_the_page_of_a_subject_a_member_jumps_to_the_answer_and_back_to_the_list(team, marieke, browser):
    make_municipality()
    subject = make_initiative(make_person("Fatma"), make_theme("Groen"), title="Pluktuin").subject
    browser.sign_in(marieke)
    links = [link["href"] for link in browser.read(f"/initiatieven/{subject.id}-pluktuin").select("aside a")]
    assert f"/initiatieven/{subject.id}-pluktuin?als=team-{team.id}&soort=answer#reageer" in links
    assert f"/werk?team={team.id}" in links


def test_the_own_overview_shows_the_teams_and_partners_one_is_in(team, marieke, browser):
    partner = make_partner("De Beemd")
    make_speaker(partner, marieke)
    browser.sign_in(marieke)
    links = [link["href"] for link in browser.read("/mijn").select("main a")]
    assert f"/teams/{team.id}-groen-en-buurt" in links
    assert f"/partners/{partner.id}-de-beemd" in links


def test_after_answering_from_the_list_one_is_back_in_the_list(team, marieke, browser):
    make_municipality()
    subject = make_initiative(make_person("Fatma"), make_theme("Groen"), title="Pluktuin").subject
    browser.sign_in(marieke)
    here = f"/werk?team={team.id}&lijst=nieuw"
    link = browser.read(here).select_one(".inbox__link")["href"]
    page = browser.read(link)
    assert here in [found["href"] for found in page.select("aside a")]
    answered = {"body": "Wij komen kijken.", "kind": "answer", "voice": f"team-{team.id}"}
    assert browser.send(link, answered, action=f"/gesprek/{subject.id}").location == here
    assert find_responsibility(subject.id).answered_at is not None


def test_the_way_back_never_leads_to_another_site(team, marieke, browser):
    make_municipality()
    subject = make_initiative(make_person("Fatma"), make_theme("Groen"), title="Pluktuin").subject
    browser.sign_in(marieke)
    page = f"/initiatieven/{subject.id}-pluktuin?terug=//kwaad.example"
    assert "kwaad" not in browser.read(page).text
    answered = {"body": "Wij komen kijken.", "kind": "answer", "voice": f"team-{team.id}", "next": "//kwaad.example"}
    assert browser.send(page, answered, action=f"/gesprek/{subject.id}").location.startswith("/gesprek/bericht/")


def test_shortcuts_are_listed_and_can_be_turned_off_and_on(team, marieke, browser):
    browser.sign_in(marieke)
    assert browser.read("/werk").select_one("[data-module=shortcuts] a[data-shortcuts-list]")["href"] == "/werk/toetsen"
    page = browser.read("/werk/toetsen")
    script = (Path(__file__).parents[2] / "static/js/shortcuts.js").read_text()
    keys = [key.text for key in page.select("main kbd")]
    assert keys == re.findall(r"^    \"?([a-z/?])\"?: \(\) =>", script, re.MULTILINE)
    assert browser.send("/werk/toetsen").location == "/werk/toetsen"
    assert browser.read("/werk").select("[data-module=shortcuts]") == []
    browser.send("/werk/toetsen")
    assert browser.read("/werk").select("[data-module=shortcuts]")
