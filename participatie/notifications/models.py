"""What is remembered so that people get news and no flood of mail."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, UtcDateTime
from participatie.subjects.models import SubjectId


class Notice(Base):
    """When a person was last told about a subject, and since when they want no mail about it even as maker or member.

    Following is apart from this: `subjects` keeps it, and who follows again is told again.
    """

    __tablename__ = "notice"

    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    answer_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    move_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    step_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    assigned_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    muted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
