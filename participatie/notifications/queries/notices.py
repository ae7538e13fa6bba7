"""The notices of one person, grouped by subject and newest first, in the words of the timeline."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import contains_eager

from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.notifications.models import Notice
from participatie.notifications.queries.people import is_muted
from participatie.notifications.sorts import addressed_events
from participatie.subjects.models import HistoryEntry, Subject
from participatie.subjects.queries import visible_to
from participatie.subjects.timeline import timeline
from participatie.threads.models import Post, PostKind
from participatie.threads.queries.views import readable_posts

SHOWN_FOR = timedelta(days=60)
PAGE_SIZE = 15
MOST_LINES = 6
MOST_COUNTED = 100


@dataclass(frozen=True)
class Line:
    """One fact: its sentence, and the post that it leads to."""

    text: str
    at: datetime
    icon: str
    post_id: int | None = None
    is_unread: bool = False


@dataclass(frozen=True)
class Group:
    """What happened with one subject. `more` is how many older facts are not shown."""

    subject_id: int
    kind: str
    title: str
    why: str
    lines: tuple[Line, ...]
    more: int = 0

    @property
    def is_unread(self) -> bool:
        """Whether there is something in it that was not read on the site."""
        return any(line.is_unread for line in self.lines)


@dataclass(frozen=True)
class NewsPage:
    """One page of what is new for a person."""

    groups: list[Group]
    number: int
    has_next: bool


def has_unread(actor: Actor, subject_id: int) -> bool:
    """Whether there is something about this subject that this person did not read; no statement for visitors."""
    if actor.id is None:
        return False
    mine = Notice.person_id == actor.id, Notice.subject_id == subject_id, Notice.read_at.is_(None)
    return db.session.scalar(select(Notice.id).where(*mine).limit(1)) is not None


def count_unread(actor: Actor) -> int:
    """About how many subjects there is something that this person did not read; stops counting at a hundred."""
    fresh = (
        select(Notice.subject_id)
        .join(Subject, Subject.id == Notice.subject_id)
        .join(HistoryEntry, HistoryEntry.id == Notice.entry_id)
        .where(Notice.person_id == actor.id, Notice.read_at.is_(None), *tellable())
        .distinct()
        .limit(MOST_COUNTED)
        .subquery()
    )
    return db.session.scalar(select(func.count()).select_from(fresh)) or 0


def page_news(actor: Actor, number: int = 1) -> NewsPage:
    """What is new for this person, the subject with the newest fact first. Three statements, however much there is."""
    mine = and_(Notice.person_id == actor.id, Notice.at > now() - SHOWN_FOR)
    newest = func.max(Notice.entry_id)
    chosen = (
        select(Notice.subject_id)
        .join(Subject, Subject.id == Notice.subject_id)
        .join(HistoryEntry, HistoryEntry.id == Notice.entry_id)
        .where(mine, *tellable())
        .group_by(Notice.subject_id)
        .order_by(newest.desc())
        .limit(PAGE_SIZE + 1)
        .offset((number - 1) * PAGE_SIZE)
    )
    ids = list(db.session.scalars(chosen))
    found = list_notices(mine, Notice.subject_id.in_(ids[:PAGE_SIZE])) if ids else []
    return NewsPage(groups_of(found), number, has_next=len(ids) > PAGE_SIZE)


def list_digest(person_id: int, day: date) -> list[Group]:
    """What the digest of this day still has to say: not what was read, muted, hidden or withdrawn since."""
    asked = and_(
        Notice.person_id == person_id,
        Notice.digest_on == day,
        Notice.read_at.is_(None),
        ~is_muted(Notice.person_id, Notice.subject_id),
    )
    return groups_of(list_notices(asked))


def find_entry_group(person_id: int, entry_id: int) -> Group | None:
    """The one fact of a mail of its own, when there is still something to say."""
    found = groups_of(list_notices(and_(Notice.person_id == person_id, Notice.entry_id == entry_id)))
    return found[0] if found else None


def tellable() -> tuple[ColumnElement[bool], ...]:
    """What may be told now, on Notice with Subject and HistoryEntry joined: not what was taken out of sight since.

    Posts are told by themselves and asked for who may read them; their facts were never a line of a timeline. What was told
    to one person has a notice of that person alone.
    """
    told_apart = HistoryEntry.event.in_(("PostWritten", *addressed_events()))
    return visible_to(NOBODY), or_(HistoryEntry.is_public, told_apart)


def list_notices(*conditions: ColumnElement[bool]) -> Sequence[Notice]:
    """Notices about what everybody may see, newest fact first, with all that telling them needs."""
    return db.session.scalars(
        select(Notice)
        .join(Notice.subject)
        .join(Notice.entry)
        .where(*conditions, *tellable())
        .options(
            contains_eager(Notice.subject).load_only(Subject.id, Subject.kind, Subject.title),
            contains_eager(Notice.entry).joinedload(HistoryEntry.by),
        )
        .order_by(Notice.entry_id.desc())
    ).all()


def groups_of(notices: Iterable[Notice]) -> list[Group]:
    """The notices by subject. A fact that cannot be told, or not any more, is left out, and so is an empty group."""
    notices = list(notices)
    posts = _posts([post_id for notice in notices if (post_id := _post_id(notice))])
    by_subject: dict[int, list[Notice]] = {}
    for notice in notices:
        by_subject.setdefault(notice.subject_id, []).append(notice)
    return [group for own in by_subject.values() if (group := _group(own, posts)) is not None]


def _group(notices: list[Notice], posts: dict[int, str]) -> Group | None:
    lines: dict[tuple[str, int | None], Line] = {}
    for notice in notices:
        line = _line(notice, posts)
        if line is not None:
            lines.setdefault((line.text, line.post_id), line)
    if not lines:
        return None
    subject, told = notices[0].subject, tuple(lines.values())
    why = min((notice.why for notice in notices), key=_closeness)
    return Group(subject.id, subject.kind, subject.title, why, told[:MOST_LINES], max(0, len(told) - MOST_LINES))


def _closeness(why: str) -> int:
    order = ("addressed", "maker", "asker", "member", "follower", "watcher")
    return order.index(why) if why in order else len(order)


def _line(notice: Notice, posts: dict[int, str]) -> Line | None:
    post_id = _post_id(notice)
    if post_id is not None:
        text = posts.get(post_id)
        return Line(text, notice.entry.at, "message-2", post_id, notice.read_at is None) if text else None
    told = timeline([notice.entry])
    return Line(told[0].text, notice.entry.at, told[0].icon, None, notice.read_at is None) if told else None


def _post_id(notice: Notice) -> int | None:
    facts = notice.entry.facts if isinstance(notice.entry.facts, dict) else {}
    post_id = facts.get("post_id") if notice.entry.event == "PostWritten" else None
    return post_id if isinstance(post_id, int) else None


def _posts(post_ids: Collection[int]) -> dict[int, str]:
    """A sentence for each of these posts that may be read by everybody now."""
    if not post_ids:
        return {}
    rows = db.session.execute(readable_posts(NOBODY).where(Post.id.in_(post_ids))).all()
    return {row[0].id: _said(row[0], row[1], row[3] or row[2]) for row in rows if row[0].is_readable}


def _said(post: Post, person: str | None, group: str | None) -> str:
    speaker = f"{person} ({group})" if person and group else (group or person or _("iemand"))
    if post.kind == PostKind.ANSWER:
        return _("%(speaker)s gaf antwoord", speaker=speaker)
    if post.kind == PostKind.QUESTION:
        return _("%(speaker)s stelde een vraag", speaker=speaker)
    return _("%(speaker)s schreef een bericht", speaker=speaker)
