"""The feed of one subject: its public history and its public posts, newest first."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from participatie.kernel.access import NOBODY
from participatie.subjects.models import Subject
from participatie.subjects.queries import list_history
from participatie.subjects.timeline import timeline
from participatie.subjects.urls import url_of
from participatie.threads.queries import PostView, list_recent_posts

LIMIT = 40


@dataclass(frozen=True)
class Entry:
    """One thing that happened or was said. `key` is the part of its lasting identifier that is its own."""

    key: str
    title: str
    url_part: str
    at: datetime
    post: PostView | None = None

    @property
    def html(self) -> Markup:
        """What was said; empty for what happened."""
        return self.post.html if self.post else Markup()


@dataclass(frozen=True)
class Feed:
    """All that the template shows."""

    subject_id: int
    title: str
    url: str
    updated_at: datetime
    entries: list[Entry]


def of_subject(subject: Subject) -> Feed:
    """The feed of a subject that everybody may see. It is read as nobody, so no note can be in it."""
    said = [
        Entry(f"post-{post.id}", "", post.anchor, post.created_at, post)
        for post in list_recent_posts(NOBODY, subject.id, LIMIT)
    ]
    happened = [
        Entry(f"event-{fact.id}", line.text, "geschiedenis", fact.at)
        for fact in list_history(subject.id, LIMIT)
        for line in timeline([fact])
    ]
    entries = sorted([*said, *happened], key=lambda entry: entry.at, reverse=True)[:LIMIT]
    updated_at = entries[0].at if entries else subject.changed_at
    return Feed(subject.id, subject.title, url_of(subject, external=True), updated_at, entries)
