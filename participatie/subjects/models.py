"""Tables of the spine."""

import enum
from datetime import datetime
from typing import NewType

from flask_babel import get_locale
from shapely.geometry.base import BaseGeometry
from sqlalchemy import JSON, ColumnElement, Float, ForeignKey, Index, String, Text, UniqueConstraint, case
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.kernel.files import StoredFile
from participatie.places.geometry import Box, Geometry
from participatie.places.models import Area

SubjectId = NewType("SubjectId", int)


class Theme(Base):
    """What a subject is about: green, traffic, meeting. Teams answer for themes in areas."""

    __tablename__ = "theme"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(60))
    name_en: Mapped[str] = mapped_column(String(60), default="")
    icon: Mapped[str] = mapped_column(String(40), default="bulb")
    scene: Mapped[str] = mapped_column(String(40), default="overig")
    position: Mapped[int] = mapped_column(default=0)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @hybrid_property
    def shown_name(self) -> str:
        """The name in the language of the reader, as far as there is one."""
        return (self.name_en or self.name) if _reads_english() else self.name

    @shown_name.inplace.expression
    @classmethod
    def _shown_name(cls) -> ColumnElement[str]:
        return case((cls.name_en != "", cls.name_en), else_=cls.name) if _reads_english() else cls.name.expression


def _reads_english() -> bool:
    locale = get_locale()
    return locale is not None and locale.language == "en"


class Subject(Base):
    """What every kind of thing has in common. A subject without `published_at` is a draft.

    `state` is the stage or round of its kind as one word, so that map, list and feed filter alike
    (docs/decisions/0003). The box around the geometry serves the spatial index. `whole_id` is the subject that
    this one is a part of (docs/decisions/0008).
    """

    __tablename__ = "subject"
    __table_args__ = (
        Index("ix_subject_kind_published_at", "kind", "published_at"),
        Index("ix_subject_kind_state_changed_at", "kind", "state", "changed_at"),
        Index("ix_subject_area_id_published_at", "area_id", "published_at"),
        Index("ix_subject_theme_id_published_at", "theme_id", "published_at"),
    )

    id: Mapped[SubjectId] = mapped_column(Id, primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(20), default="")
    whole_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("subject.id"), index=True)
    title: Mapped[str] = mapped_column(String(120), default="")
    lead: Mapped[str] = mapped_column(String(300), default="")
    geometry: Mapped[BaseGeometry | None] = mapped_column(Geometry)
    west: Mapped[float | None] = mapped_column(Float)
    south: Mapped[float | None] = mapped_column(Float)
    east: Mapped[float | None] = mapped_column(Float)
    north: Mapped[float | None] = mapped_column(Float)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    creator_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    area: Mapped[Area | None] = relationship(lazy="raise")
    theme: Mapped[Theme | None] = relationship(lazy="raise")
    creator: Mapped[Person | None] = relationship(lazy="raise")
    whole: Mapped["Subject | None"] = relationship(lazy="raise", remote_side="Subject.id")

    @property
    def answering_id(self) -> SubjectId:
        """The subject whose team answers for this one: its whole, or itself."""
        return self.whole_id or self.id

    @property
    def is_published(self) -> bool:
        """Whether the public could see it, were it not hidden."""
        return self.published_at is not None

    @property
    def is_hidden(self) -> bool:
        """Whether a moderator took it out of sight."""
        return self.hidden_at is not None

    def place_at(self, geometry: BaseGeometry) -> None:
        """Put it on the map; the box follows."""
        self.geometry = geometry
        self.west, self.south, self.east, self.north = geometry.bounds

    @property
    def box(self) -> Box | None:
        """The box around the geometry, in degrees."""
        if self.west is None or self.south is None or self.east is None or self.north is None:
            return None
        return Box(self.west, self.south, self.east, self.north)


class SubjectTally(Base):
    """How many people support, join, worry and follow, and how the conversation stands; equal to the rows at all times."""

    __tablename__ = "subject_tally"

    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    supports: Mapped[int] = mapped_column(default=0, index=True)
    joins: Mapped[int] = mapped_column(default=0)
    concerns: Mapped[int] = mapped_column(default=0)
    follows: Mapped[int] = mapped_column(default=0)
    posts: Mapped[int] = mapped_column(default=0)
    last_post_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)


class Attachment(Base):
    """A photo with a subject. `alt` says what is on it, for who cannot see it."""

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    file_key: Mapped[str] = mapped_column(ForeignKey("stored_file.key"), unique=True)
    alt: Mapped[str] = mapped_column(String(200), default="")
    position: Mapped[int] = mapped_column(default=0)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    file: Mapped[StoredFile] = relationship(lazy="raise")


class HistoryEntry(Base):
    """One fact that happened; its facts never change. `is_public` is whether timelines tell it: a moderator can end that.

    `salt` hides the proof of it in the audit trail; empty when the trail leaves it out.
    """

    __tablename__ = "history_entry"
    __table_args__ = (Index("ix_history_entry_subject_id_id", "subject_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("subject.id"))
    event: Mapped[str] = mapped_column(String(60), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    is_public: Mapped[bool] = mapped_column(default=False)
    facts: Mapped[dict[str, str | int | bool | None]] = mapped_column(JSON)
    salt: Mapped[str] = mapped_column(String(32), default="")

    by: Mapped[Person | None] = relationship(lazy="raise")


class Pace(enum.StrEnum):
    """How often somebody wants mail."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class Follow(Base):
    """A person who wants to hear what happens. `pace` is how often by mail; empty is as they chose for each sort of news."""

    __tablename__ = "follow"

    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    pace: Mapped[str] = mapped_column(String(10), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Relation(enum.StrEnum):
    """What one subject is to another."""

    BELONGS_TO = "belongs_to"
    ANSWERS = "answers"
    CONTINUES = "continues"


class SubjectLink(Base):
    """That two subjects have to do with each other: what the first is to the second. Ending it keeps the row."""

    __tablename__ = "subject_link"
    __table_args__ = (
        Index("ix_subject_link_one_id_ended_at", "one_id", "ended_at"),
        Index("ix_subject_link_other_id_ended_at", "other_id", "ended_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    one_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    other_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    relation: Mapped[str] = mapped_column(String(12))
    note: Mapped[str] = mapped_column(String(200), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(200), default="")

    one: Mapped[Subject] = relationship(lazy="raise", foreign_keys=one_id)
    other: Mapped[Subject] = relationship(lazy="raise", foreign_keys=other_id)


class SupportKind(enum.StrEnum):
    """What a person says about a subject. There is no downvote; a concern has a reason."""

    SUPPORT = "support"
    JOIN = "join"
    CONCERN = "concern"


class Support(Base):
    """One person's support, wish to join, or concern. One per person, kept by the database."""

    __tablename__ = "support"
    __table_args__ = (UniqueConstraint("subject_id", "person_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="raise")
