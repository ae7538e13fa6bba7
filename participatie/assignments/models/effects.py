"""What came of it: the value of the indicator on a day, and when it is asked."""

import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from participatie.assignments.models.assignments import MAX_SENTENCE
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId


class EffectMoment(enum.StrEnum):
    """When the effect is asked: on the day that was agreed, and half a year and a year after delivery."""

    AGREED = "agreed"
    HALF_YEAR = "half_year"
    YEAR = "year"


class EffectQuestion(Base):
    """One question about the effect; each moment asks it once. `asked_at` is when both sides got the mail."""

    __tablename__ = "effect_question"
    __table_args__ = (
        UniqueConstraint("assignment_id", "moment"),
        Index("ix_effect_question_asked_at_due_on", "asked_at", "due_on"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    assignment_id: Mapped[SubjectId] = mapped_column(ForeignKey("assignment.id"))
    moment: Mapped[str] = mapped_column(String(10))
    due_on: Mapped[date] = mapped_column(Date)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class EffectMeasurement(Base):
    """What the indicator was on a day, and what one side says of it."""

    __tablename__ = "effect_measurement"
    __table_args__ = (Index("ix_effect_measurement_assignment_id_measured_on", "assignment_id", "measured_on"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    assignment_id: Mapped[SubjectId] = mapped_column(ForeignKey("assignment.id"))
    value_hundredths: Mapped[int] = mapped_column(Id)
    sentence: Mapped[str] = mapped_column(String(MAX_SENTENCE))
    measured_on: Mapped[date] = mapped_column(Date)
    side: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
