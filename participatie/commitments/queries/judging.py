"""Who may say whether a promise was kept, and what they said."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select

from participatie.accounts.models import Person
from participatie.commitments.models import CommitmentConfirmation
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.subjects.makers import makers_of
from participatie.subjects.models import Follow, Subject, Support


@dataclass(frozen=True)
class JudgementRow:
    """What somebody said of a promise. `person_name` is empty for who is gone."""

    person_id: int
    person_name: str
    is_kept: bool
    sentence: str
    at: datetime


def is_involved(actor: Actor, subject: Subject) -> bool:
    """Whether somebody has to do with a subject: makes, follows, supports or joins it, or is in a team."""
    if actor.id is None:
        return False
    if actor.scopes("team_member"):
        return True
    follows = exists().where(Follow.subject_id == subject.id, Follow.person_id == actor.id)
    supports = exists().where(Support.subject_id == subject.id, Support.person_id == actor.id)
    return bool(db.session.scalar(select(or_(follows, supports)))) or actor.id in makers_of(subject)


def list_judgements(commitment_id: int, limit: int = 100) -> list[JudgementRow]:
    """What others said of a promise that the caller was allowed to load, oldest first."""
    said = CommitmentConfirmation
    found = db.session.execute(
        select(said.person_id, func.coalesce(Person.display_name, ""), said.is_kept, said.sentence, said.at)
        .outerjoin(Person, and_(Person.id == said.person_id, Person.active))
        .where(said.commitment_id == commitment_id)
        .order_by(said.id)
        .limit(limit)
    )
    return [JudgementRow(*row) for row in found]
