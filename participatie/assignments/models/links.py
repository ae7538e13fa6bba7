"""What an assignment has to do with other assignments and with what residents make."""

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import Subject, SubjectId

MAX_NOTE = 200


class Dependency(enum.StrEnum):
    """What one assignment is to another."""

    TOUCHES = "touches"
    WAITS_FOR = "waits_for"
    STRENGTHENS = "strengthens"


class AssignmentDependency(Base):
    """That one assignment touches, waits for or strengthens another. The first is the one that does so."""

    __tablename__ = "assignment_dependency"
    __table_args__ = (UniqueConstraint("one_id", "other_id", "relation"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    one_id: Mapped[SubjectId] = mapped_column(ForeignKey("assignment.id"))
    other_id: Mapped[SubjectId] = mapped_column(ForeignKey("assignment.id"), index=True)
    relation: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(String(MAX_NOTE), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class CarriedSubject(Base):
    """Something that residents make, a street plan for instance, to which an assignment holds."""

    __tablename__ = "carried_subject"

    assignment_id: Mapped[SubjectId] = mapped_column(ForeignKey("assignment.id"), primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True, index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    subject: Mapped[Subject] = relationship(lazy="raise")
