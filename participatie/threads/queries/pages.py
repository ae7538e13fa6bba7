"""A conversation page by page, in a number of statements that does not grow with it."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Integer, Select, and_, bindparam, func, select, union_all

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.kernel.text import excerpt, slug
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject
from participatie.subjects.queries import find_tally
from participatie.teams.queries import find_helping_id
from participatie.threads.models import Capacity, Post, PostKind, Thread
from participatie.threads.permissions import can_ask_outsider, can_begin, can_note, can_record_post
from participatie.threads.queries.posts import find_team_id, visible_posts
from participatie.threads.queries.templates import list_templates
from participatie.threads.queries.views import PostView, as_conversation, as_views, readable_posts
from participatie.threads.queries.voices import list_voices
from participatie.threads.voices import Voice, asks, first_voice

PAGE_SIZE = 20
LARGEST_PAGE = 10**6


@dataclass(frozen=True)
class PostPage:
    """One page of a conversation, oldest first: `posts` with their replies, page `number` of `pages`."""

    posts: list[PostView]
    number: int
    pages: int

    @property
    def has_next(self) -> bool:
        """Whether newer posts follow."""
        return self.number < self.pages


@dataclass(frozen=True)
class DeskView:
    """Where this actor writes, and in which voices: all that the form needs. `first_voice` is chosen until they choose."""

    subject_id: int
    endpoint: str
    title: str
    slug: str
    voices: list[Voice]
    first_voice: str
    may_begin: bool
    may_note: bool
    may_ask: bool
    may_record: bool
    is_signed_in: bool
    templates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ThreadView:
    """All that the component of a conversation shows: its posts, how many there are, and the desk to write at."""

    page: PostPage
    count: int
    desk: DeskView


def page_posts(actor: Actor, subject_id: int, number: int = 1) -> PostPage:
    """One page of a conversation with all replies to its posts: one statement. A page that is not there is NotFound."""
    if not 1 <= number <= LARGEST_PAGE:
        raise NotFound
    rows = db.session.execute(_page_for(actor), {"subject_id": subject_id, "skipped": (number - 1) * PAGE_SIZE}).all()
    if not rows and number > 1:
        raise NotFound
    pages = -(-rows[0][5] // PAGE_SIZE) if rows else 1
    return PostPage(as_conversation(actor, rows), number, pages)


@lru_cache(maxsize=256)
def _page_for(actor: Actor) -> Select[Post, str, str, str, str, int]:
    """The statement of a page for this actor, of `subject_id` after the `skipped`: to build it takes longer than to run it."""
    roots = (
        select(Post.id, Post.thread_id, func.count().over().label("total"))
        .join(Post.thread)
        .join(Thread.subject)
        .where(visible_posts(actor), Thread.subject_id == bindparam("subject_id"))
        .where(Thread.anchor == "", Post.parent_id.is_(None))
        .order_by(Post.id)
        .limit(PAGE_SIZE)
        .offset(bindparam("skipped", type_=Integer))
        .cte("roots")
    )
    of_a_root = and_(Post.thread_id == roots.c.thread_id, Post.parent_id == roots.c.id)
    shown = union_all(select(roots.c.id), select(Post.id).select_from(roots).join(Post, of_a_root))
    total = select(func.max(roots.c.total)).scalar_subquery()
    return readable_posts(actor).where(Post.id.in_(shown)).add_columns(total).order_by(Post.id)


def desk_view(actor: Actor, subject: Subject) -> DeskView:
    """What this actor may write about a subject that the caller was allowed to load."""
    team_id = find_team_id(subject.id) if actor.scopes("team_member") else None
    note_team_id = team_id if actor.holds("team_member", team_id) else find_helping_id(actor, subject.answering_id)
    voices = list_voices(actor, subject)
    return DeskView(
        subject_id=subject.id,
        endpoint=kind_of(subject.kind).endpoint,
        title=subject.title,
        slug=slug(subject.title),
        voices=voices,
        first_voice=first_voice(voices, team_id),
        may_begin=can_begin(actor, subject),
        may_note=can_note(actor, subject, note_team_id),
        may_ask=can_ask_outsider(actor, subject, any(asks(voice, team_id) for voice in voices)),
        may_record=can_record_post(actor, subject),
        is_signed_in=actor.is_signed_in,
        templates=tuple((str(one.id), one.name) for one in list_templates(actor)),
    )


def thread_view(actor: Actor, subject: Subject, number: int = 1) -> ThreadView:
    """The conversation about a subject that the caller was allowed to load."""
    return ThreadView(
        page=page_posts(actor, subject.id, number),
        count=find_tally(subject.id).posts,
        desk=desk_view(actor, subject),
    )


def number_of_page(actor: Actor, post: Post) -> int:
    """The page on which this actor finds a post."""
    root_id = post.parent_id or post.id
    earlier = db.session.scalar(
        select(func.count(Post.id))
        .join(Post.thread)
        .join(Thread.subject)
        .where(Post.thread_id == post.thread_id, Post.parent_id.is_(None), Post.id < root_id, visible_posts(actor))
    )
    return (earlier or 0) // PAGE_SIZE + 1


def find_last_post_id(actor: Actor, subject_id: int, person_id: int | None = None) -> int | None:
    """The newest post about a subject that this actor may see, of this person when one is given."""
    newest = (
        select(Post.id)
        .join(Post.thread)
        .join(Thread.subject)
        .where(Thread.subject_id == subject_id, visible_posts(actor))
        .order_by(Post.id.desc())
        .limit(1)
    )
    return db.session.scalar(newest if person_id is None else newest.where(Post.person_id == person_id))


def list_recent_posts(actor: Actor, subject_id: int, limit: int) -> list[PostView]:
    """The newest posts about a subject, newest first; those withdrawn or hidden are passed over."""
    wanted = (
        readable_posts(actor)
        .where(Thread.subject_id == subject_id, Post.withdrawn_at.is_(None), Post.hidden_at.is_(None))
        .order_by(Post.id.desc())
        .limit(limit)
    )
    return as_views(actor, db.session.execute(wanted).all())


@dataclass(frozen=True)
class Spoken:
    """A post of a partner, on the page of that partner: where it stands, by whom, and how it begins."""

    id: int
    title: str
    person_name: str
    text: str
    at: datetime


def list_spoken(actor: Actor, partner_id: int, limit: int = 5) -> list[Spoken]:
    """The newest posts in the name of a partner that this actor may read: one statement."""
    found = db.session.execute(
        select(Post, Subject.title, Person.display_name)
        .join(Post.thread)
        .join(Thread.subject)
        .outerjoin(Person, Person.id == Post.person_id)
        .where(visible_posts(actor), Post.partner_id == partner_id, Post.capacity == Capacity.PARTNER)
        .where(Post.kind != PostKind.NOTE, Post.withdrawn_at.is_(None), Post.hidden_at.is_(None), Post.body != "")
        .order_by(Post.id.desc())
        .limit(limit)
    )
    return [Spoken(post.id, title, name or "", excerpt(post.body, 200), post.created_at) for post, title, name in found]
