"""The digest: at most one a day for each person who has news, written by whoever takes it first."""

from datetime import date

from sqlalchemy import literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from participatie.accounts.models import Person
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import put_mail
from participatie.notifications import queries
from participatie.notifications.models import Digest, Notice
from participatie.notifications.services.stopping import digest_of
from participatie.notifications.tokens import stop_path

AT_A_TIME = 200


def open_digests(day: date) -> None:
    """Note who gets a digest on this day. Doing so twice, or at the same moment elsewhere, is no harm."""
    due = queries.people_due(day, now()).subquery()
    rows = select(due.c.person_id, literal(day, Digest.day.type))
    dialect = sqlite if db.session.get_bind().dialect.name == "sqlite" else postgresql
    adding = dialect.insert(Digest).from_select(["person_id", "day"], rows.where(due.c.person_id.is_not(None)))
    db.session.execute(adding.on_conflict_do_nothing())


def write_some_digests(day: date) -> int:
    """Write the next digests of this day; how many were looked at. What a digest says is looked up when it is sent."""
    claimed = queries.claim_digests(day, AT_A_TIME)
    if not claimed:
        return 0
    moment = now()
    for digest in claimed:
        digest.written_at = moment
    db.session.flush()
    person_ids = [digest.person_id for digest in claimed]
    waiting = select(Notice.id).where(queries.is_waiting(day, moment), Notice.person_id.in_(person_ids))
    taken = update(Notice).where(Notice.id.in_(waiting)).values(mailed_at=moment, digest_on=day)
    told: dict[int, set[str]] = {}
    returned = taken.returning(Notice.person_id, Notice.pace).execution_options(synchronize_session=False)
    for person_id, pace in db.session.execute(returned):
        told.setdefault(person_id, set()).add(pace)
    people = select(Person).where(Person.id.in_(told), Person.active).order_by(Person.id)
    for person in db.session.scalars(people):
        kind = digest_of(frozenset(told[person.id]))
        put_mail(
            person.email,
            "notifications/digest",
            person.language,
            person_id=person.id,
            day=day.isoformat(),
            digest=kind,
            stop_path=stop_path(person.id, kind),
        )
    return len(claimed)
