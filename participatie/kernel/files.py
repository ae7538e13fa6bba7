"""Files that people send: kept outside the web root under names that we make."""

import secrets
from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, UtcDateTime


def new_key() -> str:
    """A name that cannot be guessed: 128 random bits."""
    return secrets.token_urlsafe(16)


class StoredFile(Base):
    """One stored file. Its key is its name on disk and in addresses."""

    __tablename__ = "stored_file"

    key: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_key)
    media_type: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64))
    size_bytes: Mapped[int]
    width_px: Mapped[int | None]
    height_px: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
