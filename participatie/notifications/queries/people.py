"""Who is told, and how often they want mail. Only people with an open account who did not mute the subject."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, and_, func, literal, select

from participatie.accounts.models import Person
from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.notifications.models import MailChoice, Mute, Sort
from participatie.notifications.sorts import DEFAULTS
from participatie.subjects.models import Follow, Pace, Subject, SubjectId
from participatie.subjects.queries import visible_to
from participatie.teams.models import TeamMembership
from participatie.teams.queries.members import running
from participatie.threads.models import Post

DIGESTS: dict[Pace, str] = {Pace.DAILY: "digest_day", Pace.WEEKLY: "digest_wk"}
"""The sorts under which a person says that they want no daily or no weekly digest."""


def chosen_pace(sort: Sort) -> ColumnElement[str]:
    """How often the person of this row wants mail of a sort; needs `choice_of` joined."""
    return func.coalesce(MailChoice.pace, literal(str(DEFAULTS[sort])))


def pace_of_follow(sort: Sort) -> ColumnElement[str]:
    """The same about a subject: what the person chose for it goes first; needs Follow and `choice_of` joined."""
    return func.coalesce(func.nullif(Follow.pace, ""), chosen_pace(sort))


def choice_of(person_id: SQLColumnExpression[int], sort: Sort) -> ColumnElement[bool]:
    """The condition under which a row of MailChoice is this person's for this sort."""
    return and_(MailChoice.person_id == person_id, MailChoice.sort == str(sort))


def is_muted(person_id: SQLColumnExpression[int], subject_id: int | SQLColumnExpression[SubjectId]) -> ColumnElement[bool]:
    """Whether the person of this row wants nothing about a subject, and did not begin to follow it again since."""
    again = select(Follow.person_id).where(
        Follow.person_id == Mute.person_id, Follow.subject_id == Mute.subject_id, Follow.created_at > Mute.since
    )
    muted = select(Mute.person_id).where(Mute.person_id == person_id, Mute.subject_id == subject_id)
    return muted.where(~again.correlate(Mute).exists()).correlate_except(Mute).exists()


def find_public_subject(subject_id: int) -> Subject | None:
    """The subject, if everybody may see it: about anything else nobody is told."""
    return db.session.scalar(select(Subject).where(Subject.id == subject_id, visible_to(NOBODY)))


def find_subject(subject_id: int) -> Subject | None:
    """The subject with this id, for the link with which mail about it is stopped."""
    return db.session.get(Subject, subject_id)


def find_writer_id(post_id: int | None) -> int | None:
    """Who wrote a post."""
    return db.session.scalar(select(Post.person_id).where(Post.id == post_id)) if post_id else None


def find_mute(subject_id: int, person_id: int) -> Mute | None:
    """That one person wants nothing about one subject."""
    return db.session.get(Mute, (subject_id, person_id))


def list_people(subject_id: int, person_ids: Collection[int]) -> Sequence[Person]:
    """These people, but for those who want no mail about this subject."""
    if not person_ids:
        return []
    wanted = select(Person).where(Person.id.in_(person_ids), Person.active, ~is_muted(Person.id, subject_id))
    return db.session.scalars(wanted.order_by(Person.id)).all()


def list_told(about_id: int, person_ids: Collection[int], sort: Sort) -> Sequence[Row[Person, str]]:
    """These people with how often they want mail of this sort, but for those who muted what it is about.

    What they chose for this one subject goes first, but not for the work of a team.
    """
    if not person_ids:
        return []
    pace = chosen_pace(sort) if sort is Sort.TEAM else pace_of_follow(sort)
    wanted = (
        select(Person, pace)
        .outerjoin(MailChoice, choice_of(Person.id, sort))
        .outerjoin(Follow, and_(Follow.person_id == Person.id, Follow.subject_id == about_id))
        .where(Person.id.in_(person_ids), Person.active, ~is_muted(Person.id, about_id))
        .order_by(Person.id)
    )
    return db.session.execute(wanted).all()


def list_follower_ids(subject_id: int, person_ids: Collection[int]) -> set[int]:
    """Who of these people follows a subject."""
    if not person_ids:
        return set()
    wanted = select(Follow.person_id).where(Follow.subject_id == subject_id, Follow.person_id.in_(person_ids))
    return set(db.session.scalars(wanted))


def list_member_ids(team_id: int) -> set[int]:
    """Who is in a team today."""
    return set(db.session.scalars(select(TeamMembership.person_id).where(TeamMembership.team_id == team_id, running())))


def list_choices(person_id: int) -> dict[str, str]:
    """What a person chose, by sort; what they left as it was is not in it."""
    rows = select(MailChoice.sort, MailChoice.pace).where(MailChoice.person_id == person_id)
    return {row.sort: row.pace for row in db.session.execute(rows)}
