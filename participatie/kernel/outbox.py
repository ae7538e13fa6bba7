"""Whatever leaves the process is first a row here, written in the same transaction as its reason."""

import enum
import re
import secrets
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial

from sqlalchemy import JSON, Index, String, Text, case, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.clock import AMSTERDAM, now, today
from participatie.kernel.db import Base, Id, UtcDateTime, after_commit, db
from participatie.kernel.jobs import wake

Plain = str | int | bool | None | list[dict[str, str]]


class MailState(enum.StrEnum):
    """Where a mail stands. Dropped: when it was its turn there was nothing left to say."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    DROPPED = "dropped"


class OutboxMail(Base):
    """One mail to one person. It is rendered when it is sent; its values are wiped once it is delivered."""

    __tablename__ = "outbox_mail"
    __table_args__ = (Index("ix_outbox_mail_state_due_at", "state", "due_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    message_id: Mapped[str] = mapped_column(String(120), unique=True)
    to_address: Mapped[str] = mapped_column(String(254))
    template: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(8))
    values: Mapped[dict[str, Plain]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(10), default=MailState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    subject_line: Mapped[str] = mapped_column(String(250), default="")
    last_error: Mapped[str] = mapped_column(Text, default="")


class Postman(Base):
    """How the mail server behaves: one row, kept by the database so that all workers know.

    `paused_until` is when it is tried again after it was away, `failures` how often in a row it was.
    """

    __tablename__ = "postman"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    paused_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text, default="")


class KeptMail(Base):
    """A mail that was not sent but kept, for the mailbox page of the demo."""

    __tablename__ = "kept_mail"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    to_address: Mapped[str] = mapped_column(String(254), index=True)
    subject: Mapped[str] = mapped_column(String(250))
    text: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


_wake_postman = partial(wake, "deliver_mail")


def put_mail(to_address: str, template: str, language: str, **values: Plain) -> OutboxMail:
    """Write a mail to be sent after this transaction. `template` names a pair of files in templates/mail/."""
    if not to_address.isprintable() or "," in to_address:
        raise ValueError("a mail goes to one address")
    mail = OutboxMail(
        message_id=f"{secrets.token_hex(16)}@participatie",
        to_address=to_address,
        template=template,
        language=language,
        values=values,
        created_at=now(),
        due_at=now(),
    )
    db.session.add(mail)
    if _wake_postman not in db.session.info.get("after_commit", ()):
        after_commit(_wake_postman)
    return mail


def list_kept_mail(limit: int = 100) -> list[KeptMail]:
    """The mails that the demo kept, newest first."""
    return list(db.session.scalars(select(KeptMail).order_by(KeptMail.id.desc()).limit(limit)))


def find_kept_mail(mail_id: int) -> KeptMail | None:
    """One mail that the demo kept."""
    return db.session.get(KeptMail, mail_id)


def keep_latest(each: int) -> list[datetime]:
    """Forget all waiting mail but the last few of each template, as the demo does with a year of it; when those are due."""
    waiting = select(OutboxMail.id, OutboxMail.template, OutboxMail.due_at).where(OutboxMail.state == MailState.WAITING)
    kept: dict[str, dict[datetime, int]] = {}
    for mail_id, template, due_at in db.session.execute(waiting.order_by(OutboxMail.due_at.desc(), OutboxMail.id)):
        of_template = kept.setdefault(template, {})
        if len(of_template) < each:
            of_template.setdefault(due_at, mail_id)
    ids = {mail_id for of_template in kept.values() for mail_id in of_template.values()}
    db.session.execute(delete(OutboxMail).where(OutboxMail.state == MailState.WAITING, OutboxMail.id.not_in(ids)))
    return sorted(due_at for of_template in kept.values() for due_at in of_template)


@dataclass(frozen=True)
class Undelivered:
    """A mail that nobody got, for who looks after the platform: no text, and no whole address."""

    id: int
    to: str
    template: str
    attempts: int
    created_at: datetime
    due_at: datetime
    reason: str
    is_given_up: bool


@dataclass(frozen=True)
class Delivery:
    """How the mail goes: how many wait, how many were sent this day, and until when the server is left alone."""

    waiting: int
    sent_today: int
    paused_until: datetime | None
    reason: str


def delivery() -> Delivery:
    """How the mail goes at this moment. Two statements."""
    waiting = func.sum(case((OutboxMail.state.in_([MailState.WAITING, MailState.SENDING]), 1), else_=0))
    sent = func.sum(case((OutboxMail.sent_at >= datetime.combine(today(), time(), AMSTERDAM), 1), else_=0))
    counted = db.session.execute(select(func.coalesce(waiting, 0), func.coalesce(sent, 0))).one()
    known = db.session.get(Postman, 1)
    paused_until = known.paused_until if known is not None and known.paused_until and known.paused_until > now() else None
    return Delivery(
        int(counted[0]), int(counted[1]), paused_until, _without_addresses(known.reason) if known and paused_until else ""
    )


def page_undelivered(number: int, size: int = 25) -> tuple[list[Undelivered], int]:
    """Mails that failed, given up first, and how many pages there are."""
    failed = [OutboxMail.state != MailState.SENT, OutboxMail.last_error != ""]
    total = db.session.scalar(select(func.count()).select_from(OutboxMail).where(*failed)) or 0
    given_up = case((OutboxMail.state == MailState.DEAD, 0), else_=1)
    wanted = select(OutboxMail).where(*failed).order_by(given_up, OutboxMail.id.desc())
    rows = db.session.scalars(wanted.limit(size).offset((number - 1) * size))
    return [_undelivered(mail) for mail in rows], max(1, -(-total // size))


def _undelivered(mail: OutboxMail) -> Undelivered:
    local, _at, domain = mail.to_address.rpartition("@")
    reason = _without_addresses(mail.last_error)
    is_given_up = mail.state == MailState.DEAD
    return Undelivered(
        mail.id, f"{local[:2]}…@{domain}", mail.template, mail.attempts, mail.created_at, mail.due_at, reason, is_given_up
    )


def _without_addresses(text: str) -> str:
    return re.sub(r"[^\s<>'\"@]+@", "…@", text)


def find_undelivered(mail_id: int) -> OutboxMail | None:
    """A mail that was given up."""
    wanted = select(OutboxMail).where(OutboxMail.id == mail_id, OutboxMail.state == MailState.DEAD)
    return db.session.scalar(wanted.with_for_update())


def begin_anew(mail: OutboxMail) -> None:
    """Let a mail that was given up be tried as if it were new, with the same Message-ID."""
    mail.state, mail.attempts, mail.created_at, mail.due_at, mail.last_error = MailState.WAITING, 0, now(), now(), ""
    after_commit(_wake_postman)
