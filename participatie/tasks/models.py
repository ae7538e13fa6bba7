"""Tables of tasks."""

import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.clock import today
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import Subject, SubjectId

MAX_WHAT = 200
MAX_WAITING_FOR = 120


class TaskState(enum.StrEnum):
    """The four columns of a board."""

    TODO = "todo"
    DOING = "doing"
    WAITING = "waiting"
    DONE = "done"


class Task(Base):
    """Something that a team or the makers of an initiative have to do, in one sentence.

    `person_id` is who does it, nobody when empty. What waits says for whom or what in `waiting_for`.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_subject_id_state_due_on", "subject_id", "state", "due_on"),
        Index("ix_task_person_id_state", "person_id", "state"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    what: Mapped[str] = mapped_column(String(MAX_WHAT))
    state: Mapped[str] = mapped_column(String(10), default=TaskState.TODO)
    waiting_for: Mapped[str] = mapped_column(String(MAX_WAITING_FOR), default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    due_on: Mapped[date | None] = mapped_column(Date)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1)

    subject: Mapped[Subject] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[person_id])

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.state == TaskState.DONE

    @property
    def is_late(self) -> bool:
        """Whether its day has passed and it is not done."""
        return not self.is_done and self.due_on is not None and self.due_on < today()


class TaskBoard(Base):
    """What the makers chose for their board; no row is the default: for themselves and the partners that take part."""

    __tablename__ = "task_board"

    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    is_public: Mapped[bool] = mapped_column(default=False)
