"""What has to do with what."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Relation, Subject, SubjectLink
from participatie.subjects.queries.rows import get_subject, visible_to


@dataclass(frozen=True)
class Linked:
    """The other side of a link, as the page of one side shows it. `is_first` is whether this page is of the first."""

    link_id: int
    relation: str
    is_first: bool
    note: str
    by_name: str
    subject_id: int
    kind: str
    state: str
    title: str


def list_linked(actor: Actor, subject_id: int) -> list[Linked]:
    """What has to do with a subject that the caller was allowed to load, as far as the actor may see it. One statement."""
    is_first = SubjectLink.one_id == subject_id
    far_id = case((is_first, SubjectLink.other_id), else_=SubjectLink.one_id)
    rows = db.session.execute(
        select(SubjectLink, Subject.id, Subject.kind, Subject.state, Subject.title, Person.display_name)
        .join(Subject, Subject.id == far_id)
        .outerjoin(Person, Person.id == SubjectLink.by_id)
        .where(or_(is_first, SubjectLink.other_id == subject_id), SubjectLink.ended_at.is_(None))
        .where(Subject.published_at.is_not(None), visible_to(actor))
        .order_by(SubjectLink.id)
    )
    return [
        Linked(link.id, link.relation, link.one_id == subject_id, link.note, name or "", number, kind, state, title)
        for link, number, kind, state, title, name in rows
    ]


def has_links(subject_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether anything is linked to the subject with this id."""
    either = or_(SubjectLink.one_id == subject_id, SubjectLink.other_id == subject_id)
    return exists().where(either, SubjectLink.ended_at.is_(None))


def list_link_ids(subject_id: int, relation: Relation) -> Sequence[int]:
    """The subjects that this one is this to: for what continues others, the ids of those."""
    wanted = select(SubjectLink.other_id).where(SubjectLink.one_id == subject_id, SubjectLink.relation == relation)
    return db.session.scalars(wanted.where(SubjectLink.ended_at.is_(None)).order_by(SubjectLink.id)).all()


def find_link(one_id: int, other_id: int) -> SubjectLink | None:
    """The link between two subjects, whichever comes first."""
    there = and_(SubjectLink.one_id == one_id, SubjectLink.other_id == other_id)
    back = and_(SubjectLink.one_id == other_id, SubjectLink.other_id == one_id)
    return db.session.scalar(select(SubjectLink).where(or_(there, back), SubjectLink.ended_at.is_(None)))


def count_links(subject_id: int) -> int:
    """How many subjects have to do with this one."""
    mine = or_(SubjectLink.one_id == subject_id, SubjectLink.other_id == subject_id)
    return db.session.scalar(select(func.count()).select_from(SubjectLink).where(mine, SubjectLink.ended_at.is_(None))) or 0


def get_link(actor: Actor, subject_id: int, link_id: int) -> SubjectLink:
    """A link of this subject with both sides, if this actor may see both."""
    found = db.session.scalar(
        select(SubjectLink)
        .where(SubjectLink.id == link_id, or_(SubjectLink.one_id == subject_id, SubjectLink.other_id == subject_id))
        .where(SubjectLink.ended_at.is_(None))
        .options(joinedload(SubjectLink.one), joinedload(SubjectLink.other))
    )
    if found is None:
        raise NotFound
    for end in (found.one_id, found.other_id):
        get_subject(actor, end)
    return found
