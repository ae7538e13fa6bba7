"""A tablet that goes round on an evening in the street."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId


class PlanEvening(Base):
    """The right of one tablet to take wishes and remarks for one plan, for some hours, on behalf of the designer who opened it.

    Only hashes are kept: of the key in the tablet's cookie, and of the digits that end the evening.
    """

    __tablename__ = "plan_evening"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"), index=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    stop_hash: Mapped[str] = mapped_column(String(64))
    opened_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    taken_count: Mapped[int] = mapped_column(default=0)
