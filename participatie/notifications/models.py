"""What people follow, what they are told of, and how often they want mail.

Nothing here is public: that somebody follows something, and where they live, is theirs alone.
"""

import enum
from datetime import date, datetime

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Date, Float, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.geometry import Geometry, bounds
from participatie.subjects.models import HistoryEntry, Pace, Subject, SubjectId


class Sort(enum.StrEnum):
    """What a notice is about, as far as people choose how often they want mail."""

    ANSWER = "answer"
    ASKED = "asked"
    TEAM = "team"
    MOVED = "moved"
    PROMISE = "promise"
    OFFER = "offer"
    STEP = "step"
    NEWS = "news"
    AROUND = "around"


class Why(enum.StrEnum):
    """Why somebody is told, the closest reason first; the mail says it."""

    ADDRESSED = "addressed"
    MAKER = "maker"
    ASKER = "asker"
    MEMBER = "member"
    FOLLOWER = "follower"
    WATCHER = "watcher"


class MailChoice(Base):
    """How often a person wants mail of one sort; no row is the default. `digest_day` and `digest_wk` on never stop a digest."""

    __tablename__ = "mail_choice"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    sort: Mapped[str] = mapped_column(String(10), primary_key=True)
    pace: Mapped[str] = mapped_column(String(10))


class Mute(Base):
    """A person wants no mail and no notices about a subject, even as its maker or member."""

    __tablename__ = "mute"

    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class Watch(Base):
    """Somebody follows more than one subject: an area, a theme, a kind, a partner, or what lies around an address.

    `what` names it in one word, so that nobody follows the same twice. Around an address `reach` is the place within
    which something counts, and `label` the address as it was found; both are the person's own and never shown to others.
    """

    __tablename__ = "watch"
    __table_args__ = (
        UniqueConstraint("person_id", "what"),
        Index("ix_watch_area_id_theme_id", "area_id", "theme_id"),
        Index("ix_watch_theme_id", "theme_id"),
        Index("ix_watch_partner_id", "partner_id"),
        Index("ix_watch_west_south", "west", "south"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    what: Mapped[str] = mapped_column(String(80))
    pace: Mapped[str] = mapped_column(String(10), default=Pace.WEEKLY)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    kind: Mapped[str] = mapped_column(String(20), default="")
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    label: Mapped[str] = mapped_column(String(200), default="")
    radius_m: Mapped[int | None]
    only_street: Mapped[bool] = mapped_column(default=False)
    reach: Mapped[BaseGeometry | None] = mapped_column(Geometry)
    west: Mapped[float | None] = mapped_column(Float)
    south: Mapped[float | None] = mapped_column(Float)
    east: Mapped[float | None] = mapped_column(Float)
    north: Mapped[float | None] = mapped_column(Float)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    def reach_to(self, reach: BaseGeometry) -> None:
        """What lies in this place counts; the box follows."""
        self.reach = reach
        self.west, self.south, self.east, self.north = bounds(reach)


class News(Base):
    """A fact that followers still have to be told of; gone when they are. Written with the fact itself."""

    __tablename__ = "news"

    entry_id: Mapped[int] = mapped_column(ForeignKey("history_entry.id"), primary_key=True, autoincrement=False)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    sort: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    partner_id: Mapped[int | None] = mapped_column(Id)
    is_wide: Mapped[bool] = mapped_column(default=False)
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    subject: Mapped[Subject] = relationship(lazy="raise")


class Notice(Base):
    """A person and a fact they want to know. One per person and fact, however many reasons there are.

    `read_at` is on the site; `mailed_at` is by a mail of its own or by the digest of `digest_on`.
    """

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("person_id", "entry_id"),
        Index("ix_notice_person_id_subject_id", "person_id", "subject_id"),
        Index(
            "ix_notice_unread",
            "person_id",
            "subject_id",
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
        Index(
            "ix_notice_waiting",
            "pace",
            "person_id",
            sqlite_where=text("read_at IS NULL AND mailed_at IS NULL"),
            postgresql_where=text("read_at IS NULL AND mailed_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    entry_id: Mapped[int] = mapped_column(ForeignKey("history_entry.id"), index=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    sort: Mapped[str] = mapped_column(String(10))
    why: Mapped[str] = mapped_column(String(10))
    pace: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    mailed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    digest_on: Mapped[date | None] = mapped_column(Date)

    entry: Mapped[HistoryEntry] = relationship(lazy="raise")
    subject: Mapped[Subject] = relationship(lazy="raise")


class Digest(Base):
    """The one digest of a person on a day: the database refuses a second, whoever tries."""

    __tablename__ = "digest"
    __table_args__ = (
        Index(
            "ix_digest_waiting",
            "person_id",
            sqlite_where=text("written_at IS NULL"),
            postgresql_where=text("written_at IS NULL"),
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    written_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HelpQuestion(Base):
    """Whoever got an answer is asked once, two weeks later, whether it was of use. What they say is not kept here.

    `post_id` is the answer, or None where it is older than that this was kept; `why` is as what they are asked: as a
    maker, or as who asked something in the conversation.
    """

    __tablename__ = "help_question"
    __table_args__ = (
        UniqueConstraint("person_id", "post_id"),
        Index("ix_help_question_subject_id_person_id", "subject_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    why: Mapped[str] = mapped_column(String(10), default=Why.MAKER)
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class HelpTally(Base):
    """How many people said that the answers of a team were of use: figures only, no people."""

    __tablename__ = "help_tally"

    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"), primary_key=True)
    yes: Mapped[int] = mapped_column(default=0)
    partly: Mapped[int] = mapped_column(default=0)
    no: Mapped[int] = mapped_column(default=0)
