"""Tables of teams."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.partners.models import Partner
from participatie.places.models import Area
from participatie.subjects.models import Subject, SubjectId, Theme


class Team(Base):
    """People of one or more partners who answer together. Its name is the title of its subject.

    `home_partner_id` is the partner on whose behalf its members answer unless they say otherwise.
    """

    __tablename__ = "team"

    id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    purpose: Mapped[str] = mapped_column(Text, default="")
    home_partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    answer_term_days: Mapped[int] = mapped_column(default=5)
    is_fallback: Mapped[bool] = mapped_column(default=False)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_on: Mapped[date | None] = mapped_column(Date)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)
    home_partner: Mapped[Partner | None] = relationship(lazy="raise")
    contact: Mapped[Person | None] = relationship(lazy="raise")


class TeamMembership(Base):
    """Somebody in a team from a date until a date, coming from a partner or from none."""

    __tablename__ = "team_membership"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    role: Mapped[str] = mapped_column(String(60), default="")
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)

    person: Mapped[Person] = relationship(lazy="raise")
    partner: Mapped[Partner | None] = relationship(lazy="raise")


class Remit(Base):
    """A theme in an area for which a team answers. Without theme: all themes; without area: everywhere."""

    __tablename__ = "remit"
    __table_args__ = (UniqueConstraint("area_id", "theme_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"), index=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))

    area: Mapped[Area | None] = relationship(lazy="raise")
    theme: Mapped[Theme | None] = relationship(lazy="raise")


class Responsibility(Base):
    """Which team answers for a subject, since when and why, and how the first answer went.

    One row per subject is current (`until` is empty); the database refuses a second.
    """

    __tablename__ = "responsibility"
    __table_args__ = (
        Index(
            "uq_responsibility_current",
            "subject_id",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
        Index("ix_responsibility_team_id_until_due_on", "team_id", "until", "due_on"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    remit_area: Mapped[str] = mapped_column(String(120), default="")
    remit_theme: Mapped[str] = mapped_column(String(60), default="")
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    due_on: Mapped[date] = mapped_column(Date)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    answer_post_id: Mapped[int | None] = mapped_column(Id)

    team: Mapped[Team] = relationship(lazy="raise")
    contact: Mapped[Person | None] = relationship(lazy="raise")
