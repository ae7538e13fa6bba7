"""What the worker does with news: telling followers, and the digests of a morning."""

from datetime import UTC, datetime

import time_machine
from sqlalchemy import select

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.outbox import OutboxMail
from participatie.notifications import services
from participatie.notifications.models import Notice, Sort
from participatie.notifications.queries import day_to_send
from participatie.subjects.models import Pace

TUESDAY = datetime(2026, 6, 2, 6, 0, tzinfo=UTC)
"""Eight in the morning in Amsterdam."""
MONDAY = datetime(2026, 6, 8, 6, 0, tzinfo=UTC)


def tell_followers() -> None:
    """Let the worker tell who follows."""
    while services.spread_some():
        pass


def send_digests_at(moment: datetime) -> list[OutboxMail]:
    """The digests that are written at this moment."""
    before = set(db.session.scalars(select(OutboxMail.id)))
    with time_machine.travel(moment, tick=False):
        day = day_to_send(moment)
        if day is not None:
            services.open_digests(day)
            while services.write_some_digests(day):
                pass
            db.session.flush()
    wanted = select(OutboxMail).where(OutboxMail.template == "notifications/digest").order_by(OutboxMail.id)
    return [mail for mail in db.session.scalars(wanted) if mail.id not in before]


def want(actor: Actor, pace: Pace, *sorts: Sort) -> None:
    """Choose how often somebody wants mail of these sorts."""
    services.choose(actor, dict.fromkeys(sorts or list(Sort), pace), digests=(Pace.DAILY, Pace.WEEKLY))


def notices_of(person_id: int) -> list[Notice]:
    """What somebody is told, oldest first."""
    return list(db.session.scalars(select(Notice).where(Notice.person_id == person_id).order_by(Notice.id)))
