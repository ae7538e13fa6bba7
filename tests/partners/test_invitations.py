"""Asking somebody to join a partner tells nothing about who has the address, until that person says yes."""

from datetime import timedelta

import pytest
import time_machine

from participatie.accounts.queries import find_person_by_email, list_held
from participatie.kernel.access import Held
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden
from participatie.kernel.mail import render
from participatie.kernel.outbox import OutboxMail
from participatie.partners import queries, services
from participatie.partners.models import PartnerInvitation
from tests.factories.mail import mails_to
from tests.factories.partners import make_manager, make_partner, make_speaker
from tests.factories.people import actor_of, make_person


@pytest.fixture
def partner(app):
    return make_partner("De Beemd")


@pytest.fixture
def manager(partner):
    person = make_person("Ingrid")
    make_manager(partner, person)
    db.session.commit()
    return person


def invite(browser, partner, email, **more):
    return browser.send(f"/partners/{partner.id}/mensen", {"email": email, "may_speak": "y", **more}, action="")


def only_invitation():
    return db.session.scalars(db.select(PartnerInvitation)).one()


def test_known_and_unknown_addresses_get_the_same_answer(browser, partner, manager):
    make_person("Geheime Naam", "bekend@voorbeeld.nl")
    browser.sign_in(manager)
    answers = []
    for email in ("bekend@voorbeeld.nl", "berend@voorbeeld.nl"):
        answer = invite(browser, partner, email)
        page = browser.read(answer.location).select_one("main")
        answers.append((answer.status_code, answer.location, page.text, len(mails_to(email))))
        invitation = only_invitation()
        services.withdraw_invitation(actor_of(manager), partner, invitation)
        db.session.commit()
    assert answers[0] == answers[1]
    assert answers[0][3] == 1
    assert "be…@voorbeeld.nl" in answers[0][2]
    assert "Geheime Naam" not in answers[0][2]
    assert find_person_by_email("berend@voorbeeld.nl") is None


def test_after_a_yes_somebody_belongs_and_stays_signed_in(browser, partner, manager):
    noor = make_person("Noor", "noor@voorbeeld.nl")
    invite(browser.sign_in(manager), partner, "Noor@Voorbeeld.nl")
    browser.sign_in(noor)
    assert list_held(noor.id) == frozenset()
    link = browser.read("/mijn").select_one('a[href^="/partners/uitnodigingen/"]')
    assert "De Beemd" in link.text
    assert browser.send(link["href"]).location == f"/partners/{partner.id}-de-beemd"
    assert list_held(noor.id) == {Held("partner_speaker", partner.id)}
    assert browser.get("/mijn").status_code == 200
    assert queries.list_invitations(partner) == []
    assert "Noor" in browser.sign_in(manager).read(f"/partners/{partner.id}/mensen").text


def test_after_a_no_nobody_learns_who_it_was(browser, partner, manager):
    noor = make_person("Noor", "noor@voorbeeld.nl")
    invite(browser.sign_in(manager), partner, "noor@voorbeeld.nl")
    path = f"/partners/uitnodigingen/{only_invitation().id}"
    fields = {field["name"]: field["value"] for field in browser.sign_in(noor).read(path).select("main form [type=hidden]")}
    assert browser.post(path, data={**fields, "nee": "1"}).location == "/mijn"
    assert list_held(noor.id) == frozenset()
    assert "Noor" not in browser.sign_in(manager).read(f"/partners/{partner.id}/mensen").select_one("main").text


def test_for_anybody_else_the_invitation_does_not_exist(browser, partner, manager):
    make_person("Noor", "noor@voorbeeld.nl")
    invitation = services.invite(actor_of(manager), partner, "noor@voorbeeld.nl")
    path = f"/partners/uitnodigingen/{invitation.id}"
    db.session.commit()
    assert browser.get(path).location == f"/inloggen?next={path}"
    assert browser.sign_in(manager).get(path).status_code == 404
    with pytest.raises(Forbidden):
        services.accept(actor_of(manager), manager, queries.get_invitation(partner, invitation.id))


def test_asking_again_changes_what_was_asked(browser, partner, manager):
    browser.sign_in(manager)
    for more in ({}, {"may_manage": "y"}):
        assert invite(browser, partner, "noor@voorbeeld.nl", **more).status_code == 302
    assert only_invitation().may_manage
    page = browser.read(f"/partners/{partner.id}/mensen")
    withdraw = page.select_one('form[action$="/intrekken"]')["action"]
    assert browser.send(f"/partners/{partner.id}/mensen", action=withdraw).status_code == 302
    assert queries.list_invitations(partner) == []


def test_one_address_gets_no_heap_of_mail(browser, partner, manager):
    browser.sign_in(manager)
    statuses = [invite(browser, partner, "noor@voorbeeld.nl").status_code for _time in range(6)]
    assert statuses == [302] * 5 + [429]
    assert len(mails_to("noor@voorbeeld.nl")) == 5


def test_the_mail_is_in_the_language_of_who_reads_it_and_leads_to_the_answer(app, partner, manager):
    noor = make_person("Noor", "noor@voorbeeld.nl")
    noor.language = "en"
    invitation = services.invite(actor_of(manager), partner, "noor@voorbeeld.nl")
    db.session.commit()
    mail = db.session.scalars(db.select(OutboxMail).where(OutboxMail.to_address == noor.email)).one()
    assert mail.language == "en"
    letter = render(mail)
    assert letter.subject == "De Beemd asks you to join"
    assert f"/partners/uitnodigingen/{invitation.id}" in letter.text


def test_an_unanswered_invitation_goes_with_its_address(app, partner, manager):
    services.invite(actor_of(manager), partner, "noor@voorbeeld.nl")
    db.session.commit()
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        services.forget_old_invitations()
    assert queries.list_invitations(partner) == []


def test_ending_a_membership_signs_nobody_out(browser, partner, manager):
    noor = make_person("Noor")
    make_speaker(partner, noor)
    browser.sign_in(noor)
    services.end_member(actor_of(manager), partner, queries.find_membership(partner, noor.id))
    db.session.commit()
    assert browser.get("/mijn").status_code == 200
    assert list_held(noor.id) == frozenset()


def test_a_page_of_an_invitation_says_what_a_yes_means(browser, partner, manager):
    noor = make_person("Noor", "noor@voorbeeld.nl")
    invitation = services.invite(actor_of(manager), partner, "noor@voorbeeld.nl", may_manage=True)
    db.session.commit()
    page = browser.sign_in(noor).read(f"/partners/uitnodigingen/{invitation.id}")
    assert "schrijven namens De Beemd" in page.text
    assert "mensen van deze partner beheren" in page.text
