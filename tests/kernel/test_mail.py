"""Mail: sent once, tried again after failures, never lost silently (A19, A46)."""

import threading
from datetime import timedelta

import pytest
import time_machine

from participatie.app import create_app
from participatie.kernel import mail as postman
from participatie.kernel.clock import now
from participatie.kernel.db import commit, db
from participatie.kernel.outbox import KeptMail, MailState, OutboxMail, put_mail
from tests.conftest import settings_for
from tests.factories.smtp import smtp_server

VALUES = {"token": "t" * 43, "code": "123456", "purpose": "sign_in", "minutes": 30}


def put(address="ada@example.org", language="nl", **values):
    mail = put_mail(address, "sign_in", language, **{**VALUES, **values})
    db.session.info.pop("after_commit", None)
    db.session.commit()
    return mail.id


def state(mail_id):
    db.session.expire_all()
    return db.session.get(OutboxMail, mail_id)


@pytest.fixture
def sink(app, monkeypatch):
    """The application sends to a real server on this machine."""
    with smtp_server() as (sink, port):
        mailman = app.extensions["mailman"]
        for name, value in {"server": "127.0.0.1", "port": port, "backend": "smtp", "use_tls": False, "timeout": 2}.items():
            monkeypatch.setattr(mailman, name, value)
        yield sink


def test_a_mail_arrives_complete_with_honest_headers(sink):
    mail_id = put()
    postman.deliver_mail()
    (message,) = sink.mails
    assert sink.recipients == [["ada@example.org"]]
    assert message["To"] == "ada@example.org"
    assert message["From"] == "participatie@localhost"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"].startswith(f"<{state(mail_id).message_id.partition('@')[0]}@")
    text, html = (part.get_payload(decode=True).decode() for part in message.get_payload())
    for part in (text, html):
        assert "http://localhost/inloggen/link/" + "t" * 43 in part
        assert "123456" in part
    assert "123456" in message["Subject"]


def test_after_delivery_what_filled_the_mail_is_forgotten(sink):
    mail_id = put()
    postman.deliver_mail()
    sent = state(mail_id)
    assert sent.state == MailState.SENT
    assert sent.values == {}
    assert sent.subject_line == "Je code is 123456 om in te loggen"
    postman.deliver_mail()
    assert len(sink.mails) == 1


@pytest.mark.parametrize("answer", ["451 try later", "550 no such user", "421 closing", "552 too much", "cut"])
def test_a_failure_is_kept_and_tried_again_with_the_same_message_id(sink, answer):
    mail_id = put()
    sink.answers.append(answer)
    postman.deliver_mail()
    failed = state(mail_id)
    assert failed.state == MailState.WAITING
    assert failed.last_error
    wait = 15 * 60 if answer == "cut" else 60
    assert wait * 0.75 < (failed.due_at - now()).total_seconds() < wait * 1.25
    postman.deliver_mail()
    assert state(mail_id).attempts == 1, "not before its time"
    with time_machine.travel(now() + timedelta(minutes=16)):
        postman.deliver_mail()
    assert state(mail_id).state == MailState.SENT
    assert len({message["Message-ID"] for message in sink.mails}) == 1


def test_a_server_that_hangs_costs_no_more_than_its_time(sink):
    sink.slow_seconds = 3
    mail_id = put()
    postman.deliver_mail()
    assert state(mail_id).state == MailState.WAITING
    assert "imed out" in state(mail_id).last_error or "Disconnected" in state(mail_id).last_error


def test_a_server_that_is_away_loses_nothing(app, sink, monkeypatch):
    monkeypatch.setattr(app.extensions["mailman"], "port", 9)
    ids = [put(f"p{n}@example.org") for n in range(3)]
    postman.deliver_mail()
    assert [state(mail_id).state for mail_id in ids] == [MailState.WAITING] * 3
    monkeypatch.undo()
    with time_machine.travel(now() + timedelta(hours=2)):
        postman.deliver_mail()
    assert [state(mail_id).state for mail_id in ids] == [MailState.SENT] * 3


def test_waiting_doubles_to_six_hours_and_ends_after_ten_tries_and_a_day(sink):
    mail_id = put()
    moment = now()
    waits = []
    for _turn in range(40):
        sink.answers.append("451 later")
        with time_machine.travel(moment, tick=False):
            postman.deliver_mail()
            mail = state(mail_id)
            if mail.state == MailState.DEAD:
                break
            waits.append((mail.due_at - moment).total_seconds() / 60)
            moment = mail.due_at + timedelta(seconds=1)
    assert mail.state == MailState.DEAD
    assert mail.attempts >= 10
    assert moment - mail.created_at >= timedelta(hours=24)
    assert 0.9 <= waits[0] <= 1.1
    assert 1.8 <= waits[1] <= 2.2
    assert max(waits) <= 6 * 60 * 1.1
    assert "451" in mail.last_error


def test_a_claim_of_a_worker_that_died_is_taken_back(sink):
    mail_id = put()
    assert postman.claim() == mail_id
    postman.deliver_mail()
    assert not sink.mails
    with time_machine.travel(now() + timedelta(minutes=11)):
        postman.deliver_mail()
    assert len(sink.mails) == 1


def test_a_late_worker_does_not_undo_what_another_did(sink):
    mail_id = put()
    postman.claim()
    with time_machine.travel(now() + timedelta(minutes=11)):
        postman.deliver_mail()
        row = state(mail_id)
        assert row.state == MailState.SENT
        row.claimed_at = now() - timedelta(minutes=20)
        db.session.commit()
    assert state(mail_id).state == MailState.SENT


@pytest.mark.parametrize(
    "address",
    ["a@example.org\nBcc: b@example.org", "a@example.org\r\nX: y", "a@example.org,b@example.org", "a\x00@example.org"],
)
def test_a_mail_goes_to_one_address_without_line_ends(app, address):
    """A19."""
    with pytest.raises(ValueError, match="one address"):
        put_mail(address, "sign_in", "nl", **VALUES)


def test_what_people_typed_cannot_add_a_header(sink):
    """A19: a value that ends up in the subject."""
    mail_id = put(code="123\nBcc: evil@example.org")
    postman.deliver_mail()
    (message,) = sink.mails
    assert message["Bcc"] is None
    assert "\n" not in message["Subject"]
    mail_id = put(code="12\x1b3")
    postman.deliver_mail()
    assert state(mail_id).state == MailState.DEAD
    assert "BadLetter" in state(mail_id).last_error


def test_the_mail_is_in_the_language_of_its_reader(app, sink):
    put(language="en")
    with app.test_request_context(headers={"Cookie": "language=nl"}):
        postman.deliver_mail()
    assert sink.mails[0]["Content-Language"] == "en"
    assert '<html lang="en">' in sink.mails[0].get_payload()[1].get_payload(decode=True).decode()


def test_without_a_server_the_demo_keeps_mail_and_production_lets_it_wait(app, monkeypatch):
    mail_id = put()
    monkeypatch.setitem(app.config, "MODE", "production")
    postman.deliver_mail()
    assert state(mail_id).state == MailState.WAITING
    monkeypatch.setitem(app.config, "MODE", "demo")
    postman.deliver_mail()
    kept = db.session.scalar(db.select(KeptMail))
    assert (kept.to_address, kept.subject) == ("ada@example.org", "Je code is 123456 om in te loggen")
    assert "123456" in kept.text
    assert "123456" in kept.html


def test_mail_leaves_after_the_commit_and_never_without_it(app):
    put_mail("ada@example.org", "sign_in", "nl", **VALUES)
    put_mail("bob@example.org", "sign_in", "nl", **VALUES)
    assert db.session.scalar(db.select(db.func.count()).select_from(KeptMail)) == 0
    commit()
    assert db.session.scalar(db.select(db.func.count()).select_from(KeptMail)) == 2


def test_old_mail_is_forgotten(app):
    sent, dead, waiting = put("a@example.org"), put("b@example.org"), put("c@example.org")
    long_ago = now() - timedelta(days=100)
    for mail_id, old in ((sent, MailState.SENT), (dead, MailState.DEAD), (waiting, MailState.WAITING)):
        mail = state(mail_id)
        mail.state, mail.created_at, mail.sent_at = old, long_ago, long_ago
        db.session.commit()
    postman.forget_old_mail()
    assert [bool(state(mail_id)) for mail_id in (sent, dead, waiting)] == [False, False, True]


def test_three_workers_send_each_mail_once(database_url, tmp_path):
    with smtp_server() as (sink, port):
        settings = settings_for(tmp_path, database_url)
        app = create_app({**settings, "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port, "MAIL_STARTTLS": False})
        with app.app_context():
            for n in range(15):
                put(f"p{n}@example.org")
            db.session.remove()

        def work():
            with app.app_context():
                postman.deliver_mail()

        workers = [threading.Thread(target=work) for _n in range(3)]
        try:
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join(60)
            assert sorted(to[0] for to in sink.recipients) == sorted(f"p{n}@example.org" for n in range(15))
        finally:
            with app.app_context():
                db.session.execute(db.delete(OutboxMail))
                db.session.commit()
                db.session.remove()
                db.engine.dispose()
