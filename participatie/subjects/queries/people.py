"""Who supports, joins, worries and follows."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.subjects.models import Follow, SubjectTally, Support, SupportKind


@dataclass(frozen=True)
class Tally:
    """The figures of one subject."""

    supports: int = 0
    joins: int = 0
    concerns: int = 0
    follows: int = 0
    posts: int = 0


def find_tally(subject_id: int) -> Tally:
    """The figures of a subject; zeros while nobody did anything."""
    row = db.session.get(SubjectTally, subject_id)
    return Tally(row.supports, row.joins, row.concerns, row.follows, row.posts) if row else Tally()


def find_support(actor: Actor, subject_id: int) -> Support | None:
    """What this actor said about the subject, if anything."""
    if actor.id is None:
        return None
    return db.session.scalar(select(Support).where(Support.subject_id == subject_id, Support.person_id == actor.id))


def is_following(actor: Actor, subject_id: int) -> bool:
    """Whether this actor wants to hear what happens."""
    return actor.id is not None and db.session.get(Follow, (subject_id, actor.id)) is not None


def list_concerns(subject_id: int, limit: int = 100) -> Sequence[Support]:
    """The concerns with their reasons, oldest first."""
    return _list_supports(subject_id, SupportKind.CONCERN, limit)


def list_supporters(subject_id: int, kind: SupportKind, limit: int = 100) -> Sequence[Support]:
    """Who supports or joins, oldest first."""
    return _list_supports(subject_id, kind, limit)


def _list_supports(subject_id: int, kind: SupportKind, limit: int) -> Sequence[Support]:
    return db.session.scalars(
        select(Support)
        .where(Support.subject_id == subject_id, Support.kind == kind)
        .options(joinedload(Support.person))
        .order_by(Support.id)
        .limit(limit)
    ).all()


def list_followers(subject_id: int) -> Sequence[Person]:
    """The active people who follow a subject. For mail only: never shown."""
    return db.session.scalars(
        select(Person).join(Follow, Follow.person_id == Person.id).where(Follow.subject_id == subject_id, Person.active)
    ).all()


def count_supports(subject_id: int) -> dict[str, int]:
    """The supports counted row by row, per kind: what the tally must equal."""
    counted = select(Support.kind, func.count()).where(Support.subject_id == subject_id).group_by(Support.kind)
    return {row[0]: row[1] for row in db.session.execute(counted)}
