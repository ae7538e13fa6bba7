"""People who are asked to make an initiative."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.initiatives.models.initiatives import Initiative
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId


class Asked(enum.StrEnum):
    """What somebody is asked: to make it together, or to take it over."""

    ALONG = "along"
    TAKE_OVER = "take_over"


class MakerInvitation(Base):
    """Somebody who was asked to make an initiative and did not answer yet. The row goes with the answer.

    Asked by address, or by name when the person joined in: then no maker ever sees an address.
    """

    __tablename__ = "maker_invitation"
    __table_args__ = (
        UniqueConstraint("initiative_id", "email"),
        UniqueConstraint("initiative_id", "person_id"),
        CheckConstraint("(email IS NULL) <> (person_id IS NULL)", name="one_way"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[SubjectId] = mapped_column(ForeignKey("initiative.id"))
    email: Mapped[str | None] = mapped_column(String(254), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    asked: Mapped[str] = mapped_column(String(10))
    inviter_leaves: Mapped[bool] = mapped_column(default=False)
    invited_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)

    initiative: Mapped[Initiative] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=person_id)
    invited_by: Mapped[Person] = relationship(lazy="raise", foreign_keys=invited_by_id)

    @property
    def masked_address(self) -> str:
        """Enough of the address for who typed it to know which one it is."""
        local, _at, domain = (self.email or "").rpartition("@")
        return f"{local[:2]}…@{domain}"

    @property
    def is_takeover(self) -> bool:
        """Whether the one who asks hands it over."""
        return self.asked == Asked.TAKE_OVER
