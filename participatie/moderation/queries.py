"""Questions about reports, rulings and appeals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.kernel.text import excerpt
from participatie.moderation.models import Report, Ruling
from participatie.moderation.permissions import can_moderate, can_read_ruling, can_rule
from participatie.subjects.models import Subject
from participatie.threads.models import Post

LIMIT = 200


@dataclass(frozen=True)
class Said:
    """A reason that somebody gave, and when."""

    by_name: str
    text: str
    at: datetime
    kind: str = ""


@dataclass(frozen=True)
class Case:
    """One subject or post that waits for a moderator."""

    subject_id: int
    post_id: int | None
    title: str
    excerpt: str
    since: datetime
    reports: int = 0
    reason: str = ""
    is_appeal: bool = False


@dataclass(frozen=True)
class Dossier:
    """All that a moderator reads before a ruling: the thing itself, what was said about it, what was ruled before."""

    subject: Subject
    post: Post | None
    author_name: str
    may_rule: bool
    reports: list[Said] = field(default_factory=list)
    rulings: list[Said] = field(default_factory=list)
    appeal: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether it is out of sight now."""
        return (self.post or self.subject).hidden_at is not None


@dataclass(frozen=True)
class OwnRuling:
    """A ruling as the author of what was judged reads it."""

    ruling: Ruling
    subject: Subject
    post: Post | None


def about(model: type[Report] | type[Ruling], subject_id: int, post_id: int | None) -> ColumnElement[bool]:
    """The condition for what is about exactly this subject, or exactly this post."""
    return and_(model.subject_id == subject_id, model.post_id.is_(None) if post_id is None else model.post_id == post_id)


def list_cases(actor: Actor) -> list[Case]:
    """What waits for a moderator, oldest first: reported things, and appeals."""
    authorize(can_moderate, actor)
    return sorted([*_reported().values(), *_appealed()], key=lambda case: case.since)


def _reported() -> dict[tuple[int, int | None], Case]:
    wanted = (
        select(Report, Subject.title, Subject.lead, Post.body)
        .join(Subject, Subject.id == Report.subject_id)
        .outerjoin(Post, Post.id == Report.post_id)
        .where(Report.settled_at.is_(None))
        .order_by(Report.id)
        .limit(LIMIT)
    )
    cases: dict[tuple[int, int | None], Case] = {}
    for report, title, lead, body in db.session.execute(wanted):
        earlier = cases.get((report.subject_id, report.post_id))
        cases[report.subject_id, report.post_id] = Case(
            subject_id=report.subject_id,
            post_id=report.post_id,
            title=title,
            excerpt=excerpt(body or lead),
            since=earlier.since if earlier else report.created_at,
            reports=earlier.reports + 1 if earlier else 1,
            reason=earlier.reason if earlier else excerpt(report.reason),
        )
    return cases


def _appealed() -> list[Case]:
    later = aliased(Ruling)
    same = and_(later.subject_id == Ruling.subject_id, later.id > Ruling.id)
    answered = same & or_(later.post_id == Ruling.post_id, later.post_id.is_(None) & Ruling.post_id.is_(None))
    wanted = (
        select(Ruling, Subject.title, Subject.lead, Post.body)
        .join(Subject, Subject.id == Ruling.subject_id)
        .outerjoin(Post, Post.id == Ruling.post_id)
        .where(Ruling.appealed_at.is_not(None), ~select(later.id).where(answered).exists())
        .order_by(Ruling.appealed_at)
        .limit(LIMIT)
    )
    return [
        Case(
            subject_id=ruling.subject_id,
            post_id=ruling.post_id,
            title=title,
            excerpt=excerpt(body or lead),
            since=ruling.appealed_at or ruling.created_at,
            reason=excerpt(ruling.appeal),
            is_appeal=True,
        )
        for ruling, title, lead, body in db.session.execute(wanted)
    ]


def get_dossier(actor: Actor, subject: Subject, post: Post | None) -> Dossier:
    """The whole story of a subject or post that the caller was allowed to load."""
    authorize(can_moderate, actor)
    post_id = post.id if post else None
    author = db.session.get(Person, (post.person_id if post else subject.creator_id) or 0)
    rulings = list_rulings(subject.id, post_id)
    return Dossier(
        subject=subject,
        post=post,
        author_name=author.display_name if author else "",
        may_rule=can_rule(actor, subject, post),
        reports=[Said(name, report.reason, report.created_at) for report, name in _open_reports(subject.id, post_id)],
        rulings=[Said(name, ruling.reason, ruling.created_at, ruling.kind) for ruling, name in rulings],
        appeal=rulings[0][0].appeal if rulings else "",
    )


def _open_reports(subject_id: int, post_id: int | None) -> Sequence[tuple[Report, str]]:
    wanted = select(Report, Person.display_name).join(Person, Person.id == Report.by_id).order_by(Report.id).limit(LIMIT)
    rows = db.session.execute(wanted.where(about(Report, subject_id, post_id), Report.settled_at.is_(None)))
    return [(report, name) for report, name in rows]


def list_rulings(subject_id: int, post_id: int | None) -> Sequence[tuple[Ruling, str]]:
    """The rulings about a subject or post with the names of the moderators, newest first."""
    wanted = select(Ruling, Person.display_name).join(Person, Person.id == Ruling.by_id).order_by(Ruling.id.desc())
    rows = db.session.execute(wanted.where(about(Ruling, subject_id, post_id)).limit(LIMIT))
    return [(ruling, name) for ruling, name in rows]


def find_ruling(actor: Actor, subject: Subject, post: Post | None = None) -> Ruling | None:
    """The last ruling about something, for its author and for moderators."""
    if not can_read_ruling(actor, subject, post):
        return None
    wanted = select(Ruling).where(about(Ruling, subject.id, post.id if post else None))
    return db.session.scalar(wanted.order_by(Ruling.id.desc()).limit(1))


def get_own_ruling(actor: Actor, ruling_id: int) -> OwnRuling:
    """A ruling about something that the actor wrote, or that the actor may see as a moderator."""
    row = db.session.execute(_rulings().where(Ruling.id == ruling_id)).one_or_none()
    if row is None or not can_read_ruling(actor, row[1], row[2]):
        raise NotFound
    return OwnRuling(row[0], row[1], row[2])


def list_own_rulings(actor: Actor) -> list[OwnRuling]:
    """The rulings about what the actor wrote, newest first."""
    own = or_(Post.person_id == actor.id, and_(Ruling.post_id.is_(None), Subject.creator_id == actor.id))
    wanted = _rulings().where(own).order_by(Ruling.id.desc()).limit(LIMIT)
    return [OwnRuling(row[0], row[1], row[2]) for row in db.session.execute(wanted)]


def _rulings() -> Select[Ruling, Subject, Post]:
    joined = select(Ruling, Subject, Post).join(Subject, Subject.id == Ruling.subject_id)
    return joined.outerjoin(Post, Post.id == Ruling.post_id)
