"""Tables of moderation."""

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId


class Report(Base):
    """Somebody thinks that something breaks the house rules: a subject, a post in it, or what `anchor` names.

    What has an anchor may belong to no subject, such as an offer to a whole area.
    """

    __tablename__ = "report"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("subject.id"), index=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    anchor: Mapped[str] = mapped_column(String(40), default="")
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)


class RulingKind(enum.StrEnum):
    """What a moderator decided."""

    HIDE = "hide"
    SHOW = "show"
    LEAVE = "leave"


class Ruling(Base):
    """What a moderator did with a subject, a post or what `anchor` names, and the reason that its author reads.

    `appeal` is the author's reply; `author_id` is kept only for what has an anchor.
    """

    __tablename__ = "ruling"
    __table_args__ = (Index("ix_ruling_subject_id_post_id", "subject_id", "post_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("subject.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    anchor: Mapped[str] = mapped_column(String(40), default="")
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    appeal: Mapped[str] = mapped_column(Text, default="")
    appealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
