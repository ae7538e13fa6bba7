"""What follows a decision: the yes or no of partners, who does not agree, and questions of who gave the mandate."""

import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.mandates.models.acts import MAX_SAID, Decision
from participatie.subjects.models import Subject, SubjectId


class Said(enum.StrEnum):
    """What a partner says when asked whether it agrees."""

    YES = "yes"
    NO = "no"


class Agreement(Base):
    """A partner of whom the decider says that it agrees. It is asked, and `said` is its own answer."""

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("decision_id", "partner_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    partner_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    said: Mapped[str] = mapped_column(String(3), default="")
    words: Mapped[str] = mapped_column(String(MAX_SAID), default="")
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    decision: Mapped[Decision] = relationship(lazy="raise")
    partner: Mapped[Subject] = relationship(lazy="raise")


class Dissent(Base):
    """Somebody who does not agree with a decision, in their own words. It stays with the decision."""

    __tablename__ = "dissent"
    __table_args__ = (UniqueConstraint("decision_id", "person_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    words: Mapped[str] = mapped_column(String(MAX_SAID))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="raise")


class Ending(enum.StrEnum):
    """How who gave the mandate closes a question about a decision. None of these changes the decision."""

    CLEAR = "clear"
    LEARNED = "learned"
    ANEW = "anew"


class Review(Base):
    """A question of who gave the mandate about a decision that was taken, its answer and how it was closed, all in public.

    A decision has at most one that is open. Nothing is reversed by it: what is to change is a new decision.
    """

    __tablename__ = "review"
    __table_args__ = (
        Index(
            "uq_review_open",
            "decision_id",
            unique=True,
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
        Index("ix_review_decision_id_id", "decision_id", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    question: Mapped[str] = mapped_column(String(MAX_SAID))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    due_on: Mapped[date] = mapped_column(Date)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ending: Mapped[str] = mapped_column(String(10), default="")
    closing: Mapped[str] = mapped_column(String(MAX_SAID), default="")
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    decision: Mapped[Decision] = relationship(lazy="raise")

    @property
    def is_open(self) -> bool:
        """Whether it was not closed."""
        return self.closed_at is None

    @property
    def waits_for_answer(self) -> bool:
        """Whether who decided has yet to answer."""
        return self.is_open and self.answered_at is None
