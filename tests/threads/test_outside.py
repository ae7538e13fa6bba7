"""Somebody without an account answers one question, once, by a link that holds for two weeks."""

from datetime import timedelta

import pytest
import time_machine

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.subjects.queries import find_theme
from participatie.threads import queries, services
from participatie.threads.links import token_of
from participatie.threads.models import Capacity, OutsideQuestion, Post
from participatie.threads.wiring import look_after_outsiders
from tests.factories.initiatives import make_initiative
from tests.factories.mail import mails_to
from tests.factories.people import actor_of, make_administrator, make_person
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

ADDRESS, QUESTION = "piet@voorbeeld.nl", "Mag hier een kas komen?"


@pytest.fixture
def maker(app):
    return make_person("Noor", "noor@voorbeeld.nl")


@pytest.fixture
def garden(maker):
    make_municipality()
    make_team("Opvangteam")
    return make_initiative(maker, make_theme()).subject


@pytest.fixture
def asked(maker, garden):
    asked = services.ask_outsider(actor_of(maker), garden, "Piet Jansen", ADDRESS, QUESTION, "maker")
    db.session.commit()
    return asked


@pytest.fixture
def token(asked):
    return token_of(asked.id, asked.subject_id, ADDRESS, asked.created_at)


def test_the_mail_says_who_asks_and_about_what_and_not_what_is_asked(maker, garden):
    services.ask_outsider(actor_of(maker), garden, "Piet Jansen", ADDRESS, QUESTION, "maker")
    mail = db.session.scalars(db.select(OutboxMail).where(OutboxMail.to_address == ADDRESS)).one()
    letter = render(mail)
    assert letter.subject == "Noor vraagt je iets over Een pluktuin"
    assert f"/vraag/{mail.values['token']}" in letter.text
    assert QUESTION not in letter.text + letter.html


def test_the_page_shows_the_question_and_looking_changes_nothing(browser, asked, token):
    page = browser.read(f"/vraag/{token}")
    assert QUESTION in page.text
    assert db.session.get_one(OutsideQuestion, asked.id).state == "open"


def test_the_answer_stands_under_the_question_with_who_asked_and_is_nobody_s_to_change(browser, asked, token, maker):
    where = browser.send(f"/vraag/{token}", {"name": "Piet Jansen", "body": "Ja, tot **drie** meter."}).location
    post = db.session.scalars(db.select(Post).where(Post.capacity == Capacity.OUTSIDER)).one()
    assert where == f"/gesprek/bericht/{post.id}"
    assert (post.parent_id, post.person_id, post.said_by) == (asked.post_id, None, "Piet Jansen")
    text = browser.get(where, follow_redirects=True).text
    assert "gevraagd door Noor" in text
    assert "<strong>drie</strong>" in text
    assert len(mails_to(maker.email)) == 1
    with pytest.raises(Forbidden):
        services.edit(actor_of(maker), queries.get_post(actor_of(maker), post.id), "Nee.", 1)


def test_a_link_works_once(browser, token):
    assert browser.send(f"/vraag/{token}", {"name": "Piet", "body": "Ja."}).status_code == 302
    assert browser.get(f"/vraag/{token}").status_code == 404
    with pytest.raises(NotFound):
        services.answer_outside(token, "Piet", "Nog een keer.")
    assert db.session.query(Post).filter_by(capacity="outsider").count() == 1


def test_used_revoked_expired_and_invented_links_get_the_same_answer(browser, maker, garden, asked, token):
    services.answer_outside(token, "Piet", "Ja.")
    other = services.ask_outsider(actor_of(maker), garden, "Els", "els@voorbeeld.nl", "En jij?", "maker")
    revoked = token_of(other.id, other.subject_id, "els@voorbeeld.nl", other.created_at)
    services.revoke_question(actor_of(maker), other)
    third = services.ask_outsider(actor_of(maker), garden, "Ad", "ad@voorbeeld.nl", "En jij?", "maker")
    late = token_of(third.id, third.subject_id, "ad@voorbeeld.nl", third.created_at)
    third.expires_at = now() - timedelta(minutes=1)
    db.session.commit()
    ways = (token, revoked, late, "a" * 64, "x", "%20")
    assert len({browser.read(f"/vraag/{way}", 404).select_one("main").text for way in ways}) == 1


def test_a_link_for_another_address_or_question_is_no_link(browser, asked):
    for wrong in (
        token_of(asked.id, asked.subject_id, "ander@voorbeeld.nl", asked.created_at),
        token_of(asked.id + 1, asked.subject_id, ADDRESS, asked.created_at),
        token_of(asked.id, asked.subject_id + 1, ADDRESS, asked.created_at),
        asked.token_hash,
    ):
        assert browser.get(f"/vraag/{wrong}").status_code == 404


def test_the_address_goes_with_the_answer_and_when_the_link_is_over(maker, garden, asked, token):
    services.answer_outside(token, "Piet", "Ja.")
    open_one = services.ask_outsider(actor_of(maker), garden, "Els", "els@voorbeeld.nl", "En jij?", "maker")
    db.session.commit()
    assert (asked.email, asked.name) == (None, "")
    with time_machine.travel(now() + timedelta(days=15), tick=False):
        look_after_outsiders()
        db.session.refresh(open_one)
        assert (open_one.email, open_one.state) == (None, "expired")


def test_one_reminder_a_week_later_with_the_same_link(browser, asked, token):
    with time_machine.travel(now() + timedelta(days=8), tick=False):
        look_after_outsiders()
        look_after_outsiders()
    reminders = db.session.scalars(db.select(OutboxMail).where(OutboxMail.template == "threads/outside_reminder")).all()
    assert len(reminders) == 1
    assert browser.get(f"/vraag/{token}").status_code == 200


def test_who_asked_sees_how_it_stands_and_takes_it_back(browser, maker, garden, asked, token):
    browser.sign_in(maker)
    path = f"/gesprek/{garden.id}/vraag-iemand"
    assert "open tot" in browser.read(path).text
    revoke = f"/gesprek/vragen/{asked.id}/intrekken"
    assert browser.send(path, action=revoke).status_code == 302
    assert "ingetrokken op" in browser.read(path).text
    assert "ingetrokken op" in browser.read("/mijn").text
    assert browser.get(f"/vraag/{token}").status_code == 404


@pytest.mark.parametrize("who", ["resident", "administrator", "member elsewhere"])
def test_only_makers_and_the_responsible_team_ask(garden, who):
    person = make_person()
    actors = {
        "resident": actor_of(person),
        "administrator": make_administrator(),
        "member elsewhere": actor_of(make_person(None, None, ("team_member", make_team("Team Ver").id))),
    }
    with pytest.raises(Forbidden):
        services.ask_outsider(actors[who], garden, "Piet", ADDRESS, QUESTION, "self")


def test_several_are_open_at_once_and_no_heap(maker, garden):
    for number in range(10):
        services.ask_outsider(actor_of(maker), garden, "Piet", f"piet{number}@voorbeeld.nl", f"Vraag {number}?", "maker")
    with pytest.raises(Refused):
        services.ask_outsider(actor_of(maker), garden, "Piet", ADDRESS, QUESTION, "maker")
    assert len([q for q in queries.list_own_questions(actor_of(maker), garden.id) if q.state == "open"]) == 10


@pytest.mark.parametrize(("field", "typed"), [("name", "Gemeente Vierkant"), ("name", ""), ("body", "   ")])
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(browser, token, field, typed):
    answer = browser.send(f"/vraag/{token}", {"name": "Piet", "body": "Ja hoor.", field: typed})
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    if field == "name":
        assert "Ja hoor." in answer.text


def test_a_hidden_question_or_subject_closes_the_link(browser, garden, asked, token):
    garden.hidden_at = now()
    db.session.commit()
    assert browser.get(f"/vraag/{token}").status_code == 404


def test_the_list_of_questions_takes_the_same_statements_for_one_and_for_fifty(browser, maker, garden, asked, counting):
    browser.sign_in(maker)
    needed = []
    for path in (f"/gesprek/{garden.id}/vraag-iemand", "/mijn"):
        browser.read(path)
        with counting() as statements:
            assert QUESTION in browser.read(path).text
        needed.append(len(statements))
    for number in range(9):
        services.ask_outsider(actor_of(maker), garden, "Els", f"els{number}@voorbeeld.nl", f"Vraag {number}?", "maker")
    for number in range(40):
        other = make_initiative(maker, find_theme(garden.theme_id), title=f"Tuin {number}").subject
        services.ask_outsider(actor_of(maker), other, "Els", f"els{number}@voorbeeld.nl", "En jij?", "maker")
    db.session.commit()
    for path, before in zip((f"/gesprek/{garden.id}/vraag-iemand", "/mijn"), needed, strict=True):
        browser.read(path)
        with counting() as statements:
            assert "Els" in browser.read(path).text
        assert len(statements) <= before, path


def test_the_list_shows_what_was_asked_and_not_what_is_out_of_sight(browser, maker, garden, asked):
    path = f"/gesprek/{garden.id}/vraag-iemand"
    assert QUESTION in browser.sign_in(maker).read(path).text
    db.session.get_one(Post, asked.post_id).hidden_at = now()
    db.session.commit()
    assert QUESTION not in browser.read(path).text
