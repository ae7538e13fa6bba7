"""What a question finds: subjects of all kinds, and posts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Row, func, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.search import store
from participatie.search.models import Part
from participatie.search.queries.documents import readable
from participatie.search.terms import Wanted, in_names
from participatie.subjects.finding import texts_of
from participatie.subjects.kinds import all_kinds
from participatie.subjects.models import Subject, SubjectId
from participatie.subjects.queries import Card, Lens, list_cards, matching
from participatie.threads.models import Post, Thread

COUNTED_UP_TO = 1000
_NAMED = 5_000
PAGE_SIZE = 15

Hit = Row[SubjectId, str, datetime | None]


@dataclass(frozen=True)
class Found:
    """One page of subjects. `by_kind` counts all that was found in every kind; nothing when that is beyond COUNTED_UP_TO."""

    cards: list[Card] = field(default_factory=list)
    number: int = 1
    total: int = 0
    has_next: bool = False
    is_uncounted: bool = False
    by_kind: dict[str, int] | None = None

    @property
    def pages(self) -> int:
        """How many pages can be chosen from."""
        return max(-(-self.total // PAGE_SIZE), self.number + self.has_next)


@dataclass(frozen=True)
class FoundPost:
    """A post with the subject it is about."""

    id: int
    body: str
    writer: str
    at: datetime
    kind: str
    subject_id: int
    title: str


@dataclass(frozen=True)
class Titled:
    """A subject with no more than its name."""

    id: int
    kind: str
    title: str


@dataclass(frozen=True)
class FoundPosts:
    """One page of posts, the newest first."""

    posts: list[FoundPost] = field(default_factory=list)
    number: int = 1
    has_next: bool = False

    @property
    def pages(self) -> int:
        """How many pages are known of."""
        return self.number + self.has_next


def find_subjects(actor: Actor, wanted: Wanted, lens: Lens, kind: str = "", number: int = 1) -> Found:
    """One page of what matches: what has the words in its title first, then the newest. Three or four statements.

    Of what is found more than COUNTED_UP_TO times only the newest are put in this order, and the kinds are not counted.
    """
    rows, is_uncounted = _newest(actor, wanted, lens, every_kind())
    by_kind = _counted(rows, is_uncounted)
    if kind and is_uncounted:
        rows, is_uncounted = _newest(actor, wanted, lens, (kind,))
    named = set(db.session.scalars(store.any_with(Part.SUBJECT, in_names(wanted)).limit(_NAMED)))
    chosen = [row for row in rows if kind in ("", row.kind)]
    chosen.sort(key=lambda row: (row.id in named, row.published_at, row.id), reverse=True)
    start = (number - 1) * PAGE_SIZE
    return Found(
        cards=list_cards(actor, [row.id for row in chosen[start : start + PAGE_SIZE]]),
        number=number,
        total=len(chosen),
        has_next=len(chosen) > start + PAGE_SIZE,
        is_uncounted=is_uncounted,
        by_kind=by_kind,
    )


def count_kinds(actor: Actor, wanted: Wanted, lens: Lens) -> dict[str, int] | None:
    """How many subjects of each kind match; nothing when that is beyond COUNTED_UP_TO. One statement."""
    return _counted(*_newest(actor, wanted, lens, every_kind()))


def _counted(rows: Sequence[Hit], is_uncounted: bool) -> dict[str, int] | None:
    return None if is_uncounted else dict(Counter(row.kind for row in rows))


def every_kind() -> tuple[str, ...]:
    """The names of all kinds that a search finds: those of the map, and partners, teams, wishes and whatever comes."""
    return tuple(kind.name for kind in all_kinds())


def _newest(actor: Actor, wanted: Wanted, lens: Lens, kinds: tuple[str, ...]) -> tuple[Sequence[Hit], bool]:
    """The newest of what matches, and whether there is more.

    A filter that narrows goes first, along its own index; without one the index of words gives the newest by itself.
    """
    conditions = matching(actor, replace(lens, words="", kinds=kinds))
    rows_of = select(Subject.id, Subject.kind, Subject.published_at).where(*conditions)
    if lens.area_path or lens.themes or lens.since or lens.box:
        rows_of = rows_of.where(Subject.id.in_(store.rows_with(Part.SUBJECT, wanted))).order_by(Subject.id.desc())
    else:
        found = store.hits(Part.SUBJECT, wanted)
        rows_of = rows_of.join(found.source, found.rowid == Subject.id).where(found.condition).order_by(found.rowid.desc())
    rows = db.session.execute(rows_of.limit(COUNTED_UP_TO + 1)).all()
    return rows[:COUNTED_UP_TO], len(rows) > COUNTED_UP_TO


def find_posts(actor: Actor, wanted: Wanted, lens: Lens, number: int = 1) -> FoundPosts:
    """One page of the posts with these words, the newest first. One statement."""
    hits = store.hits(Part.POST, wanted)
    voice = aliased(Subject)
    found = (
        select(Post.id, Post.body, func.coalesce(voice.title, Person.display_name, ""), Post.created_at)
        .add_columns(Subject.kind, Subject.id, Subject.title)
        .select_from(hits.source)
        .join(Post, Post.id == hits.rowid)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Subject, Subject.id == Thread.subject_id)
        .outerjoin(Person, Person.id == Post.person_id)
        .outerjoin(voice, voice.id == func.coalesce(Post.partner_id, Post.team_id))
        .where(hits.condition, *readable(), *matching(actor, replace(lens, words="", kinds=every_kind())))
        .order_by(hits.rowid.desc())
        .limit(PAGE_SIZE + 1)
        .offset((number - 1) * PAGE_SIZE)
    )
    posts = [FoundPost(*row) for row in db.session.execute(found)]
    return FoundPosts(posts[:PAGE_SIZE], number, len(posts) > PAGE_SIZE)


def list_titles(actor: Actor, wanted: Wanted, limit: int) -> list[Titled]:
    """The newest subjects with these words in their title: to suggest while somebody types. One statement."""
    hits = store.hits(Part.SUBJECT, in_names(wanted))
    found = (
        select(Subject.id, Subject.kind, Subject.title)
        .join(hits.source, hits.rowid == Subject.id)
        .where(hits.condition, *matching(actor, Lens(kinds=every_kind())))
        .order_by(hits.rowid.desc())
        .limit(limit)
    )
    return [Titled(*row) for row in db.session.execute(found)]


def read_bodies(cards: Sequence[Card]) -> dict[int, str]:
    """The texts of these subjects beside title and lead. One or two statements for each kind among them."""
    kinds = {card.kind for card in cards}
    return {
        subject_id: text
        for kind in kinds
        for subject_id, text in texts_of(kind, [card.id for card in cards if card.kind == kind]).items()
    }
