"""Who is in which teams, as far as one may know; and what teams have on their hands."""

import pytest

from participatie.kernel.access import NOBODY
from participatie.teams import load, permissions, queries, services
from participatie.teams.load import LoadLine, load_of
from participatie.teams.models import TeamKind
from participatie.teams.queries import find_responsibility
from tests.factories.partners import make_partner, make_speaker
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.subjects import make_subject
from tests.factories.teams import make_member, make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def world(app):
    """Two teams: Marieke is named in the first, Willem is not; Olaf is in both, named in the second only."""
    first, second = make_team("Groen"), make_team("Water")
    people = {name: make_person(name) for name in ("Marieke", "Willem", "Olaf")}
    make_member(first, people["Marieke"], named=True, hours=12)
    make_member(first, people["Willem"], hours=4)
    make_member(first, people["Olaf"], hours=4)
    make_member(second, people["Olaf"], named=True)
    return {"first": first, "second": second, **people}


def seen(actor):
    """What an actor sees: people with the names of their teams, and how many places are not told."""
    found = queries.page_colleagues(actor)
    return {one.name: [m.team.subject.title for m in one.memberships] for one in found.rows}, found.unnamed


def test_strangers_see_who_said_yes_and_only_where(world):
    speaker = make_person("Sjoerd")
    make_speaker(make_partner("De Beemd"), speaker)
    assert seen(actor_of(speaker)) == ({"Marieke": ["Groen"], "Olaf": ["Water"]}, 2)


def test_colleagues_see_each_other_and_administrators_see_all(world):
    everybody = {"Marieke": ["Groen"], "Olaf": ["Groen", "Water"], "Willem": ["Groen"]}
    assert seen(actor_of(world["Willem"])) == (everybody, 0)
    assert seen(make_administrator()) == (everybody, 0)


def test_a_search_finds_names_roles_and_teams_that_one_may_know(world):
    assert [one.name for one in queries.page_colleagues(make_administrator(), "wat").rows] == ["Olaf"]
    assert [one.name for one in queries.page_colleagues(make_administrator(), "mari gro").rows] == ["Marieke"]
    assert queries.page_colleagues(NOBODY, "willem").rows == []


def test_the_hours_of_teams_are_compared_once_enough_people_promised_some(world):
    assert queries.find_mix() is None
    flexible = make_team("Tijdelijk")
    flexible.kind = TeamKind.FLEXIBLE
    for _number in range(4):
        make_member(flexible, make_person(), hours=5)
    mix = queries.find_mix()
    assert (mix.fixed, mix.flexible) == (50, 50)


def test_the_load_shows_promised_hours_beside_what_people_look_after_and_what_is_asked(world, monkeypatch):
    monkeypatch.setattr(load, "_sources", [])
    team = world["first"]
    mine, _free = make_subject("Pluktuin"), make_subject("Bankje")
    services.take_up(actor_of(world["Marieke"]), find_responsibility(mine.id))
    load.register(lambda ids: [LoadLine(ids[0], mine.id, "initiative", "Opdracht", 5.0, world["Marieke"].id)])
    found = load_of(team)
    marieke = next(one for one in found.people if one.name == "Marieke")
    assert (marieke.hours_per_week, marieke.open_subjects, marieke.asked_hours) == (12, 1, 5.0)
    assert (found.promised_hours, found.asked_hours, found.share) == (20, 5.0, 25)
    assert (found.open_subjects, found.unnamed_subjects) == (2, 1)


def test_the_load_of_a_team_without_hours_has_no_share(world):
    assert load_of(world["second"]).share is None


RIGHTS = {
    # actor: who is in which teams, the load of the first team, arrange it
    "nobody": (False, False, False),
    "resident": (False, False, False),
    "member": (True, True, True),
    "member of another team": (True, False, False),
    "speaker": (True, False, False),
    "moderator": (True, False, False),
    "administrator": (True, True, True),
}


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize("who", RIGHTS)
def test_who_may_see_colleagues_and_load_and_arrange_a_team(world, who, closed):
    person = {"member": world["Willem"]}.get(who) or make_person("Iemand", None, *({who} & {"administrator", "moderator"}))
    if who == "member of another team":
        make_member(world["second"], person)
    if who == "speaker":
        make_speaker(make_partner(), person)
    if closed:
        world["first"].closed_on = queries.find_membership(world["first"].id, world["Willem"].id).from_on
    actor = NOBODY if who == "nobody" else actor_of(person)
    colleagues, see_load, arrange = RIGHTS[who]
    assert permissions.can_see_colleagues(actor) is colleagues
    assert permissions.can_see_load(actor, world["first"].id) is see_load
    assert permissions.can_arrange(actor, world["first"]) is (arrange and not closed)


@pytest.mark.parametrize("many", [1, 40])
def test_the_pages_take_the_same_statements_however_many_there_are(world, many, browser, counting):
    for number in range(many):
        make_member(world["first"], make_person(f"Persoon {number}"), named=True, hours=4)
        make_subject(f"Plan {number}")
    admin = make_administrator()
    with counting() as statements:
        assert len(queries.page_colleagues(admin).rows) == many + 3
    assert len(statements) == 3
    with counting() as statements:
        load_of(world["first"])
    assert len(statements) <= 3
    browser.sign_in(world["Willem"])
    for path in ("/werk/mensen", f"/teams/{world['first'].id}/uren"):
        browser.read(path)
        with counting() as statements:
            browser.read(path)
        assert len(statements) <= 14, path


def test_a_team_arranges_itself(world, browser):
    browser.sign_in(world["Willem"])
    here = f"/teams/{world['first'].id}/afspraken"
    typed = {"agreements": "Maandag **overleg**.", "contact": str(world["Marieke"].id), "stand_in": str(world["Marieke"].id)}
    refused = browser.send(here, typed)
    assert (refused.status_code, "Maandag **overleg**." in refused.text) == (422, True)
    assert browser.send(here, {**typed, "stand_in": str(world["Olaf"].id)}).status_code == 302
    page = browser.read(f"/teams/{world['first'].id}-groen").select_one("main")
    assert "Maandag overleg." in page.text
    assert browser.send(here, {**typed, "stand_in": "", "version": "1"}).status_code == 409
