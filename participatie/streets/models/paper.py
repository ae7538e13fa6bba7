"""What the worker makes on paper for a plan, and people who asked on a slip to be called."""

import enum
from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, UtcDateTime
from participatie.kernel.files import new_key
from participatie.streets.models.households import BatchState
from participatie.subjects.models import SubjectId


class DocumentKind(enum.StrEnum):
    """Which document it is."""

    REPORT = "report"
    SHEETS = "sheets"
    ANSWERS = "answers"


class PlanDocument(Base):
    """A PDF that the worker makes for somebody who waits. `source_key` is what it shows; all is gone a day later."""

    __tablename__ = "plan_document"

    key: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_key)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    name: Mapped[str] = mapped_column(String(160))
    state: Mapped[str] = mapped_column(String(8), default=BatchState.WAITING)
    source_key: Mapped[str | None] = mapped_column(ForeignKey("stored_file.key"))
    file_key: Mapped[str | None] = mapped_column(ForeignKey("stored_file.key"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class CallBack(Base):
    """The telephone number of who asked on a slip to be called. It is erased after the call, and when the plan is final."""

    __tablename__ = "call_back"

    contribution_id: Mapped[SubjectId] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"), index=True)
    phone: Mapped[str] = mapped_column(String(30))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
