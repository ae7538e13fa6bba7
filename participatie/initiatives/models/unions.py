"""Two initiatives that want to go on as one."""

import enum
from datetime import datetime, timedelta

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.initiatives.models.initiatives import Initiative
from participatie.kernel.clock import now
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId

OPEN_FOR = timedelta(days=30)


class UnionState(enum.StrEnum):
    """What became of a proposal. One that is open for thirty days without an end has run out."""

    OPEN = "open"
    REFUSED = "refused"
    UNITED = "united"


class UnionPlace(enum.StrEnum):
    """Where the new one is: where the first is, where the other is, or both."""

    ONE = "one"
    OTHER = "other"
    BOTH = "both"


class InitiativeUnion(Base):
    """A proposal to go on with two initiatives as a new one, in the words of who proposes.

    `one_version` and `other_version` number what people say yes to: one more each time that the text or the place of that
    one changes.
    """

    __tablename__ = "initiative_union"
    __table_args__ = (CheckConstraint("one_id <> other_id", name="two"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    one_id: Mapped[SubjectId] = mapped_column(ForeignKey("initiative.id"), index=True)
    other_id: Mapped[SubjectId] = mapped_column(ForeignKey("initiative.id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    lead: Mapped[str] = mapped_column(String(300))
    story: Mapped[str] = mapped_column(Text, default="")
    place: Mapped[str] = mapped_column(String(8), default=UnionPlace.ONE)
    one_version: Mapped[int]
    other_version: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default=UnionState.OPEN)
    reason: Mapped[str] = mapped_column(String(300), default="")
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    made_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("initiative.id"), unique=True)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    one: Mapped[Initiative] = relationship(lazy="raise", foreign_keys=one_id)
    other: Mapped[Initiative] = relationship(lazy="raise", foreign_keys=other_id)
    made: Mapped[Initiative | None] = relationship(lazy="raise", foreign_keys=made_id)
    proposed_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=proposed_by_id)
    ended_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=ended_by_id)
    consents: Mapped[list["UnionConsent"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    needs: Mapped[list["UnionNeed"]] = relationship(lazy="raise", cascade="all, delete-orphan")

    @property
    def is_open(self) -> bool:
        """Whether makers can still say yes or no."""
        return self.state == UnionState.OPEN and self.proposed_at > now() - OPEN_FOR

    @property
    def closes_at(self) -> datetime:
        """Until when they can."""
        return self.proposed_at + OPEN_FOR


class UnionConsent(Base):
    """The yes of a maker, or of who speaks for a partner that makes it."""

    __tablename__ = "union_consent"
    __table_args__ = (UniqueConstraint("union_id", "person_id", "partner_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    union_id: Mapped[int] = mapped_column(ForeignKey("initiative_union.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class UnionNeed(Base):
    """An open need that goes along to the new initiative."""

    __tablename__ = "union_need"

    union_id: Mapped[int] = mapped_column(ForeignKey("initiative_union.id"), primary_key=True)
    need_id: Mapped[int] = mapped_column(ForeignKey("need.id", ondelete="CASCADE"), primary_key=True)
