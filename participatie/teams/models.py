"""Tables of teams."""

from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, foreign, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.partners.models import Partner
from participatie.places.models import Area
from participatie.subjects.kinds import Kind, register
from participatie.subjects.models import Subject, SubjectId, Theme

TEAM = register(
    Kind(
        name="team",
        label=_l("team"),
        plural=_l("teams"),
        icon="users-group",
        tone="river",
        endpoint="teams.detail",
        has_thread=False,
        on_map=False,
    )
)


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
    version: Mapped[int] = mapped_column(default=1)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)
    home_partner: Mapped[Partner | None] = relationship(lazy="raise")
    contact: Mapped[Person | None] = relationship(lazy="raise")

    @property
    def is_open(self) -> bool:
        """Whether it still answers."""
        return self.closed_on is None


class TeamMembership(Base):
    """Somebody in a team from a date until a date, coming from a partner or from none.

    `is_public` is that person's own yes to being named on the team's page.
    """

    __tablename__ = "team_membership"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    role: Mapped[str] = mapped_column(String(60), default="")
    is_public: Mapped[bool] = mapped_column(default=False)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)

    person: Mapped[Person] = relationship(lazy="raise")
    partner: Mapped[Partner | None] = relationship(lazy="raise")


class Remit(Base):
    """A theme in an area for which a team answers. Without theme: all themes; without area: everywhere.

    Each combination belongs to one team. Neither area nor theme is what the fallback team is for.
    """

    __tablename__ = "remit"
    __table_args__ = (
        UniqueConstraint("area_id", "theme_id"),
        CheckConstraint("area_id IS NOT NULL OR theme_id IS NOT NULL", name="bounded"),
        Index(
            "uq_remit_area_alone",
            "area_id",
            unique=True,
            sqlite_where=text("theme_id IS NULL"),
            postgresql_where=text("theme_id IS NULL"),
        ),
        Index(
            "uq_remit_theme_alone",
            "theme_id",
            unique=True,
            sqlite_where=text("area_id IS NULL"),
            postgresql_where=text("area_id IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"), index=True)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))

    area: Mapped[Area | None] = relationship(lazy="raise")
    theme: Mapped[Theme | None] = relationship(lazy="raise")


class Responsibility(Base):
    """Which team answers for a subject, since when and why, and how the first answer went.

    One row per subject is current (`until` is empty); the database refuses a second. `remit_area` and `remit_theme`
    are the names under which it was chosen, `note` what was said when another team handed it over. The term runs from
    `term_from_on` until `due_on`, whoever answers. `last_voice_is_team` tells whose turn it is in the conversation.
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
        Index("ix_responsibility_answered_at_due_on_id", "answered_at", "due_on", "id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    remit_area: Mapped[str] = mapped_column(String(120), default="")
    remit_theme: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[str] = mapped_column(String(300), default="")
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    term_from_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    answered_on: Mapped[date | None] = mapped_column(Date)
    answer_post_id: Mapped[int | None] = mapped_column(Id)
    last_voice_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_voice_is_team: Mapped[bool] = mapped_column(default=False)

    team: Mapped[Team] = relationship(lazy="raise")
    contact: Mapped[Person | None] = relationship(lazy="raise")
    theme: Mapped[Theme | None] = relationship(
        primaryjoin=lambda: foreign(Responsibility.remit_theme) == Theme.name, viewonly=True, lazy="raise"
    )

    @property
    def is_current(self) -> bool:
        """Whether this team answers now."""
        return self.until is None

    @property
    def is_untouched(self) -> bool:
        """Whether nobody took it up and nobody answered yet."""
        return self.contact_id is None and self.answered_at is None
