"""A form that arrives twice has one effect: the second time gets the answer of the first."""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import String, Text, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.clock import now
from participatie.kernel.db import Base, UtcDateTime, db, unit_of_work
from participatie.kernel.jobs import nightly


class FormReceipt(Base):
    """What the first arrival of a form led to. The key is one-time and made when the page was shown."""

    __tablename__ = "form_receipt"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    location: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def receipt_key(form_key: str, path: str, person_id: int | None) -> str:
    """A key that is of no use on another page or for another person."""
    return hashlib.sha256(f"{form_key}\n{path}\n{person_id}".encode()).hexdigest()


def find_location(key: str) -> str | None:
    """Where the first arrival was sent, if there was one."""
    return db.session.scalar(select(FormReceipt.location).where(FormReceipt.key == key))


def keep(key: str, location: str) -> None:
    """Remember where this form led. Fails at commit when somebody else was first."""
    db.session.add(FormReceipt(key=key, location=location, created_at=now()))
    db.session.flush()


@nightly
def forget_old_receipts() -> None:
    """Remove receipts of forms that nobody can still send: their token has long run out."""
    with unit_of_work():
        db.session.execute(delete(FormReceipt).where(FormReceipt.created_at < now() - timedelta(days=2)))
