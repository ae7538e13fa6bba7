"""Beheer shows what nobody got, without addresses, and lets it be tried again."""

from datetime import timedelta

import pytest

from participatie.founding import found
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import MailState, OutboxMail, Postman, put_mail
from participatie.site.queries import forget_facts
from tests.factories.people import make_person


@pytest.fixture
def platform(app):
    """A platform that was just set up."""
    found(SYSTEM, "Samen in Beemdwaard", "Beemdwaard", "hallo@beemdwaard.example")
    forget_facts()


def dead_mail(address="bewoner@example.org"):
    mail = put_mail(address, "partners/invitation", "nl", partner="Woonstee", days=30, invitation_id=1)
    mail.state, mail.attempts, mail.last_error = MailState.DEAD, 12, f"SMTPRecipientsRefused: {{'{address}': (550, b'no')}}"
    db.session.info.pop("after_commit", None)
    db.session.flush()
    return mail


def test_it_shows_what_was_given_up_without_the_address(platform, browser):
    dead_mail()
    browser.sign_in(make_person("Ada", None, "administrator"))
    text = browser.read("/beheer/mail").select_one("main").get_text(" ", strip=True)
    assert "be…@example.org" in text
    assert "SMTPRecipientsRefused" in text
    assert "bewoner@example.org" not in text


def test_when_all_mail_arrived_it_says_so_and_while_the_server_is_away_until_when(platform, browser):
    browser.sign_in(make_person("Ada", None, "administrator"))
    assert "Alle mail kwam aan." in browser.get("/beheer/mail").text
    postman = db.session.get_one(Postman, 1)
    postman.failures, postman.paused_until, postman.reason = 3, now() + timedelta(minutes=5), "ConnectionRefusedError: away"
    db.session.commit()
    text = browser.get("/beheer/mail").text
    assert "De mailserver is niet bereikbaar." in text
    assert "ConnectionRefusedError" in text


def test_a_mail_that_was_given_up_is_sent_after_all_with_the_same_id(platform, browser):
    mail = dead_mail()
    mail_id, message_id = mail.id, mail.message_id
    browser.sign_in(make_person("Ada", None, "administrator"))
    browser.send("/beheer/mail", action=f"/beheer/mail/{mail_id}/opnieuw")
    db.session.expire_all()
    again = db.session.get(OutboxMail, mail_id)
    assert (again.state, again.message_id) == (MailState.SENT, message_id), "the queue of a test delivers at once"
    assert "Alle mail kwam aan." in browser.get("/beheer/mail").text
