"""Teams, who is in them and what they answer for."""

import enum
from datetime import date

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id
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


class TeamKind(enum.StrEnum):
    """What brings these people together: the same work, one job for a while, an area, or a societal challenge."""

    FIXED = "fixed"
    FLEXIBLE = "flexible"
    AREA = "area"
    CHALLENGE = "challenge"


TEAM_KIND_LABELS: dict[str, LazyString] = {
    TeamKind.FIXED: _l("vast team"),
    TeamKind.FLEXIBLE: _l("flexibel team"),
    TeamKind.AREA: _l("gebiedsteam"),
    TeamKind.CHALLENGE: _l("opgaveteam"),
}


class Team(Base):
    """People of one or more partners who answer together. Its name is the title of its subject.

    `home_partner_id` is the partner on whose behalf its members answer unless they say otherwise; `agreements` is how they
    work together. The stand-in takes the place of the contact who is away for long or leaves.
    """

    __tablename__ = "team"

    id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), default=TeamKind.FIXED)
    purpose: Mapped[str] = mapped_column(Text, default="")
    agreements: Mapped[str] = mapped_column(Text, default="")
    home_partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    answer_term_days: Mapped[int] = mapped_column(default=5)
    is_fallback: Mapped[bool] = mapped_column(default=False)
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_on: Mapped[date | None] = mapped_column(Date)
    version: Mapped[int] = mapped_column(default=1)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)
    home_partner: Mapped[Partner | None] = relationship(lazy="raise")
    contact: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[contact_id])
    stand_in: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[stand_in_id])

    @property
    def is_open(self) -> bool:
        """Whether it still answers."""
        return self.closed_on is None


class TeamMembership(Base):
    """Somebody in a team from a date until a date, coming from a partner or from none.

    `is_public` is that person's own yes to being named on the team's page; the hours are what they promised for each week.
    """

    __tablename__ = "team_membership"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    role: Mapped[str] = mapped_column(String(60), default="")
    hours_per_week: Mapped[int | None]
    is_public: Mapped[bool] = mapped_column(default=False)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)

    team: Mapped[Team] = relationship(lazy="raise")
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
