"""What an initiative said before, once people had reacted to it."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId


class InitiativeVersion(Base):
    """The text of an initiative at one time, and who wrote it that way. The highest number is the text of now.

    One that is hidden is read by its makers and moderators alone; `is_ruled` is whether a moderator decided that, so that
    no maker undoes it.
    """

    __tablename__ = "initiative_version"
    __table_args__ = (UniqueConstraint("initiative_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[SubjectId] = mapped_column(ForeignKey("initiative.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(120))
    lead: Mapped[str] = mapped_column(String(300))
    story: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hidden_reason: Mapped[str] = mapped_column(String(300), default="")
    is_ruled: Mapped[bool] = mapped_column(default=False)

    by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=by_id)
