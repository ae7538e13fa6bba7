"""Mail as the outside world gets it: rows of the outbox, each claimed by one worker, sent once, tried again after a failure."""

import logging
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException, SMTPServerDisconnected

from flask import Flask, current_app, render_template
from flask_babel import force_locale
from flask_mailman import EmailMultiAlternatives, Mail
from flask_mailman.backends.base import BaseEmailBackend
from sqlalchemy import and_, delete, or_, select

from participatie.kernel.clock import now
from participatie.kernel.db import db, roll_back, unit_of_work
from participatie.kernel.jobs import job, nightly
from participatie.kernel.outbox import KeptMail, MailState, OutboxMail, Plain, Postman

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
STALE_AFTER = timedelta(minutes=10)
MOST_TRIES = 10
DEAD_AFTER = timedelta(hours=24)
MOST_AT_ONCE = 500
LEFT_ALONE = timedelta(minutes=15)
"""The longest that a server which is away is left alone, and how long one that may have taken a mail is."""
PRESSING = ("sign_in",)
"""Mails that expire: tried once even then."""


class KeepingBackend(BaseEmailBackend):
    """Keeps mails in a table instead of sending them: for the demo's mailbox and for development."""

    def send_messages(self, messages: list[EmailMultiAlternatives]) -> int:
        """Keep these mails as a reader would see them."""
        with unit_of_work():
            for message in messages:
                html = next((content for content, kind in message.alternatives if kind == "text/html"), "")
                kept = KeptMail(to_address=message.to[0], subject=message.subject, text=message.body, html=html, at=now())
                db.session.add(kept)
        return len(messages)


def init_app(app: Flask) -> None:
    """Point Flask-Mailman at the server of the settings; without one, mail is kept for the mailbox page."""
    app.config.update(
        MAIL_DEFAULT_SENDER=app.config["MAIL_SENDER"],
        MAIL_USE_TLS=app.config["MAIL_STARTTLS"] and bool(app.config["MAIL_SERVER"]),
        MAIL_TIMEOUT=10,
        MAIL_BACKEND="smtp" if app.config["MAIL_SERVER"] else KeepingBackend,
    )
    Mail(app)


def can_send(app: Flask) -> bool:
    """Whether there is somewhere to send to. In production without a server mail waits instead of vanishing."""
    return bool(app.config["MAIL_SERVER"]) or app.config["MODE"] != "production"


@dataclass(frozen=True)
class Letter:
    """What a mail says, in the language of its reader."""

    subject: str
    text: str
    html: str


_preparations: list[Callable[[], None]] = []


def before_each_letter(prepare: Callable[[], None]) -> None:
    """Let a domain load what the frame of a mail shows; a letter has no request that did so."""
    if prepare not in _preparations:
        _preparations.append(prepare)


class BadLetter(Exception):
    """This mail can never be sent as it is."""


class NothingToSay(Exception):
    """What this mail was about is gone or known by now: it is not sent."""


Values = dict[str, Plain]
Filler = Callable[[Values], dict[str, object]]
_fillers: dict[str, Filler] = {}


def fill_when_sent(folder: str, filler: Filler) -> None:
    """Let a domain look at the moment of sending what the mails of its folder may still say, in the language of the reader."""
    _fillers[folder] = filler


def render(mail: OutboxMail) -> Letter:
    """Fill in the template. The first line of the text is the subject."""
    site = current_app.config["BASE_URL"]
    with current_app.test_request_context(base_url=site), force_locale(mail.language):
        for prepare in _preparations:
            prepare()
        filler = _fillers.get(mail.template.partition("/")[0])
        values = filler(mail.values) if filler else mail.values
        text = render_template(f"mail/{mail.template}.txt", **values, base_url=site)
        subject, _newline, body = text.strip().partition("\n")
        html = render_template(f"mail/{mail.template}.html", **values, base_url=site, subject=subject.strip())
    if not subject.strip().isprintable() or not mail.to_address.isprintable():
        raise BadLetter("a header holds a line end or control character")
    return Letter(subject.strip()[:250], body.strip() + "\n", html)


class Away(Exception):
    """The server could not be reached, or hung up before it took the mail: no fault of this mail."""


class Unsure(Away):
    """The server hung up after it got the text. It may have taken the mail; to try again may send it twice."""


@job(every_minutes=1)
def deliver_mail() -> None:
    """Send all mail that is due, one by one. Where the server is away, this stops until it is worth a try."""
    if not can_send(current_app):
        return
    for _turn in range(MOST_AT_ONCE):
        claimed = claim()
        if claimed is None:
            return
        send(claimed)


def claim() -> int | None:
    """Take one mail that is due, or whose sender has been silent for too long. No other worker can take the same.

    While the server is away only what cannot wait is tried, and that once.
    """
    with unit_of_work():
        moment = now()
        due = and_(OutboxMail.state == MailState.WAITING, OutboxMail.due_at <= moment)
        stale = and_(OutboxMail.state == MailState.SENDING, OutboxMail.claimed_at < moment - STALE_AFTER)
        wanted = select(OutboxMail).where(or_(due, stale))
        if is_paused():
            wanted = wanted.where(OutboxMail.template.in_(PRESSING), OutboxMail.attempts == 0)
        mail = db.session.scalar(wanted.order_by(OutboxMail.due_at, OutboxMail.id).limit(1).with_for_update(skip_locked=True))
        if mail is None:
            return None
        mail.state, mail.claimed_at, mail.attempts = MailState.SENDING, moment, mail.attempts + 1
        return mail.id


def send(mail_id: int) -> None:
    """Send a mail that was claimed, and note how that went. The server is spoken to outside any transaction."""
    mail = db.session.get_one(OutboxMail, mail_id)
    claimed_at = mail.claimed_at
    db.session.expunge(mail)
    roll_back()
    problem: Exception | None = None
    letter = Letter("", "", "")
    try:
        letter = render(mail)
        roll_back()
        hand_over(as_message(mail, letter))
    except Exception as error:  # whatever goes wrong is kept with the mail and tried again
        problem = error
    with unit_of_work():
        note_server(problem)
        row = db.session.get_one(OutboxMail, mail_id, with_for_update=True, populate_existing=True)
        if row.claimed_at == claimed_at and row.state == MailState.SENDING:
            note_failure(row, problem) if problem else note_success(row, letter.subject)


def hand_over(message: EmailMultiAlternatives) -> None:
    """Give the mail to the server, and hang up whatever the server does."""
    connection = current_app.extensions["mailman"].get_connection()
    try:
        connection.open()
    except OSError as error:
        raise Away(_words(error)) from error
    try:
        connection.send_messages([message])
    except (SMTPServerDisconnected, TimeoutError, ConnectionError) as error:
        raise Unsure(_words(error)) from error
    finally:
        with suppress(OSError, SMTPException):
            connection.close()


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def as_message(mail: OutboxMail, letter: Letter) -> EmailMultiAlternatives:
    """The mail with its headers: one recipient, a Message-ID that is the same at every try."""
    domain = current_app.config["MAIL_SENDER"].rpartition("@")[2].rstrip(">") or "localhost"
    headers = {
        "Message-ID": f"<{mail.message_id.partition('@')[0]}@{domain}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": mail.language,
    }
    if stop_path := mail.values.get("stop_path"):
        headers["List-Unsubscribe"] = f"<{current_app.config['BASE_URL']}{stop_path}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message = EmailMultiAlternatives(letter.subject, letter.text, to=[mail.to_address], headers=headers)
    message.attach_alternative(letter.html, "text/html")
    return message


def note_success(mail: OutboxMail, subject: str) -> None:
    """It is on its way; what filled the template is forgotten."""
    mail.state, mail.sent_at, mail.subject_line, mail.values, mail.last_error = MailState.SENT, now(), subject, {}, ""


def note_failure(mail: OutboxMail, problem: Exception) -> None:
    """Try again later, each time after twice as long; give up after ten tries and a day.

    What the server never took waits for the server and no longer. What has nothing left to say is dropped.
    """
    if isinstance(problem, NothingToSay):
        mail.state, mail.sent_at, mail.values, mail.last_error = MailState.DROPPED, now(), {}, ""
        return
    mail.last_error = (str(problem) if isinstance(problem, Away) else _words(problem))[:500]
    log.warning("mail not sent", extra={"mail_id": mail.id, "attempts": mail.attempts, "problem": type(problem).__name__})
    given_up = mail.attempts >= MOST_TRIES and now() - mail.created_at >= DEAD_AFTER
    if given_up or isinstance(problem, BadLetter):
        mail.state = MailState.DEAD
        return
    paused_until = server().paused_until
    if isinstance(problem, Away) and paused_until is not None:
        mail.state, mail.due_at = MailState.WAITING, paused_until
        return
    wait = min(FIRST_WAIT * 2 ** min(mail.attempts - 1, 20), LONGEST_WAIT)
    mail.state, mail.due_at = MailState.WAITING, now() + wait * random.uniform(0.9, 1.1)


def server() -> Postman:
    """What is known of the mail server."""
    known = db.session.get(Postman, 1)
    return known if known is not None else Postman(id=1, failures=0)


def is_paused() -> bool:
    """Whether the server is away and not worth a try yet."""
    paused_until = server().paused_until
    return paused_until is not None and now() < paused_until


def note_server(problem: Exception | None) -> None:
    """Remember whether the server is there. Each time it is away it is left alone for longer; one mail taken ends that."""
    if isinstance(problem, NothingToSay):
        return
    known = server()
    if not isinstance(problem, Away):
        if known.failures:
            known.failures, known.paused_until, known.reason = 0, None, ""
        return
    if known.failures and is_paused():
        return
    pause = LEFT_ALONE if isinstance(problem, Unsure) else min(FIRST_WAIT * 2**known.failures, LEFT_ALONE)
    known = db.session.merge(known)
    known.failures, known.paused_until, known.reason = min(known.failures + 1, 20), now() + pause, str(problem)[:500]
    log.warning("the mail server is away", extra={"failures": known.failures, "problem": type(problem).__name__})


@nightly
def forget_old_mail() -> None:
    """Remove mail that was sent a month ago, dead mail after three months, and kept mail of the demo after a week."""
    with unit_of_work():
        moment = now()
        sent = and_(OutboxMail.state.in_((MailState.SENT, MailState.DROPPED)), OutboxMail.sent_at < moment - timedelta(days=30))
        dead = and_(OutboxMail.state == MailState.DEAD, OutboxMail.created_at < moment - timedelta(days=90))
        db.session.execute(delete(OutboxMail).where(or_(sent, dead)))
        db.session.execute(delete(KeptMail).where(KeptMail.at < moment - timedelta(days=7)))
