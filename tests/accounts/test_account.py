"""The own account: name, language, sessions (A17, A27)."""

import pytest

from participatie.accounts import names, sections, services
from participatie.accounts.models import SignedIn
from participatie.accounts.sections import Section
from participatie.accounts.session import browser_family
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from tests.factories.people import actor_of, make_person

ORGANISATIONS = [
    "Gemeente",
    "GEMEENTE",
    "G e m e e n t e",
    "Gemееnte",
    "gemeénte",
    "Moderator",
    "politie!",
    "Beheerder",
    "team",
]
MISFITS = ["", "   ", "...", "Ada\u202eadA", "A\x00da", "Ada\u2066", "x" * 61, "👻" * 61]
PEOPLE = ["Ada", "Fatima el Amrani", "Łukasz", "王芳", "محمد", "Jean-Luc O'Neill", "Teamleider Ada", "Zoë", "🌳 Boom"]


@pytest.mark.parametrize("name", ORGANISATIONS + MISFITS)
def test_names_that_deceive_or_do_not_fit_are_refused(app, name):
    """A17."""
    with pytest.raises(Refused) as refusal:
        names.chosen_name(name)
    assert refusal.value.field == "display_name"


@pytest.mark.parametrize("name", PEOPLE)
def test_names_of_people_are_taken(app, name):
    assert names.chosen_name(f"  {name} ") == name


def test_a_higher_floor_can_reserve_names(app, monkeypatch):
    monkeypatch.setattr(names, "_lists", [])
    names.reserve_names(lambda: ["Bakkerij de Korenaar"])
    with pytest.raises(Refused):
        names.chosen_name("bakkerij de kórenaar")


def test_a_refused_name_stays_in_its_field(browser):
    browser.sign_in(make_person("Ada"))
    response = browser.send("/mijn/naam", {"display_name": "Gemeente"})
    assert response.status_code == 422
    assert 'value="Gemeente"' in response.text
    assert "Kies je eigen naam" in response.text


def test_nobody_gives_another_a_name(app):
    ada, bob = make_person("Ada"), make_person("Bob", None, "administrator")
    with pytest.raises(Forbidden):
        services.rename(actor_of(bob), ada, "Bob")


def test_the_address_is_shown_to_its_owner_only(browser, app):
    ada = make_person("Ada", "secret-ada@example.org")
    assert "secret-ada@example.org" in browser.sign_in(ada).get("/mijn").text
    assert "secret-ada@example.org" not in app.test_client().sign_in(make_person("Bob")).get("/mijn").text


def test_the_list_names_this_browser_and_one_other_can_be_signed_out(browser, app):
    ada = make_person("Ada")
    other = app.test_client().sign_in(ada)
    browser.sign_in(ada)
    page = browser.read("/mijn/account")
    assert "dit apparaat" in page.get_text()
    action = page.select_one('form[action^="/mijn/account/sessies/"]')["action"]
    browser.send("/mijn/account", action=action)
    assert other.get("/mijn").status_code == 302
    assert browser.get("/mijn").status_code == 200


def test_the_session_of_another_does_not_exist(browser, app):
    bob = make_person("Bob")
    app.test_client().sign_in(bob)
    foreign = db.session.scalar(db.select(SignedIn).where(SignedIn.person_id == bob.id)).id
    browser.sign_in(make_person("Ada"))
    token = browser.read("/mijn/account").select_one("[name=csrf_token]")["value"]
    assert browser.post(f"/mijn/account/sessies/{foreign}/uit", data={"csrf_token": token}).status_code == 404
    assert db.session.get(SignedIn, foreign).ended_at is None


def test_signing_out_everywhere_ends_all(browser, app):
    ada = make_person("Ada")
    other = app.test_client().sign_in(ada)
    browser.sign_in(ada).send("/mijn/account", action="/mijn/account/overal-uitloggen")
    assert browser.get("/mijn").status_code == 302
    assert other.get("/mijn").status_code == 302


def test_a_cookie_without_its_row_or_of_another_person_is_nobody(browser):
    ada, bob = make_person("Ada"), make_person("Bob")
    browser.sign_in(ada)
    with browser.session_transaction() as session:
        session["_user_id"] = bob.fs_uniquifier
    assert browser.get("/mijn").status_code == 302
    with browser.session_transaction() as session:
        session.update({"_user_id": ada.fs_uniquifier, "signed_in": "guessed"})
    assert browser.get("/mijn").status_code == 302


@pytest.mark.parametrize(
    ("agent", "family"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox · Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge · Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36", "Chrome · Android"),
        ("", ""),
        ("<script>alert(1)</script>", ""),
    ],
)
def test_a_browser_is_named_without_its_traces(agent, family):
    assert browser_family(agent) == family


def test_visitors_and_people_choose_their_language(browser):
    assert browser.read("/inloggen").html["lang"] == "nl"
    form = {"language": "en", "next": "/inloggen"}
    assert browser.send("/inloggen", form, action="/taal").location == "/inloggen"
    assert browser.read("/inloggen").html["lang"] == "en"
    ada = make_person("Ada")
    browser.sign_in(ada).send("/mijn", {"language": "en"}, action="/taal")
    db.session.refresh(ada)
    assert ada.language == "en"


@pytest.mark.parametrize("language", ["", "xx", "../..", "nl\x00"])
def test_other_languages_do_not_exist(browser, language):
    assert browser.send("/inloggen", {"language": language}, action="/taal").status_code == 404


def test_higher_floors_add_sections_to_the_overview(browser, monkeypatch):
    monkeypatch.setattr(sections, "_makers", [])
    sections.register(lambda actor: Section("Mijn initiatieven", "components/icon.html", {}))
    sections.register(lambda actor: None)
    page = browser.sign_in(make_person("Ada")).read("/mijn")
    assert "Mijn initiatieven" in page.get_text()
