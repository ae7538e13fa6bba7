"""One mail before the day, one after it. A row that the database keeps unique comes first, so that no mail goes twice."""

from sqlalchemy.exc import IntegrityError

from participatie.accounts.models import Person
from participatie.commitments import queries
from participatie.commitments.models import Commitment, CommitmentReminder, ReminderKind
from participatie.commitments.services.promises import lock
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.outbox import put_mail
from participatie.kernel.text import slug
from participatie.subjects.kinds import kind_of


def remind(days: int) -> int:
    """Mail who promised something that is due within so many days, or is late; how many promises that were."""
    soon = sum(_tell(commitment, ReminderKind.SOON) for commitment in queries.list_due_soon(days))
    return soon + sum(_tell(commitment, ReminderKind.LATE) for commitment in queries.list_late_untold())


def _tell(commitment: Commitment, kind: ReminderKind) -> bool:
    """Tell it once; another worker, or an act of this moment, may have been first."""
    lock(commitment)
    if not commitment.is_open or commitment.hidden_at is not None or commitment.is_late != (kind is ReminderKind.LATE):
        return False
    try:
        with db.session.begin_nested():
            row = CommitmentReminder(commitment_id=commitment.id, kind=kind, due_on=commitment.due_on, at=now())
            db.session.add(row)
    except IntegrityError:
        return False
    for person in queries.list_people_to_remind(commitment):
        _mail(person, commitment, kind)
    return True


def _mail(person: Person, commitment: Commitment, kind: ReminderKind) -> None:
    subject = commitment.subject
    put_mail(
        person.email,
        f"commitments/{kind}",
        person.language,
        commitment_id=commitment.id,
        what=commitment.what,
        due_on=commitment.due_on.isoformat(),
        endpoint=kind_of(subject.kind).endpoint,
        subject_id=subject.id,
        slug=slug(subject.title),
        title=subject.title,
    )
