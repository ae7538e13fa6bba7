"""Teams in Beheer."""

import pytest

from participatie.accounts import services as accounts
from participatie.accounts.queries import find_person_by_email, list_held
from participatie.kernel.access import SYSTEM, Held
from participatie.teams import queries
from tests.factories.areas import make_area
from tests.factories.partners import make_partner
from tests.factories.people import make_person
from tests.factories.subjects import make_subject, make_theme
from tests.factories.teams import make_member, make_remit, make_team


@pytest.fixture
def admin(browser):
    """An administrator's browser."""
    return browser.sign_in(make_person("Anna", None, "administrator"))


def test_a_team_is_made_gets_people_and_something_to_answer_for(admin):
    make_team("Loket")
    partner, theme, area = make_partner("De Beemd"), make_theme("Groen"), make_area("Molenwijk")
    subject = make_subject("Bomen", area=area, theme=theme)
    response = admin.send(
        "/beheer/teams/nieuw", {"name": "Groen", "kind": "area", "answer_term_days": "3", "home_partner": str(partner.id)}
    )
    assert response.status_code == 302
    team = next(team for team in queries.list_open_teams() if team.subject.title == "Groen")
    assert (team.kind, team.answer_term_days, team.home_partner_id) == ("area", 3, partner.id)
    people = f"/beheer/teams/{team.id}/mensen"
    assert (
        admin.send(
            people, {"email": "nieuw@voorbeeld.nl", "role": "hovenier", "partner": str(partner.id), "hours_per_week": "8"}
        ).status_code
        == 302
    )
    assert list_held(find_person_by_email("nieuw@voorbeeld.nl").id) == {Held("team_member", team.id)}
    assert [member.hours_per_week for member in queries.list_members(team)] == [8]
    work = f"/beheer/teams/{team.id}/werkveld"
    preview = admin.send(work, {"theme": str(theme.id), "area": str(area.id)})
    assert preview.status_code == 200
    assert "Bomen" in preview.text
    assert queries.list_remits(team) == []
    assert admin.send(work, {"theme": str(theme.id), "area": str(area.id), "confirmed": "1"}).status_code == 302
    assert queries.find_responsibility(subject.id).team_id == team.id
    matrix = admin.read("/beheer/teams").select("main table")[-1]
    assert "Molenwijk" in matrix.text


def test_a_remit_is_taken_away_after_a_look_at_what_moves(admin):
    loket, team, theme = make_team("Loket"), make_team("Groen"), make_theme()
    make_remit(team, None, theme)
    subject = make_subject("Bomen", theme=theme)
    path = f"/beheer/teams/{team.id}/werkveld/{queries.list_remits(team)[0].id}/weg"
    assert "Bomen" in admin.read(path).select_one("main").text
    assert admin.send(path).status_code == 302
    assert queries.find_responsibility(subject.id).team_id == loket.id


@pytest.mark.parametrize(
    ("field", "value"), [("name", ""), ("answer_term_days", "0"), ("answer_term_days", "veel"), ("name", "Loket")]
)
def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(admin, field, value):
    make_team("Loket")
    typed = {"name": "Groen", "kind": "fixed", "answer_term_days": "5", "lead": "Bewaar mij", field: value}
    response = admin.send("/beheer/teams/nieuw", typed)
    assert response.status_code == 422
    assert "Bewaar mij" in response.text
    assert f'id="{field.replace("_", "_")}-error"' in response.text


def test_the_contact_is_somebody_in_the_team(admin):
    team, person, stranger = make_team("Groen"), make_person("Marieke"), make_person("Vreemd")
    make_member(team, person)
    path = f"/beheer/teams/{team.id}"
    assert (
        admin.send(
            path, {"name": "Groen", "kind": "fixed", "answer_term_days": "5", "contact": str(stranger.id), "version": "1"}
        ).status_code
        == 422
    )
    assert (
        admin.send(path, {"name": "Groen", "kind": "fixed", "answer_term_days": "5", "contact": str(person.id)}).status_code
        == 302
    )
    assert queries.get_team(SYSTEM, team.id).contact_id == person.id


def test_a_stale_change_of_a_team_is_a_conflict(admin):
    team = make_team("Groen")
    data = {"name": "Groen", "kind": "fixed", "answer_term_days": "5", "version": "7", "purpose": "Mijn tekst"}
    response = admin.send(f"/beheer/teams/{team.id}", data)
    assert response.status_code == 409
    assert "Mijn tekst" in response.text


def test_the_fallback_team_cannot_stop_until_another_takes_its_place(admin):
    first = make_team("Eerste")
    assert admin.send(f"/beheer/teams/{first.id}/sluiten").status_code == 422
    second = make_team("Tweede")
    assert admin.send(f"/beheer/teams/{second.id}", action=f"/beheer/teams/{second.id}/algemeen").status_code == 302
    assert admin.send(f"/beheer/teams/{first.id}/sluiten").status_code == 302
    assert not queries.get_team(SYSTEM, first.id).is_open


def test_a_member_is_ended(admin):
    team, person = make_team(), make_person("Marieke")
    make_member(team, person)
    membership = queries.find_membership(team.id, person.id)
    here = f"/beheer/teams/{team.id}/mensen"
    assert admin.send(here, action=f"{here}/{membership.id}/eindig").status_code == 302
    assert list_held(person.id) == frozenset()


def test_a_role_given_among_the_people_is_a_membership_too(app):
    team, partner, person = make_team(), make_partner(), make_person("Marieke")
    accounts.give_grant(SYSTEM, person, "team_member", team.id)
    accounts.give_grant(SYSTEM, person, "partner_manager", partner.id)
    assert [member.person_id for member in queries.list_members(team)] == [person.id]
    from participatie.partners.queries import list_members

    assert [(member.may_speak, member.may_manage) for member in list_members(partner)] == [(False, True)]
    accounts.end_grant(SYSTEM, person, "team_member", team.id)
    assert list(queries.list_members(team)) == []
