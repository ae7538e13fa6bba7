"""Whom a team or an initiative looks for."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.models import Area
from participatie.subjects.models import Subject, SubjectId

MAX_WHAT = 120
MAX_ABOUT = 1000
MOST_HOURS = 40
MOST_PLACES = 20


class Vacancy(Base):
    """One or more places in a team or at an initiative, for anybody who wants to: residents, partners and staff.

    `places` is how many people are looked for; when so many have joined it closes by itself. `is_filled` tells that from a
    closing by hand.
    """

    __tablename__ = "vacancy"
    __table_args__ = (Index("ix_vacancy_closed_at_opened_at", "closed_at", "opened_at"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    opened_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    what: Mapped[str] = mapped_column(String(MAX_WHAT))
    about: Mapped[str] = mapped_column(String(MAX_ABOUT), default="")
    hours_a_week: Mapped[int]
    from_on: Mapped[date | None] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    place: Mapped[str] = mapped_column(String(MAX_WHAT), default="")
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    is_by_evening: Mapped[bool] = mapped_column(default=False)
    places: Mapped[int] = mapped_column(default=1)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_filled: Mapped[bool] = mapped_column(default=False)
    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    subject: Mapped[Subject] = relationship(lazy="raise")
    area: Mapped[Area | None] = relationship(lazy="raise")
    talents: Mapped[list["VacancyTalent"]] = relationship(lazy="raise", cascade="all, delete-orphan")

    @property
    def is_open(self) -> bool:
        """Whether people can still answer."""
        return self.closed_at is None and self.hidden_at is None

    @property
    def slugs(self) -> frozenset[str]:
        """The talents that are asked."""
        return frozenset(talent.talent for talent in self.talents)


class VacancyTalent(Base):
    """A talent of the list that a vacancy asks."""

    __tablename__ = "vacancy_talent"

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), primary_key=True)
    talent: Mapped[str] = mapped_column(String(20), primary_key=True, index=True)
