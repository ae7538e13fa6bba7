"""Words of people without an account: a question put to an outsider, and what somebody said that was written down."""

import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.clock import now
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.kernel.text import excerpt
from participatie.subjects.models import Subject, SubjectId
from participatie.threads.models.posts import Post


class QuestionState(enum.StrEnum):
    """How it stands with a question put to an outsider."""

    OPEN = "open"
    ANSWERED = "answered"
    REVOKED = "revoked"
    EXPIRED = "expired"


class OutsideQuestion(Base):
    """One question to somebody without an account, answered once through a link. The address goes when it is over.

    `token_hash` is that of a link made from the secret of this installation, this row, its subject and its address.
    """

    __tablename__ = "outside_question"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    email: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(8))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))

    subject: Mapped[Subject] = relationship(lazy="raise")
    post: Mapped[Post] = relationship(lazy="raise", foreign_keys=post_id)
    asked_by: Mapped[Person] = relationship(lazy="raise")

    @property
    def first_words(self) -> str:
        """How the question begins; nothing when it can no longer be read. The post is loaded by the query that gave it."""
        return excerpt(self.post.body, 90) if self.post.is_readable else ""

    @property
    def state(self) -> QuestionState:
        """How it stands now."""
        if self.answered_at is not None:
            return QuestionState.ANSWERED
        if self.revoked_at is not None:
            return QuestionState.REVOKED
        return QuestionState.OPEN if now() < self.expires_at else QuestionState.EXPIRED


class Channel(enum.StrEnum):
    """How somebody said it."""

    DOOR = "door"
    PHONE = "phone"
    PAPER = "paper"
    MEETING = "meeting"


class Recording(Base):
    """That somebody's words were written down by another, with consent: a post, or without one the subject itself.

    Who said it can take it over with a code, of which only a hash is kept.
    """

    __tablename__ = "recording"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    team_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("team.id"))
    channel: Mapped[str] = mapped_column(String(10))
    said_on: Mapped[date] = mapped_column(Date)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    claimed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    subject: Mapped[Subject] = relationship(lazy="raise", foreign_keys=subject_id)
    post: Mapped[Post | None] = relationship(lazy="raise")
