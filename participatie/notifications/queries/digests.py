"""Whose digest is due. Starts from the notices that wait: it costs what there is to tell, not how many people there are."""

from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, or_, select

from participatie.accounts.models import Person
from participatie.kernel.access import NOBODY
from participatie.kernel.clock import local
from participatie.kernel.db import db
from participatie.notifications.models import Digest, MailChoice, Notice
from participatie.notifications.queries.people import DIGESTS
from participatie.subjects.models import Pace, Subject
from participatie.subjects.queries import visible_to

SEND_HOUR = 7
"""From this hour on the clock of Amsterdam digests of the day go out."""
WEEK_DAY = 0
"""Weekly news goes out on Monday."""


def day_to_send(moment: datetime) -> date | None:
    """The day whose digests go out now, on the calendar of Amsterdam, also when the clock changes; none before the hour."""
    there = local(moment)
    return there.date() if there.hour >= SEND_HOUR else None


def is_waiting(day: date, moment: datetime) -> ColumnElement[bool]:
    """The notices that go into a digest of this day: not read, not mailed, and as often as the person chose.

    What was to be mailed at once, but was too much at a time, comes with the daily news.
    """
    daily = and_(Notice.pace.in_((Pace.AT_ONCE, Pace.DAILY)), ~_wants_none(Pace.DAILY))
    weekly = and_(Notice.pace == Pace.WEEKLY, ~_wants_none(Pace.WEEKLY))
    if day.weekday() != WEEK_DAY:
        weekly = and_(weekly, Notice.at < moment - timedelta(days=8))  # a Monday was missed
    return and_(Notice.read_at.is_(None), Notice.mailed_at.is_(None), or_(daily, weekly))


def _wants_none(pace: Pace) -> ColumnElement[bool]:
    stopped = MailChoice.sort == DIGESTS[pace], MailChoice.pace == Pace.NEVER
    return select(MailChoice.person_id).where(MailChoice.person_id == Notice.person_id, *stopped).correlate(Notice).exists()


def people_due(day: date, moment: datetime) -> Select[int]:
    """The people with something to tell, who want such digests and have none of this day."""
    has_one = select(Digest.person_id).where(Digest.person_id == Notice.person_id, Digest.day == day)
    return (
        select(Notice.person_id)
        .join(Subject, Subject.id == Notice.subject_id)
        .join(Person, Person.id == Notice.person_id)
        .where(
            is_waiting(day, moment),
            Person.active,
            visible_to(NOBODY),
            ~has_one.correlate(Notice).exists(),
        )
        .distinct()
    )


def claim_digests(day: date, limit: int) -> list[Digest]:
    """Digests of this day that nobody wrote yet; held, so that no other worker writes them too."""
    waiting = select(Digest).where(Digest.day == day, Digest.written_at.is_(None))
    return list(db.session.scalars(waiting.order_by(Digest.person_id).limit(limit).with_for_update(skip_locked=True)))
