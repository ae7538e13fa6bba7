"""Answers with which a team begins."""

import pytest

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from participatie.kernel.templating import day
from participatie.teams import services as teams
from participatie.teams.queries import find_responsibility
from participatie.threads import queries, services
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic

BODY = "Dag {naam}, over {titel}: {team} antwoordt voor {termijn}. Groet, {ik}, {vandaag}"


@pytest.fixture
def scene(app):
    """A topic with a maker, its team with a member."""
    maker, marieke = make_person("Fatma"), make_person("Marieke")
    topic = make_topic(by=maker)
    return topic, make_team_of(topic, marieke), marieke


def test_what_is_known_is_filled_in(scene):
    topic, team, marieke = scene
    template = services.keep_template(actor_of(marieke), team, "Welkom", BODY)
    due = day(find_responsibility(topic.id).due_on)
    text = queries.filled_template(actor_of(marieke), topic, template)
    assert text == f"Dag Fatma, over Een pluktuin: Team Groen antwoordt voor {due}. Groet, Marieke, {day(today())}"


def test_what_is_not_known_stays_and_cannot_be_sent(scene):
    topic, team, marieke = scene
    make_post(topic, "Wij komen kijken.", by=marieke, voice_key=f"team-{team.id}", kind="answer")
    template = services.keep_template(actor_of(marieke), team, "Welkom", "Voor {termijn} in {gebied}.")
    text = queries.filled_template(actor_of(marieke), topic, template)
    assert text == "Voor {termijn} in {gebied}."
    with pytest.raises(Refused) as refusal:
        make_post(topic, text, by=marieke, voice_key=f"team-{team.id}", kind="answer")
    assert (refusal.value.field, "{termijn}" in refusal.value.message) == ("body", True)
    assert make_post(topic, "Wat is {termijn}?").id


@pytest.mark.parametrize(
    ("name", "body", "field"), [("", "Dag", "name"), ("Welkom", "", "body"), ("Welkom", "Dag {leeftijd}", "body")]
)
def test_what_is_no_template_is_refused_at_its_field(scene, name, body, field):
    _topic, team, marieke = scene
    with pytest.raises(Refused) as refusal:
        services.keep_template(actor_of(marieke), team, name, body)
    assert refusal.value.field == field


@pytest.mark.parametrize("who", ["other team", "resident", "administrator", "moderator"])
def test_only_the_team_reads_and_keeps_its_templates(scene, who):
    _topic, team, marieke = scene
    template = services.keep_template(actor_of(marieke), team, "Welkom", "Dag {naam}")
    person = make_person("Iemand", None, *([who] if who in ("administrator", "moderator") else []))
    if who == "other team":
        teams.add_member(SYSTEM, teams.open_team(SYSTEM, "Team Water"), person)
    actor = actor_of(person)
    assert list(queries.list_templates(actor)) == []
    for act in (
        lambda: services.keep_template(actor, team, "Dag", "Dag"),
        lambda: services.change_template(actor, template, 1, "Dag", "Dag"),
        lambda: services.remove_template(actor, template),
    ):
        with pytest.raises(Forbidden):
            act()
    with pytest.raises(NotFound):
        queries.get_template(actor, template.id)


def test_two_who_change_one_are_told_so(scene):
    _topic, team, marieke = scene
    template = services.keep_template(actor_of(marieke), team, "Welkom", "Dag {naam}")
    services.change_template(actor_of(marieke), template, 1, "Welkom", "Hallo {naam}")
    with pytest.raises(Conflict):
        services.change_template(actor_of(marieke), template, 1, "Welkom", "Beste {naam}")


def test_chosen_in_the_form_it_stands_in_the_box_to_be_read_and_sends_nothing(scene, browser):
    topic, team, marieke = scene
    template = services.keep_template(actor_of(marieke), team, "Welkom", "Dag {naam}, bedankt.")
    browser.sign_in(marieke)
    here = f"/gewoon/{topic.id}-een-pluktuin"
    chosen = {"template": str(template.id), "fill": "1", "body": "Wat leuk!", "kind": "comment", "voice": "self"}
    shown = browser.send(here, chosen, action=f"/gesprek/{topic.id}")
    assert shown.status_code == 200
    assert "Wat leuk!\n\nDag Fatma, bedankt." in shown.text.replace("\r\n", "\n")
    assert queries.page_posts(actor_of(marieke), topic.id).posts == []
    strange = browser.send(here, {**chosen, "template": "999999"}, action=f"/gesprek/{topic.id}")
    assert strange.status_code == 404


def test_a_team_keeps_changes_and_throws_away_its_templates_on_its_own_page(scene, browser):
    _topic, team, marieke = scene
    browser.sign_in(marieke)
    here = f"/teams/{team.id}/antwoorden"
    assert browser.send(here, {"name": "Welkom", "body": "Dag {naam}"}).location == here
    (template,) = queries.list_templates(actor_of(marieke))
    path = f"/teams/antwoorden/{template.id}"
    assert browser.send(path, {"name": "Welkom", "body": "Dag {leeftijd}"}).status_code == 422
    assert browser.send(path, {"name": "Welkom hier", "body": "Hallo {naam}"}).location == here
    assert "Welkom hier" in browser.read(here).text
    assert browser.send(path, action=f"{path}/weg").location == here
    assert "nog geen standaardantwoorden" in browser.read(here).text
