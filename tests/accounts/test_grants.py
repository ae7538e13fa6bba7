"""Roles: given and ended by administrators, never ending with nobody in charge (A5, A11, A27)."""

import pytest

from participatie.accounts import queries, roles, services
from participatie.accounts.events import GrantEnded, GrantGiven
from participatie.accounts.models import Grant
from participatie.accounts.roles import Role
from participatie.kernel import events
from participatie.kernel.access import NOBODY, SYSTEM, Held
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from tests.factories.people import actor_of, make_person


@pytest.fixture
def told(monkeypatch):
    seen = []
    monkeypatch.setattr(events, "_reactions", {GrantGiven: [seen.append], GrantEnded: [seen.append]})
    return seen


def test_a_role_is_held_from_giving_to_ending(app, told):
    admin, ada = make_person("Beheer Anna", None, "administrator"), make_person("Ada")
    told.clear()
    services.give_grant(actor_of(admin), ada, Role.TEAM_MEMBER, 7)
    assert queries.list_held(ada.id) == {Held("team_member", 7)}
    assert queries.list_holders("team_member", 7) == [ada.id]
    services.end_grant(actor_of(admin), ada, Role.TEAM_MEMBER, 7)
    db.session.flush()
    assert queries.list_held(ada.id) == frozenset()
    assert told == [
        GrantGiven(by_id=admin.id, person_id=ada.id, role="team_member", scope_id=7),
        GrantEnded(by_id=admin.id, person_id=ada.id, role="team_member", scope_id=7),
    ]


def test_a_role_given_twice_is_one_role(app, told):
    ada = make_person("Ada")
    first = services.give_grant(SYSTEM, ada, Role.MODERATOR)
    assert services.give_grant(SYSTEM, ada, Role.MODERATOR).id == first.id
    assert len(told) == 1


@pytest.mark.parametrize(("role", "scope"), [("moderator", 1), ("team_member", None), ("king", None)])
def test_a_role_that_does_not_exist_or_lacks_its_scope_is_refused(app, role, scope):
    with pytest.raises(Refused):
        services.give_grant(SYSTEM, make_person("Ada"), role, scope)


@pytest.mark.parametrize("who", ["visitor", "resident", "moderator", "team_member", "partner_manager"])
def test_only_administrators_give_and_end_roles_and_close_accounts(app, who):
    ada = make_person("Ada", None, "moderator")
    held = {"visitor": (), "resident": (), "team_member": (("team_member", 1),), "partner_manager": (("partner_manager", 1),)}
    other = make_person("Bob", None, *held.get(who, (who,)))
    actor = NOBODY if who == "visitor" else actor_of(other)
    for act in (
        lambda: services.give_grant(actor, ada, Role.ADMINISTRATOR),
        lambda: services.give_grant(actor, other, Role.ADMINISTRATOR),
        lambda: services.end_grant(actor, ada, Role.MODERATOR),
        lambda: services.deactivate(actor, ada),
        lambda: services.reactivate(actor, ada),
        lambda: services.forget_second_factor(actor, ada),
        lambda: queries.list_grants(actor, ada.id),
        lambda: queries.get_managed_person(actor, ada.id),
    ):
        with pytest.raises(Forbidden):
            act()


def test_the_last_administrator_stays(app):
    admin = make_person("Anna", None, "administrator")
    with pytest.raises(Refused, match="laatste beheerder"):
        services.end_grant(actor_of(admin), admin, Role.ADMINISTRATOR)
    with pytest.raises(Refused, match="laatste beheerder"):
        services.deactivate(SYSTEM, admin)
    second = make_person("Bea", None, "administrator")
    services.deactivate(actor_of(admin), second)
    with pytest.raises(Refused, match="laatste beheerder"):
        services.end_grant(actor_of(admin), admin, Role.ADMINISTRATOR)


def test_nobody_closes_the_own_account_from_the_staff_screen(app):
    admin = make_person("Anna", None, "administrator")
    make_person("Bea", None, "administrator")
    with pytest.raises(Forbidden):
        services.deactivate(actor_of(admin), admin)


def test_a_change_of_roles_ends_the_other_s_sessions(browser, app):
    """A27."""
    ada = make_person("Ada")
    browser.sign_in(ada)
    services.give_grant(SYSTEM, ada, Role.MODERATOR)
    db.session.commit()
    assert browser.get("/mijn").status_code == 302
    browser.sign_in(ada)
    services.end_grant(SYSTEM, ada, Role.MODERATOR)
    db.session.commit()
    assert browser.get("/mijn").status_code == 302


def test_closing_an_account_ends_its_sessions_at_once(browser):
    ada = make_person("Ada")
    browser.sign_in(ada)
    services.deactivate(SYSTEM, ada)
    db.session.commit()
    assert browser.get("/mijn").status_code == 302


def test_a_role_ended_counts_at_the_next_request(browser):
    anna = make_person("Anna", None, "administrator")
    make_person("Bea", None, "administrator")
    browser.sign_in(anna)
    assert browser.get("/beheer/mensen").status_code == 200
    services.end_grant(actor_of(anna), anna, Role.ADMINISTRATOR)
    db.session.commit()
    assert browser.get("/beheer/mensen").status_code == 403


def test_the_staff_screen_finds_by_the_whole_address_only(browser):
    """A11: addresses cannot be leafed through."""
    ada = make_person("Ada", "ada@example.org")
    browser.sign_in(make_person("Anna", None, "administrator"))
    for part in ("ada", "ada@", "@example.org", "%", "ada@example.or", "_da@example.org"):
        response = browser.send("/beheer/mensen", {"email": part})
        assert response.status_code == 422
        assert "Ada" not in response.text
    assert browser.send("/beheer/mensen", {"email": " ADA@example.org"}).location == f"/beheer/mensen/{ada.id}"
    assert "ada@example.org" not in f"/beheer/mensen/{ada.id}"


def test_roles_are_given_and_ended_on_the_screen(browser, monkeypatch):
    monkeypatch.setattr(roles, "_scopes", {Role.TEAM_MEMBER: lambda actor: [(7, "Team Centrum")]})
    ada = make_person("Ada")
    browser.sign_in(make_person("Anna", None, "administrator"))
    path = f"/beheer/mensen/{ada.id}"
    options = [option.get_text() for option in browser.read(path).select("option")]
    assert "lid van een team: Team Centrum" in options
    assert browser.send(path, {"grant": "team_member:7"}).location == path
    assert "Team Centrum" in browser.read(path).select_one("table").get_text()
    action = browser.read(path).select_one('form[action*="/rollen/"]')["action"]
    assert browser.send(path, action=action).location == path
    assert queries.list_held(ada.id) == frozenset()


@pytest.mark.parametrize("foul", ["", "king", "team_member:99", "team_member", "administrator:1", "team_member:x"])
def test_a_role_that_is_not_offered_is_not_given(browser, foul):
    ada = make_person("Ada")
    browser.sign_in(make_person("Anna", None, "administrator"))
    assert browser.send(f"/beheer/mensen/{ada.id}", {"grant": foul}).status_code == 422
    assert db.session.scalar(db.select(Grant).where(Grant.person_id == ada.id)) is None


def test_the_commands_make_the_first_administrator(app, browser, monkeypatch):
    monkeypatch.setattr(roles, "_scopes", {Role.TEAM_MEMBER: lambda actor: [(3, "Team Centrum")]})
    runner = app.test_cli_runner()
    result = runner.invoke(args=["people", "create-admin", "Anna@Example.org", "Anna"])
    assert result.exit_code == 0, result.output
    path = result.output.strip().removeprefix("http://localhost")
    db.session.expire_all()
    assert browser.send(path).location == "/mijn"
    assert browser.get("/beheer/mensen").status_code == 200
    result = runner.invoke(args=["people", "grant", "anna@example.org", "team_member", "--scope", "3"])
    assert result.exit_code == 0, result.output
    assert runner.invoke(args=["people", "grant", "anna@example.org", "team_member", "--scope", "4"]).exit_code == 1
    assert runner.invoke(args=["people", "grant", "nobody@example.org", "moderator"]).exit_code == 1
    assert runner.invoke(args=["people", "create-admin", "no address", "Anna"]).exit_code == 1
