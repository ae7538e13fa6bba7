"""Rules that choose a team before the remits do, and what still has to move because they changed."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.models import Area
from participatie.subjects.models import SubjectId, Theme
from participatie.teams.models.teams import Team


class RoutingRule(Base):
    """What is of this kind, in this area, about this theme and has one of these words in it goes to this team.

    What is empty does not count; something is always filled in. The first rule that fits, by position, decides.
    """

    __tablename__ = "routing_rule"
    __table_args__ = (
        CheckConstraint("kind <> '' OR words <> '' OR area_id IS NOT NULL OR theme_id IS NOT NULL", name="bounded"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    position: Mapped[int]
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20), default="")
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    theme_id: Mapped[int | None] = mapped_column(ForeignKey("theme.id"))
    words: Mapped[str] = mapped_column(String(200), default="")

    team: Mapped[Team] = relationship(lazy="raise")
    area: Mapped[Area | None] = relationship(lazy="raise")
    theme: Mapped[Theme | None] = relationship(lazy="raise")


class Way(enum.StrEnum):
    """What becomes of what is open when the rules change. The values are those of a form."""

    STAY = "blijf"
    ASK = "vraag"
    MOVE = "verhuis"


class RoutingMove(Base):
    """A subject that has to go to another team because the rules changed; gone when it did."""

    __tablename__ = "routing_move"

    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    to_team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    way: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
