"""Passkeys: made, used and removed by their person only; every other ceremony is refused in one way (A27-A29, A31)."""

import json
import time
from datetime import timedelta

import pytest
import time_machine

from participatie.accounts import services
from participatie.accounts.models import Passkey, PasskeyQuestion, SignedIn
from participatie.accounts.session import FRESH
from participatie.accounts.wiring import forget_old_ways_in
from participatie.kernel.clock import now
from participatie.kernel.db import db
from tests.factories.mail import link_in, mails_to
from tests.factories.passkeys import PRESENT, Phone
from tests.factories.people import make_administrator, make_person

NEW = "/mijn/account/passkeys/nieuw"


def tokens(browser, path, action):
    form = browser.read(path).select_one(f'form[action="{action}"]')
    return {one["name"]: one.get("value", "") for one in form.select("[type=hidden][name]")}


def question(browser, path, action):
    asked = browser.read(path).select_one(f'form[action="{action}"]')["data-ask"]
    answer = browser.post(asked, data={"csrf_token": tokens(browser, path, action)["csrf_token"]})
    assert answer.status_code == 200
    return answer.get_json()


def register(browser, phone, name="mijn telefoon"):
    data = tokens(browser, NEW, NEW) | {"name": name, "credential": phone.make(question(browser, NEW, NEW))}
    return browser.post(NEW, data=data)


def come_in(browser, phone, next_path=""):
    page = f"/inloggen?next={next_path}"
    data = tokens(browser, page, "/inloggen/passkey")
    asked = question(browser, page, "/inloggen/passkey")
    return browser.post("/inloggen/passkey", data=data | {"credential": phone.show(asked)})


def is_in(browser):
    return browser.get("/mijn").status_code == 200


def keys():
    return list(db.session.scalars(db.select(Passkey)))


@pytest.fixture
def ada(browser):
    person = make_person("Ada", "ada@example.org")
    browser.sign_in(person)
    return person


@pytest.fixture
def phone(browser, ada):
    """Ada's, who is signed out again."""
    phone = Phone()
    assert register(browser, phone).location == "/mijn/account"
    browser.send("/mijn", action="/uitloggen")
    return phone


def test_a_passkey_is_made_and_opens_the_account_it_was_made_for(browser, app, ada, phone):
    stranger = app.test_client()
    assert come_in(stranger, phone, "/kaart").location == "/kaart"
    assert is_in(stranger)
    assert db.session.scalar(db.select(SignedIn).order_by(SignedIn.id.desc())).person_id == ada.id
    line = stranger.read("/mijn/account").select_one("#zo-kom-je-binnen").get_text()
    assert "Met passkey mijn telefoon" in line
    assert "Laatst gebruikt" in line


def test_what_the_browser_is_asked_says_nothing_of_who_has_an_account(browser, ada):
    asked = question(browser, NEW, NEW)
    assert asked["rp"]["id"] == "localhost"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == "required"
    assert asked["attestation"] == "none"
    assert asked["timeout"] == 300_000
    browser.send("/mijn", action="/uitloggen")
    asked = question(browser, "/inloggen", "/inloggen/passkey")
    assert asked["userVerification"] == "required"
    assert not asked.get("allowCredentials")


def test_one_person_is_one_handle_and_no_key_is_made_twice(browser, ada):
    first, second = Phone(), Phone()
    register(browser, first)
    asked = question(browser, NEW, NEW)
    assert len(asked["excludeCredentials"]) == 1
    register(browser, second, "mijn laptop")
    assert first.handle == second.handle
    assert str(ada.id) != first.handle
    again = register(browser, first)
    assert again.status_code == 422
    assert "al in gebruik" in again.text
    assert len(keys()) == 2


CREATE_LIES = {
    "another site": {"site": "evil.example"},
    "another address": {"origin": "http://localhost.evil.example"},
    "another port": {"origin": "http://localhost:8080"},
    "nobody was checked": {"flags": PRESENT},
    "nobody was there": {"flags": 0},
}


@pytest.mark.parametrize("lie", CREATE_LIES)
def test_a_key_that_is_not_quite_right_is_not_kept(browser, ada, lie):
    answer = register(browser, Phone(**CREATE_LIES[lie]), "mijn sleutel")
    assert answer.status_code == 422
    assert "geen passkey die we kunnen gebruiken" in answer.text
    assert 'value="mijn sleutel"' in answer.text
    assert keys() == []


@pytest.mark.parametrize("lie", CREATE_LIES)
def test_an_answer_that_is_not_quite_right_lets_nobody_in(browser, phone, lie):
    for name, value in CREATE_LIES[lie].items():
        setattr(phone, name, value)
    assert come_in(browser, phone, "/kaart").location == "/inloggen?next=/kaart&passkey=fout"
    assert not is_in(browser)
    assert "lukte het niet" in browser.read("/inloggen?passkey=fout").select_one("main").get_text()


NONSENSE = [
    "{}",
    "[]",
    "null",
    "x",
    '"x"',
    "1",
    '{"id":1}',
    "[" * 5000,
    '{"id":"a","rawId":"a","type":"public-key","response":{}}',
]


@pytest.mark.parametrize("nonsense", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_refused(browser, ada, nonsense):
    question(browser, NEW, NEW)
    data = tokens(browser, NEW, NEW) | {"name": "mijn telefoon", "credential": nonsense}
    assert browser.post(NEW, data=data).status_code == 422
    browser.send("/mijn", action="/uitloggen")
    question(browser, "/inloggen", "/inloggen/passkey")
    data = tokens(browser, "/inloggen", "/inloggen/passkey") | {"credential": nonsense}
    assert browser.post("/inloggen/passkey", data=data).location == "/inloggen?passkey=fout"


def test_a_key_of_somebody_else_with_my_number_on_it_lets_nobody_in(browser, phone):
    assert come_in(browser, Phone(credential_id=phone.credential_id, handle=phone.handle)).location == "/inloggen?passkey=fout"
    assert not is_in(browser)
    assert keys()[0].copied_at is None, "a wrong signature raises no alarm over somebody else's key"


def test_a_key_that_names_another_person_lets_nobody_in(browser, phone):
    phone.handle = Phone(handle="AAAA").handle
    assert come_in(browser, phone).location == "/inloggen?passkey=fout"
    assert not is_in(browser)


def test_unknown_and_wrong_keys_get_one_answer(browser, phone):
    unknown = come_in(browser, Phone(handle="AAAA"))
    wrong = come_in(browser, Phone(credential_id=phone.credential_id, handle=phone.handle))
    assert (unknown.status_code, unknown.location) == (wrong.status_code, wrong.location)


def test_a_question_counts_once_even_with_the_cookie_of_before(browser, app, phone):
    data = tokens(browser, "/inloggen", "/inloggen/passkey")
    data["credential"] = phone.show(question(browser, "/inloggen", "/inloggen/passkey"))
    with browser.session_transaction() as session:
        kept = dict(session)
    assert browser.post("/inloggen/passkey", data=data).location == "/mijn"
    thief = app.test_client()
    with thief.session_transaction() as session:
        session.update(kept)
    assert thief.post("/inloggen/passkey", data=data).location == "/inloggen?passkey=fout"
    assert not is_in(thief)


def test_a_question_belongs_to_the_browser_that_was_asked(browser, app, phone):
    answer = phone.show(question(app.test_client(), "/inloggen", "/inloggen/passkey"))
    question(browser, "/inloggen", "/inloggen/passkey")
    data = tokens(browser, "/inloggen", "/inloggen/passkey") | {"credential": answer}
    assert browser.post("/inloggen/passkey", data=data).location == "/inloggen?passkey=fout"


def test_a_question_waits_five_minutes(browser, phone):
    data = tokens(browser, "/inloggen", "/inloggen/passkey")
    data["credential"] = phone.show(question(browser, "/inloggen", "/inloggen/passkey"))
    with time_machine.travel(now() + timedelta(minutes=5, seconds=5)):
        assert browser.post("/inloggen/passkey", data=data).location == "/inloggen?passkey=fout"
        question(browser, "/inloggen", "/inloggen/passkey")
    with time_machine.travel(now() + timedelta(hours=1)):
        forget_old_ways_in()
        assert db.session.scalar(db.select(PasskeyQuestion)) is None


def test_an_answer_to_sign_in_makes_no_key_and_the_other_way_round(browser, app, ada):
    phone = Phone()
    asked = question(browser, NEW, NEW)
    data = tokens(browser, "/inloggen?opnieuw=1", "/inloggen/passkey") | {"credential": phone.make(asked)}
    assert browser.post("/inloggen/passkey", data=data).location == "/inloggen?opnieuw=1&passkey=fout"
    asked = question(browser, "/inloggen?opnieuw=1", "/inloggen/passkey")
    data = tokens(browser, NEW, NEW) | {"name": "x", "credential": phone.make({**asked, "user": {"id": "AAAA"}})}
    assert browser.post(NEW, data=data).status_code == 422
    assert keys() == []


def test_a_question_for_a_new_key_is_for_one_person(browser, ada):
    asked = question(browser, NEW, NEW)
    kept = Phone().make(asked)
    with browser.session_transaction() as session:
        mine = session["passkey"]
    browser.sign_in(make_person("Bob"))
    with browser.session_transaction() as session:
        session["passkey"] = mine
    data = tokens(browser, NEW, NEW) | {"name": "x", "credential": kept}
    assert browser.post(NEW, data=data).status_code == 422
    assert keys() == []


def test_a_key_that_counts_backwards_is_a_copy_and_opens_nothing_any_more(browser, phone):
    phone.count = 7
    assert come_in(browser, phone).location == "/mijn"
    browser.send("/mijn", action="/uitloggen")
    phone.count = 7
    assert come_in(browser, phone).location == "/inloggen?passkey=fout"
    phone.count = 8
    assert come_in(browser, phone).location == "/inloggen?passkey=fout", "the copy is as good as the key"
    browser.send("/inloggen", {"email": "ada@example.org"}, action="/inloggen")
    browser.send(link_in(mails_to("ada@example.org")[-1]))
    assert "kopie" in browser.read("/mijn/account").select_one("#zo-kom-je-binnen").get_text()


def test_a_closed_account_stays_closed_and_its_keys_are_forgotten(browser, ada, phone):
    services.deactivate(make_administrator(), ada)
    db.session.commit()
    assert keys() == []
    assert come_in(browser, phone).location == "/inloggen?passkey=fout"


def test_who_lost_the_phone_has_no_keys_left_on_it(ada, phone):
    services.forget_second_factor(make_administrator(), ada)
    assert keys() == []


def test_removing_asks_for_a_fresh_sign_in_and_signs_out_elsewhere(browser, app, ada, phone):
    elsewhere = app.test_client()
    come_in(elsewhere, phone)
    browser.sign_in(ada)
    action = browser.read("/mijn/account").select_one('form[action$="/weg"]')["action"]
    data = tokens(browser, "/mijn/account", action)
    with browser.session_transaction() as session:
        session["fs_paa"] = time.time() - FRESH.total_seconds() - 1
    again = "/inloggen?next=/mijn/account&opnieuw=1"
    assert browser.post(action, data=data).location == again
    assert browser.get(NEW).location == again
    browser.sign_in(ada)
    assert browser.send("/mijn/account", action=action).location == "/mijn/account"
    assert keys() == []
    assert not is_in(elsewhere)
    assert come_in(elsewhere, phone).location == "/inloggen?passkey=fout"


def test_a_key_is_removed_by_its_owner_only(browser, app, ada, phone):
    bob = app.test_client().sign_in(make_person("Bob"))
    token = bob.read("/mijn/account").select_one("[name=csrf_token]")["value"]
    assert bob.post(f"/mijn/account/passkeys/{keys()[0].id}/weg", data={"csrf_token": token}).status_code == 404
    assert len(keys()) == 1


@pytest.mark.parametrize("path", ["/inloggen/passkey", "/inloggen/passkey/vraag", NEW, "/mijn/account/passkeys/vraag"])
def test_nothing_happens_without_the_token_of_the_form(browser, ada, path):
    """A31."""
    assert browser.post(path, data={"name": "x", "credential": "{}"}).status_code == 400
    assert db.session.scalar(db.select(PasskeyQuestion)) is None


def test_a_passkey_is_two_steps_for_staff(browser, app, monkeypatch):
    monkeypatch.setitem(app.config, "STAFF_SECOND_FACTOR", "required")
    browser.sign_in(make_person("Mo", "mo@example.org", "administrator"))
    assert browser.get("/beheer/mensen").location == "/tf-setup"
    phone = Phone()
    register(browser, phone)
    browser.send("/mijn", action="/uitloggen")
    assert come_in(browser, phone).location == "/mijn"
    assert browser.get("/beheer/mensen").status_code == 200


def test_an_account_has_ten_passkeys_at_most(browser, ada):
    for n in range(10):
        assert register(browser, Phone(), f"sleutel {n}").status_code == 302
    assert register(browser, Phone(), "te veel").status_code == 422
    assert len(keys()) == 10


def test_a_name_is_asked_and_what_was_typed_stays(browser, ada):
    data = tokens(browser, NEW, NEW) | {"name": "", "credential": ""}
    page = browser.post(NEW, data=data)
    assert page.status_code == 422
    assert "Vul een naam in" in page.text
    page = browser.post(NEW, data=data | {"name": "mijn telefoon"})
    assert "alleen met JavaScript" in page.text
    assert 'value="mijn telefoon"' in page.text


def test_at_a_bare_number_there_are_no_passkeys(browser, app, ada, monkeypatch):
    monkeypatch.setitem(app.config, "BASE_URL", "http://127.0.0.1:5000")
    assert browser.get(NEW).status_code == 404
    assert "passkey" not in browser.read("/mijn/account").select_one("#zo-kom-je-binnen").get_text()
    assert not browser.read("/inloggen?opnieuw=1").select("form#passkey")


def test_without_javascript_the_page_shows_no_button_that_does_nothing(browser):
    assert browser.read("/inloggen").select_one("form#passkey").has_attr("hidden")


def test_the_account_takes_as_much_sql_for_many_passkeys_as_for_one(browser, ada, counting):
    register(browser, Phone())
    with counting() as one:
        browser.get("/mijn/account")
    for n in range(5):
        register(browser, Phone(), f"sleutel {n}")
    with counting() as many:
        browser.get("/mijn/account")
    assert len(many) == len(one)


def test_an_answer_holds_at_most_twenty_thousand_characters(browser, ada):
    question(browser, NEW, NEW)
    data = tokens(browser, NEW, NEW) | {"name": "x", "credential": json.dumps({"id": "x" * 20_000})}
    assert browser.post(NEW, data=data).status_code == 422


def test_a_mail_tells_that_a_passkey_came_and_went(browser, phone):
    come_in(browser, phone)
    action = browser.read("/mijn/account").select_one('form[action*="/passkeys/"][action$="/weg"]')["action"]
    browser.send("/mijn/account", action=action)
    subjects = [mail.subject for mail in mails_to("ada@example.org")]
    assert subjects == [
        "Er is een passkey bij je account gekomen: mijn telefoon",
        "Er is een passkey van je account gehaald: mijn telefoon",
    ]
