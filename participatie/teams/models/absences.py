"""When people of a team are away, and who is there instead."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId
from participatie.teams.models.teams import Team


class Absence(Base):
    """Somebody of a team is away from a day up to and including another. Why is nobody's business and is not kept.

    While it lasts the stand-in is the named person; `shows_stand_in` is that person's own yes to being named. `asked_at` is
    when the team was asked who stands in.
    """

    __tablename__ = "absence"
    __table_args__ = (
        CheckConstraint("last_on >= from_on", name="in_order"),
        Index("ix_absence_team_id_person_id_last_on", "team_id", "person_id", "last_on"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    from_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    shows_stand_in: Mapped[bool] = mapped_column(default=False)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    team: Mapped[Team] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    stand_in: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[stand_in_id])
