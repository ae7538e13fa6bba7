"""Conversations and what is said in them."""

import enum
from datetime import datetime

from markupsafe import Markup
from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, event, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import Subject, SubjectId

MAX_LENGTH = 4000


class Thread(Base):
    """The conversation about one subject. `anchor` names a part of it, owned by the kind; empty is the whole."""

    __tablename__ = "thread"
    __table_args__ = (UniqueConstraint("subject_id", "anchor"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    anchor: Mapped[str] = mapped_column(String(60), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    subject: Mapped[Subject] = relationship(lazy="raise")


class PostKind(enum.StrEnum):
    """What a post is. A note is internal to the responsible team and in no public representation.

    A decision is written by the domain of mandates alone, and never edited.
    """

    COMMENT = "comment"
    QUESTION = "question"
    ANSWER = "answer"
    UPDATE = "update"
    RECORD = "record"
    COMMITMENT = "commitment"
    DECISION = "decision"
    NOTE = "note"


class Capacity(enum.StrEnum):
    """In what capacity somebody speaks."""

    RESIDENT = "resident"
    MAKER = "maker"
    PARTNER = "partner"
    TEAM = "team"
    OUTSIDER = "outsider"
    RECORDED = "recorded"
    IMPORTED = "imported"


class Post(Base):
    """One contribution. The voice (person, partner, team, capacity) is written once and changed by no edit.

    `html` is the safe rendering of `body`, made when it is saved. Only a post that carries a promise may have no text.
    Of an outsider, or of somebody whose words were written down, `said_by` says who that is; `through_id` is who asked the
    outsider, or who wrote the words down. `origin` is the site from which it was brought in.
    """

    __tablename__ = "post"
    __table_args__ = (
        Index("ix_post_thread_id_parent_id_id", "thread_id", "parent_id", "id"),
        Index("ix_post_person_id_id", "person_id", "id"),
        Index("ix_post_commitment_id", "commitment_id", unique=True),
        Index("uq_post_source_ref", "source_ref", unique=True),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    thread_id: Mapped[int] = mapped_column(ForeignKey("thread.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    kind: Mapped[str] = mapped_column(String(10))
    body: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    team_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("team.id"))
    capacity: Mapped[str] = mapped_column(String(10))
    commitment_id: Mapped[int | None] = mapped_column(ForeignKey("commitment.id"))
    said_by: Mapped[str] = mapped_column(String(60), default="")
    through_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    origin: Mapped[str] = mapped_column(String(40), default="")
    source_ref: Mapped[str | None] = mapped_column(String(120))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    edited_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    thread: Mapped[Thread] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=person_id)

    @property
    def is_note(self) -> bool:
        """Whether only the responsible team may read it."""
        return self.kind == PostKind.NOTE

    @property
    def is_readable(self) -> bool:
        """Whether its text may still be read: neither withdrawn nor hidden."""
        return self.withdrawn_at is None and self.hidden_at is None

    @property
    def safe_html(self) -> Markup:
        """The rendering, as a page may show it; it was cleaned when it was saved."""
        return Markup(self.html)  # noqa: S704  (the output of the sanitiser)

    @property
    def anchor(self) -> str:
        """Where it stands on the page of its subject."""
        return f"bericht-{self.id}"


@event.listens_for(Post, "before_update")
def refuse_another_voice(_mapper: object, _connection: object, post: Post) -> None:
    """The stamp is for good: whatever code runs, it may only forget who the person was.

    Words that were written down are of nobody until the person who said them takes them over.
    """
    changed = [name for name in ("partner_id", "team_id", "capacity") if inspect(post).attrs[name].history.has_changes()]
    person = inspect(post).attrs.person_id.history
    is_taken_over = post.capacity == Capacity.RECORDED and not any(person.deleted)
    if changed or (post.person_id is not None and person.has_changes() and not is_taken_over):
        raise ValueError("the voice of a post does not change")


class PostVersion(Base):
    """The text that an edit replaced."""

    __tablename__ = "post_version"
    __table_args__ = (UniqueConstraint("post_id", "version"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    version: Mapped[int]
    body: Mapped[str] = mapped_column(Text)
    html: Mapped[str] = mapped_column(Text)
    replaced_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def safe_html(self) -> Markup:
        """The rendering, as a page may show it; it was cleaned when it was saved."""
        return Markup(self.html)  # noqa: S704  (the output of the sanitiser)


class PendingPost(Base):
    """A comment or question of somebody who still has to show that the address is theirs.

    `key` (128 random bits) is in nobody's hands but the writer's mailbox. Gone once placed, or after a week.
    """

    __tablename__ = "pending_post"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    kind: Mapped[str] = mapped_column(String(10))
    body: Mapped[str] = mapped_column(Text)
    email: Mapped[str] = mapped_column(String(254))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
