"""Single posts, and the one condition for reading any."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import contains_eager

from participatie.kernel.access import Actor
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Subject, SubjectId
from participatie.subjects.queries import visible_to
from participatie.teams.models import Responsibility, TeamSupport
from participatie.teams.queries import find_helping_id
from participatie.threads.models import PendingPost, Post, PostKind, PostVersion, Thread


def visible_posts(actor: Actor) -> ColumnElement[bool]:
    """The one condition for reading posts, on Post, Thread and Subject joined.

    A note is for who is now in the responsible team, and for nobody else: not for the platform, a moderator, or its
    writer after leaving. A team that was asked to help reads the notes from that moment on, as long as it is asked or helps.
    Withdrawn and hidden posts keep their place; who shows them leaves the text out.
    """
    public = Post.kind != PostKind.NOTE
    teams = actor.scopes("team_member")
    if not teams:
        return and_(visible_to(actor), public)
    responsible = select(Responsibility.subject_id).where(Responsibility.until.is_(None), Responsibility.team_id.in_(teams))
    answering = func.coalesce(Subject.whole_id, Subject.id)
    helps = select(TeamSupport.id).where(
        TeamSupport.subject_id == answering,
        TeamSupport.team_id.in_(teams),
        TeamSupport.ended_at.is_(None),
        TeamSupport.asked_at <= Post.created_at,
    )
    return and_(visible_to(actor), or_(public, answering.in_(responsible), helps.correlate(Subject, Post).exists()))


def get_post(actor: Actor, post_id: int) -> Post:
    """The post with this id, if this actor may see it. Its thread and subject are loaded."""
    found = None
    if 0 < post_id <= LARGEST_ID:
        found = db.session.scalar(
            select(Post)
            .join(Post.thread)
            .join(Thread.subject)
            .where(Post.id == post_id, visible_posts(actor))
            .options(contains_eager(Post.thread).contains_eager(Thread.subject))
        )
    if found is None:
        raise NotFound
    return found


def list_versions(post: Post) -> Sequence[PostVersion]:
    """The earlier texts of a post that the caller was allowed to load, newest first; none when it cannot be read."""
    if not post.is_readable:
        raise NotFound
    wanted = select(PostVersion).where(PostVersion.post_id == post.id).order_by(PostVersion.version.desc())
    return db.session.scalars(wanted).all()


def find_team_id(subject_id: int) -> SubjectId | None:
    """The team that answers for a subject now; for a part that is the team of its whole."""
    answering = func.coalesce(Subject.whole_id, Subject.id)
    return db.session.scalar(
        select(Responsibility.team_id)
        .join(Subject, answering == Responsibility.subject_id)
        .where(Subject.id == subject_id, Responsibility.until.is_(None))
    )


def find_note_team_id(actor: Actor, subject: Subject) -> int | None:
    """The team in whose name this actor may leave notes: the one that answers, else one of theirs that was asked to help."""
    team_id = find_team_id(subject.id)
    if team_id is None or actor.holds("team_member", team_id):
        return team_id
    return find_helping_id(actor, subject.answering_id)


def get_team_id(actor: Actor, subject: Subject) -> int:
    """The team in whose name somebody may leave notes; for others there is no such thing."""
    team_id = find_note_team_id(actor, subject)
    if team_id is None or not actor.holds("team_member", team_id):
        raise NotFound
    return team_id


def find_pending(key: str) -> PendingPost | None:
    """The post that waits for a confirmation under this key."""
    return db.session.get(PendingPost, key)


def get_pending(key: str) -> PendingPost:
    """What waits for a confirmation under this key."""
    found = db.session.get(PendingPost, key)
    if found is None:
        raise NotFound
    return found
