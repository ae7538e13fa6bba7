"""What holds for every form: sent twice, too late, by hand, or with wrong things in it (A7, A8, A42 to A44)."""

import pytest
from bs4 import BeautifulSoup

from participatie.kernel.db import db
from participatie.kernel.kept import KeptForm
from participatie.kernel.limits import limiter
from tests.trust.answering import WITH_A_CODE, changed_tables, everything, sendings, shown_in
from tests.trust.answers import ANSWERS

# Sending these again has another meaning each time, or no form of ours was on the screen.
NO_FORM_KEY = {
    "notifications.stop": "a mail program sends it, without a form",
    "streets.save_drawing": "a script saves what is drawn and gets JSON; the revision keeps it to once",
    "accounts.ask_for_passkey": "a script asks a new question each time and gets JSON; each question is good for one answer",
    "accounts.ask_who": "the same, before anybody signed in",
    "initiatives.draft_similar": "a script asks what is like the text at this moment, of which nothing is kept",
    "notifications.mark_read": "a script says that the page was seen and gets nothing back",
    "streets.evening": "signs out whoever sends it, and so the second arrival is nobody's",
}
OF_THE_LIBRARY = {
    "security.two_factor_setup": "shows the next page at once; nothing is kept before the code",
    "security.mf_recovery_codes": "shows new codes once, and the earlier ones stop",
}
KEPT_AT_AN_ERROR = {"stored_file"}
"""A photo that came with a form is kept for the second try, in sight of that browser only."""
# What a person types here is no text of theirs but who they are.
NOT_TEXT = {"accounts.sign_in_with_password", "accounts.send_mail", "accounts_admin.find", "households.type_code"}


def textual(app, world):
    """The forms in which somebody types a text."""
    return [one for one in sendings(app, world) if one.texts(world) and one.endpoint not in NOT_TEXT]


def test_nearly_every_form_is_tried(app, world):
    tried = {one.endpoint for one in sendings(app, world)}
    never = {"accounts.end_session", "places_admin.import_addresses", "places_admin.import_areas", "accounts_admin.reactivate"}
    never |= {
        "streets.room_say",
        "streets.room_point",
        "streets.room_stop",
    }  # only the tablet of an evening: tests/streets/test_evenings.py
    never |= {"streets.import_elements", "streets.place_sheet"}  # after a file was sent: tests/streets/test_attacks.py
    never |= {
        "accounts.add_passkey",
        "accounts.remove_passkey",
        "accounts.sign_in_with_passkey",
    }  # with a key: tests/accounts/test_passkeys.py
    never |= {
        "accounts.confirm_address",
        "accounts.unlink",
        "accounts.go_on",
    }  # with a provider: tests/accounts/test_provider.py
    never |= {"imports.columns", "imports.start"}  # after a file was sent: tests/opendata/test_imports.py
    never |= {"site_admin.try_mail_again"}  # only a mail that was given up: tests/site/test_mail.py
    demo = {name for name in ANSWERS if name.startswith("demo.")}
    assert tried == set(ANSWERS) - set(WITH_A_CODE) - never - demo
    assert len(textual(app, world)) > 18


def test_a_form_that_is_sent_twice_has_one_effect_and_one_answer(app, world, cast, undone, without_tokens):
    """A42."""
    wrong, tried = [], 0
    for one in sendings(app, world):
        if one.endpoint in {*NO_FORM_KEY, *OF_THE_LIBRARY}:
            continue
        with undone():
            key = {"form_key": "een-sleutel-die-maar-een-keer-geldt"}
            first = cast.ask(one.actor, one.path, "POST", data=one.answers(world) | key)
            once = everything()
            second = cast.ask(one.actor, one.path, "POST", data=one.answers(world) | key)
            if changed := changed_tables(once, everything()):
                wrong.append(f"{one.endpoint} changed {changed} again")
        if first.status_code not in (302, 303):
            wrong.append(f"{one.endpoint} answers {first.status_code}")
        elif not told_to_sign_in(second) and second.headers["Location"] != first.headers["Location"]:
            wrong.append(f"{one.endpoint}: {first.headers['Location']} and then {second.headers.get('Location')}")
        tried += 1
    assert not wrong, "\n".join(wrong)
    assert tried > 50


def told_to_sign_in(answer):
    """After signing out, or after losing the session by one's own hand, nobody is there to have done it."""
    return answer.status_code == 401 or answer.headers.get("Location", "").startswith("/inloggen")


def test_fields_that_stand_in_no_form_change_nothing(app, world, cast, undone, without_tokens):
    """A7: the same form with and without fields of the tables beside its own ends the same."""
    extra = {
        "id": 1, "person_id": 1, "creator_id": 1, "by_id": 1, "capacity": "team", "team_id": world.ids["team"],
        "hidden_at": "2020-01-01", "published_at": "2020-01-01", "created_at": "2001-01-01", "html": "<b>x</b>", "active": "1",
        "story_html": "<b>x</b>", "state": "realised", "draft_key": "x", "is_public": "1", "is_fallback": "1", "scope_id": 1,
        "may_manage_all": "1", "fs_uniquifier": "x", "answered_at": "2020-01-01", "source_ref": "x", "closed_on": "2020-01-01",
    }  # fmt: skip
    wrong = []
    for one in sendings(app, world):
        fields = [name for name in extra if name not in one.answers(world)]
        with undone():
            cast.ask(one.actor, one.path, "POST", data=one.answers(world))
            plain = {name: len(rows) for name, rows in everything().items()}
        with undone():
            cast.ask(one.actor, one.path, "POST", data=one.answers(world) | {name: extra[name] for name in fields})
            after = everything()
            text = str(after)
            if {name: len(rows) for name, rows in after.items()} != plain or "2001-01-01" in text or "<b>x</b>" in text:
                wrong.append(one.endpoint)
    assert wrong == []


def test_a_field_that_comes_twice_is_refused(app, world, cast, undone, without_tokens):
    """A8."""
    wrong = []
    for one in textual(app, world):
        name = next(iter(one.texts(world)))
        data = {key: value for key, value in one.answers(world).items() if key != "email"}
        with undone():
            before = everything()
            answer = cast.ask(one.actor, one.path, "POST", data=data | {name: ["Een", "Twee"]})
            changed = set(changed_tables(before, everything())) - KEPT_AT_AN_ERROR
            if answer.status_code not in (409, 422) or changed:
                wrong.append(f"{one.endpoint} {name}: {answer.status_code} {changed}")
    assert not wrong, "\n".join(wrong)


def test_a_form_sent_as_json_is_refused(app, world, cast):
    """A31: another site cannot make a browser send our forms in another shape."""
    for one in sendings(app, world):
        for body in ({"a": 1}, [1], "x", 1):
            assert cast.ask(one.actor, one.path, "POST", json=body).status_code == 400, one.endpoint


@pytest.mark.parametrize("token", [None, "", "x", "IjEi.aaaa.bbbb"])
def test_without_a_good_token_nothing_happens_and_what_was_typed_is_shown(app, world, cast, token):
    """A31, A44: also on the pages to sign in; a token that is too old is told like a wrong one."""
    before, wrong = everything(), []
    for one in sendings(app, world):
        if one.endpoint in NO_FORM_KEY:
            continue
        data = one.answers(world) | ({} if token is None else {"csrf_token": token})
        answer = cast.ask(one.actor, one.path, "POST", data=data)
        missing = [text for text in one.texts(world).values() if text and text not in shown_in(answer.text)]
        if answer.status_code != 400 or missing:
            wrong.append(f"{one.endpoint}: {answer.status_code}, {missing}")
    assert not wrong, "\n".join(wrong)
    assert changed_tables(before, everything()) == []


def test_who_is_no_longer_signed_in_sees_what_was_typed_and_the_way_to_sign_in(app, world, cast, undone, without_tokens):
    """A44."""
    wrong, tried = [], 0
    for one in textual(app, world):
        with undone():
            answer = cast.ask("visitor", one.path, "POST", data=one.answers(world))
        if answer.status_code == 401:
            tried += 1
            missing = [text for text in one.texts(world).values() if text and text not in shown_in(answer.text)]
            if missing or "/inloggen" not in answer.text:
                wrong.append(f"{one.endpoint}: {missing}")
    assert not wrong, "\n".join(wrong)
    assert tried > 12


def test_what_was_typed_is_back_in_its_form_after_signing_in(app, world, cast, undone, without_tokens):
    """A44: for every form that only a known person may send."""
    wrong, tried = [], 0
    for one in textual(app, world):
        limiter.reset()
        with undone():
            if cast.ask("visitor", one.path, "POST", data=one.answers(world)).status_code != 401:
                continue
            kept = db.session.scalars(db.select(KeptForm).order_by(KeptForm.created_at.desc())).first()
            browser = cast[one.actor]
            cookie = browser.get_cookie("session")
            with browser.session_transaction() as session:
                session["kept_form"] = kept.key
            page = cast.ask(one.actor, kept.page)
            browser.set_cookie("session", cookie.value)
        tried += 1
        soup = BeautifulSoup(page.text, "html.parser")
        fields = [
            field.get("value", "") or field.text for field in soup.select("main input, main textarea, main option[selected]")
        ]
        missing = [text for text in one.texts(world).values() if text and not any(text in field for field in fields)]
        if page.status_code != 200 or missing:
            wrong.append(f"{one.endpoint}: {page.status_code} {missing}")
    assert not wrong, "\n".join(wrong)
    assert tried > 12


@pytest.mark.parametrize(
    ("status", "needle"), [(403, "Hier mag je niet bij"), (404, "Deze pagina is er niet"), (500, "Dit ging bij ons mis")]
)
def test_who_is_turned_down_halfway_sees_what_was_typed(app, world, cast, undone, without_tokens, monkeypatch, status, needle):
    """A44: also when the thing went away meanwhile, when a right was lost, or when we made a fault."""
    from werkzeug.exceptions import abort

    monkeypatch.setitem(app.config, "PROPAGATE_BUGS", False)
    wrong = []
    for one in textual(app, world):

        def stop(*_args, **_kwargs):
            if status == 500:
                raise RuntimeError("a fault of ours")
            abort(status)

        with undone(), monkeypatch.context() as fault:
            fault.setitem(app.view_functions, one.endpoint, stop)
            answer = cast.ask(one.actor, one.path, "POST", data=one.answers(world))
        missing = [text for text in one.texts(world).values() if text and text not in shown_in(answer.text)]
        if answer.status_code != status or needle not in answer.text or missing:
            wrong.append(f"{one.endpoint}: {answer.status_code}, {missing}")
    assert not wrong, "\n".join(wrong)


def test_who_is_too_fast_sees_what_was_typed_and_when_to_try_again(app, world, cast, limits, without_tokens, undone):
    """A29, A44."""
    path = f"/gesprek/{world.initiatives['published']}"
    limiter.reset()
    with undone():
        answers = [cast.ask("resident", path, "POST", data={"body": f"Bericht {n}", "kind": "comment"}) for n in range(62)]
    limiter.reset()
    assert answers[-1].status_code == 429
    assert "Bericht 61" in shown_in(answers[-1].text)
    assert int(answers[-1].headers["Retry-After"]) > 0


def test_when_one_field_is_wrong_the_others_are_as_they_were(app, world, cast, undone, without_tokens):
    """A44: 422 shows the same form with all that was typed, and a Dutch sentence at the field."""
    wrong, tried = [], 0
    for one in textual(app, world):
        texts = one.texts(world)
        for name in texts:
            bad = "x" * 60_000
            with undone():
                answer = cast.ask(one.actor, one.path, "POST", data=one.answers(world) | {name: bad})
            if answer.status_code == 302:
                continue  # a field that is not in this form, or that has no limit of its own
            tried += 1
            shown = shown_in(answer.text)
            page = BeautifulSoup(answer.text, "html.parser")
            there = [key for key in texts if key != name and page.select_one(f'input[name="{key}"], textarea[name="{key}"]')]
            missing = [key for key in there if texts[key] not in shown]
            field = page.select_one(f'[name="{name}"]')
            sentence = field is not None and field.get("aria-describedby")
            if answer.status_code != 422 or missing or not sentence:
                wrong.append(f"{one.endpoint} {name}: {answer.status_code}, {missing}, {field and field.attrs}"[:300])
    assert not wrong, "\n".join(wrong)
    assert tried > 30
