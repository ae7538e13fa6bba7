"""What a page shows of a post: plain values, the text left out where it may not be read."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from markupsafe import Markup
from sqlalchemy import Row, Select, select
from sqlalchemy.orm import aliased, contains_eager

from participatie.accounts.models import Person
from participatie.commitments.queries import CommitmentRow, list_rows
from participatie.kernel.access import Actor
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Subject
from participatie.threads.models import Post, Thread
from participatie.threads.permissions import can_edit, can_hide_post, can_reply, can_report, can_withdraw
from participatie.threads.queries.posts import visible_posts

PostRow = Row[Post, str, str, str, str] | Row[Post, str, str, str, str, int]

_partner = aliased(Subject)
_team = aliased(Subject)
_through = aliased(Person)


@dataclass(frozen=True)
class PostView:
    """One post as this actor sees it. `html` is safe, and empty when the post is withdrawn or hidden."""

    id: int
    subject_id: int
    parent_id: int | None
    kind: str
    capacity: str
    person_name: str
    partner_name: str
    team_name: str
    said_by: str
    through_name: str
    key: str
    html: Markup
    body: str
    created_at: datetime
    edited_at: datetime | None
    commitment: CommitmentRow | None = None
    origin: str = ""
    is_note: bool = False
    is_withdrawn: bool = False
    is_hidden: bool = False
    may_reply: bool = False
    may_edit: bool = False
    may_withdraw: bool = False
    may_report: bool = False
    may_hide: bool = False
    replies: tuple["PostView", ...] = field(default=())

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its subject."""
        return f"bericht-{self.id}"

    @property
    def is_readable(self) -> bool:
        """Whether there is a text to read."""
        return not (self.is_withdrawn or self.is_hidden)


# What the rights ask of a subject; its geometry would be read anew with every post.
_RIGHTS = (Subject.id, Subject.kind, Subject.state, Subject.creator_id, Subject.published_at, Subject.hidden_at)


def readable_posts(actor: Actor) -> Select[Post, str, str, str, str]:
    """The posts this actor may see, with writer, partner, team and who brought it: one statement, no loading later."""
    return (
        select(Post, Person.display_name, _partner.title, _team.title, _through.display_name)
        .join(Post.thread)
        .join(Thread.subject)
        .outerjoin(Person, Person.id == Post.person_id)
        .outerjoin(_partner, _partner.id == Post.partner_id)
        .outerjoin(_team, _team.id == Post.team_id)
        .outerjoin(_through, _through.id == Post.through_id)
        .where(visible_posts(actor))
        .options(contains_eager(Post.thread).contains_eager(Thread.subject).load_only(*_RIGHTS))
    )


def as_views(actor: Actor, rows: Sequence[PostRow]) -> list[PostView]:
    """The rows as this actor sees them, with the promises that they carry: one statement for all of those, none without."""
    carried = [row[0].commitment_id for row in rows if row[0].commitment_id is not None and row[0].is_readable]
    promises = list_rows(actor, carried)
    return [_as_view(actor, row, promises.get(row[0].commitment_id or 0)) for row in rows]


def as_conversation(actor: Actor, rows: Sequence[PostRow]) -> list[PostView]:
    """The same, with the replies inside the posts under which they hang."""
    by_parent: dict[int | None, list[PostView]] = {}
    for view in as_views(actor, rows):
        by_parent.setdefault(view.parent_id, []).append(view)
    return [replace(root, replies=tuple(by_parent.get(root.id, ()))) for root in by_parent.get(None, ())]


def _as_view(actor: Actor, row: PostRow, commitment: CommitmentRow | None) -> PostView:
    post, person_name, partner_name, team_name, through_name = row[:5]
    return PostView(
        id=post.id,
        subject_id=post.thread.subject_id,
        parent_id=post.parent_id,
        kind=post.kind,
        capacity=post.capacity,
        person_name=person_name or "",
        partner_name=partner_name or "",
        team_name=team_name or "",
        said_by=post.said_by,
        through_name=through_name or "",
        key=f"b{post.id}" if post.said_by else str(post.partner_id or post.person_id or 0),
        html=post.safe_html if post.is_readable else Markup(),
        body=post.body if post.is_readable else "",
        created_at=post.created_at,
        edited_at=post.edited_at if post.is_readable else None,
        commitment=commitment,
        origin=post.origin,
        is_note=post.is_note,
        is_withdrawn=post.withdrawn_at is not None,
        is_hidden=post.hidden_at is not None,
        may_reply=can_reply(actor, post.thread.subject, post),
        may_edit=can_edit(actor, post),
        may_withdraw=can_withdraw(actor, post),
        may_report=can_report(actor, post),
        may_hide=can_hide_post(actor, post),
    )


def get_post_view(actor: Actor, subject_id: int, post_id: int) -> PostView:
    """One post about this subject as this actor sees it, without its replies."""
    wanted = readable_posts(actor).where(Post.id == post_id, Thread.subject_id == subject_id)
    row = db.session.execute(wanted).one_or_none() if 0 < post_id <= LARGEST_ID else None
    if row is None:
        raise NotFound
    return as_views(actor, [row])[0]
