"""Two hours in which a mail server does everything wrong, on a clock of its own, and what became of each mail."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import time_machine
from flask import Flask

from participatie.kernel import mail as postman
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import MailState, OutboxMail, Postman, put_mail
from tests.factories.smtp import Sink

VALUES: dict[str, Any] = {"partner": "Woonstee", "days": 30, "invitation_id": 1}
REFUSED_EACH = 50
"""One in so many addresses does not exist."""


@dataclass(frozen=True)
class Outcome:
    """What became of the mails. `doubled` counts copies beyond the first."""

    sent: int
    dead: int
    waiting: int
    delivered: int
    doubled: int
    other_ids: int
    minutes: int


def survive(app: Flask, sink: Sink, count: int) -> Outcome:
    """Put so many mails in the outbox and let five faults of 24 minutes come over them, one after another."""
    mailman = app.extensions["mailman"]
    right_port = mailman.port
    sink.refused = {f"p{n}@example.org" for n in range(0, count, REFUSED_EACH)}
    for n in range(count):
        put_mail(f"p{n}@example.org", "partners/invitation", "nl", **VALUES)
    db.session.info.pop("after_commit", None)
    db.session.commit()
    begin = now()
    for minute, fault in _minutes():
        mailman.port = 9 if fault == "away" else right_port
        sink.fault = fault
        with time_machine.travel(begin + timedelta(minutes=minute), tick=False):
            postman.deliver_mail()
        if fault == "" and _is_over():
            break
    mailman.port, sink.fault = right_port, ""
    return _outcome(sink, count, begin, minute)


def _minutes() -> Iterator[tuple[int, str]]:
    """Each minute and what is wrong in it. A little gets through between the faults; after two hours all is well."""
    faults = ("away", "hung", "later", "cut", "slow")
    for minute in range(120):
        yield minute, faults[minute // 24]
    for step in range(400):
        yield 120 + step * 15, ""


def _is_over() -> bool:
    db.session.rollback()
    waiting = db.select(db.func.count()).select_from(OutboxMail).where(OutboxMail.state.in_(["waiting", "sending"]))
    return db.session.scalar(waiting) == 0


def _outcome(sink: Sink, count: int, begin: datetime, minute: int) -> Outcome:
    db.session.rollback()
    states = Counter(db.session.scalars(db.select(OutboxMail.state)))
    assert db.session.get_one(Postman, 1).failures == 0
    ids: dict[str, set[str]] = {}
    for mail in sink.mails:
        ids.setdefault(mail["To"], set()).add(mail["Message-ID"])
    return Outcome(
        sent=states[MailState.SENT],
        dead=states[MailState.DEAD],
        waiting=count - states[MailState.SENT] - states[MailState.DEAD],
        delivered=len(ids),
        doubled=len(sink.mails) - len(ids),
        other_ids=sum(len(of_one) > 1 for of_one in ids.values()),
        minutes=minute,
    )
