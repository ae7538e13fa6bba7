"""Everybody involved is asked once whether they support the new one too."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from participatie.initiatives.services.union_mail import ask_supporters
from participatie.initiatives.union_tokens import answer_path
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.notifications.models import Notice
from participatie.subjects import services as subjects
from participatie.subjects.models import HistoryEntry, SupportKind
from participatie.subjects.queries import find_support, find_tally
from tests.factories.offers import make_need, make_offer
from tests.factories.people import actor_of, make_person
from tests.factories.unions import agree, mails_about_it


def people_around(garden, hedge, fatma, bram):
    """Somebody in each way that one can be involved, one of them with both."""
    cast = {kind: make_person(kind) for kind in (*SupportKind, "follow", "offer")}
    for kind in SupportKind:
        subjects.support(actor_of(cast[kind]), garden.subject, kind, "Waar moet ik parkeren?")
    subjects.support(actor_of(cast["support"]), hedge.subject, SupportKind.JOIN)
    subjects.follow(actor_of(cast["follow"]), hedge.subject)
    make_offer(cast["offer"], make_need(bram, hedge), hedge)
    return cast


def test_everybody_involved_is_asked_once_and_makers_are_not(fatma, bram, garden, hedge, union):
    cast = people_around(garden, hedge, fatma, bram)
    stranger = make_person("Vreemde")
    agree(bram, union)
    assert ask_supporters() == len(cast)
    assert ask_supporters() == 0
    for person in cast.values():
        assert len(mails_about_it(person, "Steun je dit ook?")) == 1
    assert not [mail for person in (fatma, bram, stranger) for mail in mails_about_it(person, "Steun je dit ook?")]


def test_nobody_is_told_a_second_time_by_the_ordinary_news(fatma, bram, garden, hedge, union):
    follower = make_person("Volger")
    subjects.follow(actor_of(follower), garden.subject)
    agree(bram, union)
    told = select(HistoryEntry.id).where(HistoryEntry.event.in_(["InitiativesJoined", "SubjectStateChanged"]))
    assert not db.session.scalars(select(Notice).where(Notice.entry_id.in_(told))).all()


def test_one_click_in_the_mail_supports_the_new_one_and_opening_it_does_nothing(browser, union, made):
    sanne = make_person("Sanne")
    path = answer_path(union.id, sanne.id)
    browser.read(path)
    assert find_support(actor_of(sanne), made.id) is None
    assert browser.send(path, {"kind": "join"}).status_code == 302
    assert find_support(actor_of(sanne), made.id).kind == SupportKind.JOIN
    assert find_tally(made.id).joins == 1
    assert "Je doet mee." in browser.read(path).text


@pytest.mark.parametrize("token", ["x", "WzEsMV0.forged"])
def test_a_forged_link_is_no_page(browser, made, token):
    assert browser.get(f"/samen-verder/{token}").status_code == 404


def test_a_link_for_what_is_hidden_or_long_ago_is_no_page(browser, made, union, fatma):
    path = answer_path(union.id, make_person().id)
    union.ended_at = now() - timedelta(days=61)
    db.session.flush()
    assert browser.get(path).status_code == 404
    union.ended_at = now()
    subjects.hide(SYSTEM, made.subject)
    assert browser.get(path).status_code == 404


def test_who_backed_one_of_them_finds_the_question_under_mijn_until_it_is_answered(browser, garden, bram, union):
    sanne = make_person("Sanne")
    subjects.support(actor_of(sanne), garden.subject, SupportKind.SUPPORT)
    agree(bram, union)
    browser.sign_in(sanne)
    assert "Steun je dit ook?" in browser.read("/mijn").text
    action = f"/onderwerpen/{union.made_id}/steunen"
    assert browser.send("/mijn", {"kind": "support"}, action=action).status_code == 302
    assert "Steun je dit ook?" not in browser.read("/mijn").text


def test_a_proposal_waits_under_mijn_for_who_said_nothing(browser, fatma, bram, union):
    assert "Wacht op jou" in browser.sign_in(bram).read("/mijn").text
    assert "Wacht op anderen" in browser.sign_in(fatma).read("/mijn").text
