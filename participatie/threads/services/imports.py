"""Conversations that were held elsewhere, with who said what in reply to whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.text import render_markdown
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject
from participatie.threads.models import Capacity, Post, PostKind
from participatie.threads.permissions import can_import_posts
from participatie.threads.services.posts import thread_about


@dataclass(frozen=True)
class Brought:
    """One post of elsewhere. `reference` and `parent` are its number and that of what it answers, over there."""

    reference: str
    parent: str
    author: str
    written_at: datetime | None
    body: str


def import_posts(actor: Actor, subject: Subject, brought: Sequence[Brought], origin: str, earlier: Mapping[str, Post]) -> None:
    """Put them in the conversation in the order of their dates, without mail. `earlier` are posts that they may answer.

    Our conversations have one level: a reply to a reply hangs under the first, and says whom it answers.
    """
    authorize(can_import_posts, actor)
    thread, placed = thread_about(subject), dict(earlier)
    names = {it.reference: it.author for it in brought}
    last = None
    for it in in_order(brought):
        parent = placed.get(it.parent)
        body = it.body
        if parent is not None and parent.parent_id is not None:
            name = names.get(it.parent) or parent.said_by or _("een bewoner")
            body = f"*{_('Antwoord op %(name)s', name=name)}*\n\n{body}"
        post = Post(
            thread=thread,
            parent_id=(parent.parent_id or parent.id) if parent else None,
            kind=PostKind.COMMENT,
            body=body,
            html=render_markdown(body),
            capacity=Capacity.IMPORTED,
            said_by=it.author or _("Iemand"),
            origin=origin,
            source_ref=it.reference,
            created_at=it.written_at or now(),
        )
        db.session.add(post)
        db.session.flush()
        placed[it.reference], last = post, max(filter(None, (last, post.created_at)))
    if brought:
        subjects.note_post(subject.id, len(brought), last)


def in_order(brought: Sequence[Brought]) -> list[Brought]:
    """The oldest first, but each after what it answers."""
    ahead = {it.reference: it for it in brought}
    ordered: list[Brought] = []
    for it in sorted(brought, key=lambda it: (it.written_at is None, it.written_at or now())):
        chain: list[Brought] = []
        step: Brought | None = it
        while step is not None and step.reference in ahead:
            chain.append(ahead.pop(step.reference))
            step = ahead.get(step.parent)
        ordered.extend(reversed(chain))
    return ordered
