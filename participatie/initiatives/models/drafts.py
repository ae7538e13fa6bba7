"""Ways back to a draft from another device."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.initiatives.models.initiatives import Initiative
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import SubjectId


class DraftLink(Base):
    """A link that was mailed to whoever writes a draft without an account: good for one use, kept only as a hash."""

    __tablename__ = "draft_link"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    initiative_id: Mapped[SubjectId] = mapped_column(ForeignKey("initiative.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)

    initiative: Mapped[Initiative] = relationship(lazy="raise")
