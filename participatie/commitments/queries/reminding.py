"""Which promises ask for a mail, and who gets it."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import contains_eager

from participatie.accounts.models import Person
from participatie.accounts.queries import actor_for, list_holders
from participatie.commitments.models import Commitment, CommitmentReminder, CommitmentState, ReminderKind
from participatie.commitments.permissions import can_speak_for
from participatie.commitments.queries.rows import late, readable
from participatie.kernel.access import NOBODY
from participatie.kernel.clock import today
from participatie.kernel.db import db

AT_A_TIME = 200


def list_due_soon(days: int) -> Sequence[Commitment]:
    """The open promises whose day comes within so many days, of which nobody was told yet."""
    day = today()
    soon = (
        Commitment.state == CommitmentState.PROMISED,
        Commitment.due_on >= day,
        Commitment.due_on <= day + timedelta(days=days),
    )
    return db.session.scalars(_untold(ReminderKind.SOON, *soon)).all()


def list_late_untold() -> Sequence[Commitment]:
    """The late promises of which nobody was told yet."""
    return db.session.scalars(_untold(ReminderKind.LATE, late())).all()


def _untold(kind: ReminderKind, *conditions: ColumnElement[bool]) -> Select[Commitment]:
    told = select(CommitmentReminder.id).where(
        CommitmentReminder.commitment_id == Commitment.id,
        CommitmentReminder.kind == kind,
        CommitmentReminder.due_on == Commitment.due_on,
    )
    wanted = select(Commitment).join(Commitment.subject).options(contains_eager(Commitment.subject))
    return (
        wanted.where(*conditions, ~told.exists(), readable(NOBODY)).order_by(Commitment.due_on, Commitment.id).limit(AT_A_TIME)
    )


def list_people_to_remind(commitment: Commitment) -> Sequence[Person]:
    """Who promised, while they may still speak for it; else all who may speak for that partner or team now."""
    who = actor_for(commitment.person_id)
    if can_speak_for(who, commitment):
        ids = [who.id]
    elif commitment.team_id is not None:
        ids = list(list_holders("team_member", commitment.team_id))
    elif commitment.partner_id is not None:
        ids = list(list_holders("partner_speaker", commitment.partner_id))
    else:
        ids = []
    return db.session.scalars(select(Person).where(Person.id.in_(ids)).order_by(Person.id)).all() if ids else []
