"""Questions about reports, rulings and appeals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypedDict

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.kernel.text import excerpt
from participatie.moderation.models import Report, Ruling
from participatie.moderation.permissions import Item, author_id, can_moderate, can_read_ruling, can_rule, is_of_own_side, judged
from participatie.moderation.things import Thing, find_thing, label_of
from participatie.subjects.models import Subject
from participatie.threads.models import Post

LIMIT = 200
PROMISE = "commitment"
"""The word with which anchors of promises begin."""


@dataclass(frozen=True)
class Said:
    """A reason that somebody gave, and when."""

    by_name: str
    text: str
    at: datetime
    kind: str = ""


class Columns(TypedDict):
    """What a report or ruling keeps of what it is about."""

    subject_id: int | None
    post_id: int | None
    anchor: str


@dataclass(frozen=True)
class Target:
    """What exactly a report or ruling is about: a subject, a post in it, or what an anchor names."""

    subject_id: int | None
    post_id: int | None = None
    anchor: str = ""

    @classmethod
    def of(cls, subject: Subject | None, item: Item) -> "Target":
        """The target that is this subject, or this post or thing in it."""
        post_id = item.id if isinstance(item, Post) else None
        return cls(subject.id if subject else None, post_id, item.anchor if isinstance(item, Thing) else "")

    @property
    def columns(self) -> Columns:
        """The same as the columns of a new row."""
        return Columns(subject_id=self.subject_id, post_id=self.post_id, anchor=self.anchor)


@dataclass(frozen=True)
class Case:
    """One subject, post or other thing that waits for a moderator."""

    subject_id: int | None
    post_id: int | None
    anchor: str
    label: str
    title: str
    excerpt: str
    since: datetime
    reports: int = 0
    reason: str = ""
    is_appeal: bool = False


@dataclass(frozen=True)
class Dossier:
    """All that a moderator reads before a ruling: the thing itself, what was said about it, what was ruled before."""

    subject: Subject | None
    post: Item
    author_name: str
    may_rule: bool
    is_of_own_side: bool = False
    reports: list[Said] = field(default_factory=list)
    rulings: list[Said] = field(default_factory=list)
    appeal: str = ""

    @property
    def is_hidden(self) -> bool:
        """Whether it is out of sight now."""
        return judged(self.subject, self.post).hidden_at is not None

    @property
    def title(self) -> str:
        """What it is about, in words."""
        return self.subject.title if self.subject else (self.thing.title if self.thing else "")

    @property
    def thing(self) -> Thing | None:
        """What is judged, when it is neither a subject nor a post."""
        return self.post if isinstance(self.post, Thing) else None


@dataclass(frozen=True)
class OwnRuling:
    """A ruling as the author of what was judged reads it."""

    ruling: Ruling
    subject: Subject | None
    post: Post | None
    thing: Thing | None = None

    @property
    def item(self) -> Item:
        """The post or thing that was judged; None when it is the subject."""
        return self.thing or self.post

    @property
    def title(self) -> str:
        """What it was about, in words."""
        return self.subject.title if self.subject else label_of(self.ruling.anchor)


def about(model: type[Report] | type[Ruling], target: Target) -> ColumnElement[bool]:
    """The condition for what is about exactly this subject, exactly this post, or exactly what the anchor names."""
    if target.anchor:
        return model.anchor == target.anchor
    of_post = model.post_id.is_(None) if target.post_id is None else model.post_id == target.post_id
    return and_(model.subject_id == target.subject_id, of_post, model.anchor == "")


def list_cases(actor: Actor) -> list[Case]:
    """What waits for a moderator, oldest first: reported things, and appeals."""
    authorize(can_moderate, actor)
    return sorted([*_reported().values(), *_appealed()], key=lambda case: case.since)


def _reported() -> dict[Target, Case]:
    wanted = (
        select(Report, Subject.title, Subject.lead, Post.body)
        .outerjoin(Subject, Subject.id == Report.subject_id)
        .outerjoin(Post, Post.id == Report.post_id)
        .where(Report.settled_at.is_(None))
        .order_by(Report.id)
        .limit(LIMIT)
    )
    cases: dict[Target, Case] = {}
    for report, title, lead, body in db.session.execute(wanted):
        target = Target(report.subject_id, report.post_id, report.anchor)
        earlier = cases.get(target)
        cases[target] = Case(
            **target.columns,
            label=label_of(report.anchor),
            title=title or label_of(report.anchor),
            excerpt="" if report.anchor else excerpt(body or lead),
            since=earlier.since if earlier else report.created_at,
            reports=earlier.reports + 1 if earlier else 1,
            reason=earlier.reason if earlier else excerpt(report.reason),
        )
    return cases


def _appealed() -> list[Case]:
    later = aliased(Ruling)
    of_subject = and_(later.subject_id == Ruling.subject_id, Ruling.anchor == "", later.anchor == "")
    of_post = or_(later.post_id == Ruling.post_id, later.post_id.is_(None) & Ruling.post_id.is_(None))
    of_thing = and_(Ruling.anchor != "", later.anchor == Ruling.anchor)
    answered = and_(later.id > Ruling.id, or_(of_thing, of_subject & of_post))
    wanted = (
        select(Ruling, Subject.title, Subject.lead, Post.body)
        .outerjoin(Subject, Subject.id == Ruling.subject_id)
        .outerjoin(Post, Post.id == Ruling.post_id)
        .where(Ruling.appealed_at.is_not(None), ~select(later.id).where(answered).exists())
        .order_by(Ruling.appealed_at)
        .limit(LIMIT)
    )
    return [
        Case(
            subject_id=ruling.subject_id,
            post_id=ruling.post_id,
            anchor=ruling.anchor,
            label=label_of(ruling.anchor),
            title=title or label_of(ruling.anchor),
            excerpt="" if ruling.anchor else excerpt(body or lead),
            since=ruling.appealed_at or ruling.created_at,
            reason=excerpt(ruling.appeal),
            is_appeal=True,
        )
        for ruling, title, lead, body in db.session.execute(wanted)
    ]


def get_dossier(actor: Actor, subject: Subject | None, item: Item) -> Dossier:
    """The whole story of a subject, post or thing that the caller was allowed to load."""
    authorize(can_moderate, actor)
    target = Target.of(subject, item)
    author = db.session.get(Person, author_id(subject, item) or 0)
    rulings = list_rulings(target)
    return Dossier(
        subject=subject,
        post=item,
        author_name=author.display_name if author else "",
        may_rule=can_rule(actor, subject, item) and not is_of_own_side(actor, item),
        is_of_own_side=is_of_own_side(actor, item),
        reports=[Said(name, report.reason, report.created_at) for report, name in _open_reports(target)],
        rulings=[Said(name, ruling.reason, ruling.created_at, ruling.kind) for ruling, name in rulings],
        appeal=rulings[0][0].appeal if rulings else "",
    )


def _open_reports(target: Target) -> Sequence[tuple[Report, str]]:
    wanted = select(Report, Person.display_name).join(Person, Person.id == Report.by_id).order_by(Report.id).limit(LIMIT)
    rows = db.session.execute(wanted.where(about(Report, target), Report.settled_at.is_(None)))
    return [(report, name) for report, name in rows]


def list_rulings(target: Target) -> Sequence[tuple[Ruling, str]]:
    """The rulings about something with the names of the moderators, newest first."""
    wanted = select(Ruling, Person.display_name).join(Person, Person.id == Ruling.by_id).order_by(Ruling.id.desc())
    rows = db.session.execute(wanted.where(about(Ruling, target)).limit(LIMIT))
    return [(ruling, name) for ruling, name in rows]


def find_ruling(actor: Actor, subject: Subject | None, item: Item = None) -> Ruling | None:
    """The last ruling about something, for its author and for moderators."""
    if not can_read_ruling(actor, subject, item):
        return None
    wanted = select(Ruling).where(about(Ruling, Target.of(subject, item)))
    return db.session.scalar(wanted.order_by(Ruling.id.desc()).limit(1))


def get_own_ruling(actor: Actor, ruling_id: int) -> OwnRuling:
    """A ruling about something that the actor wrote, or that the actor may see as a moderator."""
    row = db.session.execute(_rulings().where(Ruling.id == ruling_id)).one_or_none()
    if row is None:
        raise NotFound
    ruling, subject, post = row
    thing = find_thing(ruling.anchor) if ruling.anchor else None
    is_gone = thing is None and (ruling.anchor or subject is None)
    if is_gone or not can_read_ruling(actor, subject, thing or post):
        raise NotFound
    return OwnRuling(ruling, subject, post, thing)


def list_own_rulings(actor: Actor) -> list[OwnRuling]:
    """The rulings about what the actor wrote, newest first."""
    of_subject = and_(Ruling.post_id.is_(None), Ruling.anchor == "", Subject.creator_id == actor.id)
    own = or_(Post.person_id == actor.id, of_subject, Ruling.author_id == actor.id)
    wanted = _rulings().where(own).order_by(Ruling.id.desc()).limit(LIMIT)
    return [OwnRuling(row[0], row[1], row[2]) for row in db.session.execute(wanted)]


def _rulings() -> Select[Ruling, Subject, Post]:
    joined = select(Ruling, Subject, Post).outerjoin(Subject, Subject.id == Ruling.subject_id)
    return joined.outerjoin(Post, Post.id == Ruling.post_id)


def find_carrying_post(anchor: str) -> int | None:
    """The post that carries a promise, which is judged in its place."""
    word, _dash, number = anchor.partition("-")
    if word != PROMISE or not (number.isascii() and number.isdigit()) or len(number) > 18:
        return None
    return db.session.scalar(select(Post.id).where(Post.commitment_id == int(number)))
