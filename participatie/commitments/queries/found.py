"""Promises as the search finds them, and whether there are any."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.commitments.models import Commitment
from participatie.commitments.queries.rows import readable
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.subjects.findables import Rows
from participatie.subjects.kinds import all_kinds
from participatie.subjects.models import Subject
from participatie.subjects.queries import Lens, matching


def texts_of(ids: Sequence[int]) -> dict[int, str]:
    """The words of these promises; hidden ones too, for each question asks who may see what."""
    return dict(db.session.execute(select(Commitment.id, Commitment.what).where(Commitment.id.in_(ids))).all())


def has_promises(subject_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether anything was promised about the subject with this id."""
    return exists().where(Commitment.subject_id == subject_id)


def ids_after(after_id: int, limit: int) -> Sequence[int]:
    """The next ids of those."""
    wanted = select(Commitment.id).where(Commitment.id > after_id).order_by(Commitment.id).limit(limit)
    return db.session.scalars(wanted).all()


def visible(actor: Actor, lens: Lens) -> Rows:
    """The promises that this actor may read, about what fits the lens."""
    party = aliased(Subject)
    every_kind = tuple(kind.name for kind in all_kinds())
    return (
        select(Commitment.id, Commitment.what.label("text"))
        .add_columns(func.coalesce(party.title, Person.display_name, "").label("by"))
        .add_columns(Subject.title.label("about"), Commitment.made_at.label("at"))
        .join(Subject, Subject.id == Commitment.subject_id)
        .outerjoin(Person, and_(Person.id == Commitment.person_id, Person.active))
        .outerjoin(party, party.id == func.coalesce(Commitment.partner_id, Commitment.team_id))
        .where(readable(actor), *matching(actor, lens.of_kinds(every_kind)))
    )
