"""A mail server that is away, hangs, refuses or hangs up loses nothing and gets nothing twice that matters (G10, A46)."""

from datetime import timedelta

import pytest
import time_machine

from participatie.kernel import mail as postman
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import MailState, OutboxMail, Postman
from tests.factories.mail_faults import survive
from tests.kernel.test_mail import put, sink, state

__all__ = ["sink"]


@pytest.mark.slow
def test_a_hundred_mails_survive_five_faults(app, sink, monkeypatch):
    """`python -m tests.benchmarks.mail` does the same with 2,000. Nobody gets more than one copy of what was cut off."""
    monkeypatch.setattr(app.extensions["mailman"], "timeout", 0.3)
    outcome = survive(app, sink, 100)
    assert (outcome.waiting, outcome.other_ids) == (0, 0)
    assert outcome.dead == 2, "those that do not exist, and they are visible"
    assert (outcome.sent, outcome.delivered) == (98, 98)
    assert outcome.doubled <= 2, "one for each time that the server was tried while it hung up"


def pause():
    db.session.expire_all()
    return db.session.get_one(Postman, 1)


def test_a_server_that_is_away_is_left_alone_longer_each_time_and_at_most_a_quarter_of_an_hour(app, sink, monkeypatch):
    monkeypatch.setattr(app.extensions["mailman"], "port", 9)
    for n in range(20):
        put(f"p{n}@example.org")
    moment, waits = now(), []
    for _try in range(6):
        with time_machine.travel(moment, tick=False):
            postman.deliver_mail()
            waits.append((pause().paused_until - moment).total_seconds() / 60)
            moment = pause().paused_until
    assert waits == [1, 2, 4, 8, 15, 15]
    assert pause().reason.startswith("ConnectionRefusedError")


def test_while_the_server_is_away_a_code_to_sign_in_is_tried_once_and_other_mail_waits(app, sink, monkeypatch):
    with monkeypatch.context() as away:
        away.setattr(app.extensions["mailman"], "port", 9)
        first = put("a@example.org")
        postman.deliver_mail()
    code, other = put("b@example.org"), put("c@example.org")
    state(other).template = "partners/invitation"
    db.session.commit()
    postman.deliver_mail()
    assert state(code).state == MailState.SENT
    assert state(first).state == MailState.WAITING, "it had its one try"
    assert pause().paused_until is None, "the code got through, so the server is there"


def test_what_the_server_never_took_does_not_wait_longer_than_the_server(app, sink, monkeypatch):
    with monkeypatch.context() as away:
        away.setattr(app.extensions["mailman"], "port", 9)
        mail_id = put()
        postman.deliver_mail()
    assert state(mail_id).due_at == pause().paused_until
    with time_machine.travel(now() + timedelta(seconds=61)):
        postman.deliver_mail()
    assert state(mail_id).state == MailState.SENT
    assert (pause().failures, pause().reason) == (0, "")


def test_a_refusal_of_one_mail_holds_up_no_other(sink):
    sink.refused = {"nobody@example.org"}
    put("nobody@example.org")
    others = [put(f"p{n}@example.org") for n in range(3)]
    postman.deliver_mail()
    assert [state(mail_id).state for mail_id in others] == [MailState.SENT] * 3
    assert pause().failures == 0
    assert db.session.scalar(db.select(OutboxMail.last_error).where(OutboxMail.last_error != "")).startswith("SMTPDataError")
