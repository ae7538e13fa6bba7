"""Who is told what. Only people with an open account; each question is one statement, however many people it finds."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, Select, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from participatie.accounts.models import Person
from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.notifications.models import Notice
from participatie.subjects.models import Follow, Subject
from participatie.subjects.queries import visible_to
from participatie.teams.models import TeamMembership
from participatie.teams.queries.members import running
from participatie.threads.models import Post

Told = Row[Person, Notice]


def find_public_subject(subject_id: int) -> Subject | None:
    """The subject, if everybody may see it: about anything else no mail goes out."""
    return db.session.scalar(select(Subject).where(Subject.id == subject_id, visible_to(NOBODY)))


def find_subject(subject_id: int) -> Subject | None:
    """The subject with this id, for the link with which mail about it is stopped."""
    return db.session.get(Subject, subject_id)


def find_writer_id(post_id: int | None) -> int | None:
    """Who wrote a post."""
    return db.session.scalar(select(Post.person_id).where(Post.id == post_id)) if post_id else None


def find_notice(subject_id: int, person_id: int) -> Notice | None:
    """What is remembered about one person and one subject."""
    return db.session.get(Notice, (subject_id, person_id))


def list_people(subject_id: int, person_ids: Collection[int]) -> Sequence[Told]:
    """These people, but for those who want no mail about this subject."""
    if not person_ids:
        return []
    wanted = _people(subject_id).where(Person.id.in_(person_ids), Notice.muted_at.is_(None))
    return db.session.execute(wanted).all()


def list_followers_due(
    subject_id: int, told: InstrumentedAttribute[datetime | None], before: datetime, but: Collection[int]
) -> Sequence[Told]:
    """The followers who were not told since `before`; `told` is the column of Notice that says so."""
    wanted = (
        _people(subject_id)
        .join(Follow, and_(Follow.person_id == Person.id, Follow.subject_id == subject_id))
        .where(or_(told.is_(None), told < before), Person.id.not_in(but))
    )
    return db.session.execute(wanted).all()


def list_members_due(team_id: int, before: datetime, but: Collection[int]) -> Sequence[Told]:
    """The people who are in a team today and were not told since `before` that something was assigned to it."""
    members = select(TeamMembership.person_id).where(TeamMembership.team_id == team_id, running())
    wanted = _people(team_id).where(
        Person.id.in_(members),
        Person.id.not_in(but),
        Notice.muted_at.is_(None),
        or_(Notice.assigned_told_at.is_(None), Notice.assigned_told_at < before),
    )
    return db.session.execute(wanted).all()


def _people(subject_id: int) -> Select[Person, Notice]:
    about = and_(Notice.person_id == Person.id, Notice.subject_id == subject_id)
    return select(Person, Notice).outerjoin(Notice, about).where(Person.active).order_by(Person.id)
