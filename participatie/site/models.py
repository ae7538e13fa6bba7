"""Tables of the site itself."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id, UtcDateTime


class SiteProfile(Base):
    """The one row with the platform's name, its logo and who answers for it."""

    __tablename__ = "site_profile"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    place_name: Mapped[str] = mapped_column(String(80))
    tagline: Mapped[str] = mapped_column(String(160), default="")
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    logo_key: Mapped[str | None] = mapped_column(ForeignKey("stored_file.key"))
    version: Mapped[int] = mapped_column(default=1)


class SiteText(Base):
    """A page or a piece of text that the administrator edits, in Markdown, per language."""

    __tablename__ = "site_text"
    __table_args__ = (UniqueConstraint("slug", "language"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(8))
    title: Mapped[str] = mapped_column(String(120))
    body: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
