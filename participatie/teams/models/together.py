"""What teams ask of each other: to answer instead, or to help."""

import enum
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import Subject, SubjectId
from participatie.teams.models.teams import Team


class HandoverState(enum.StrEnum):
    """How far it is. Only an accepted one changed who answers; a lapsed one was overtaken by something else."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    GIVEN_BACK = "given_back"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Handover(Base):
    """One team asks another to answer from now on, with a note; until that one accepts, the first answers.

    A subject has at most one that is open; the database refuses a second. `reason` says why it was given back.
    """

    __tablename__ = "handover"
    __table_args__ = (
        Index(
            "uq_handover_open",
            "subject_id",
            unique=True,
            sqlite_where=text("state = 'asked'"),
            postgresql_where=text("state = 'asked'"),
        ),
        Index("ix_handover_to_team_id_state", "to_team_id", "state"),
        Index("ix_handover_from_team_id_state", "from_team_id", "state"),
        CheckConstraint("from_team_id <> to_team_id", name="two_teams"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    from_team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    to_team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    note: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(10), default=HandoverState.ASKED)
    reason: Mapped[str] = mapped_column(String(300), default="")
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reminded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    subject: Mapped[Subject] = relationship(lazy="raise", foreign_keys=[subject_id])
    from_team: Mapped[Team] = relationship(lazy="raise", foreign_keys=[from_team_id])
    to_team: Mapped[Team] = relationship(lazy="raise", foreign_keys=[to_team_id])

    @property
    def is_open(self) -> bool:
        """Whether the other team still has to answer."""
        return self.state == HandoverState.ASKED


class TeamSupport(Base):
    """Another team helps with a subject; the team that leads stays responsible and residents see one conversation.

    It runs from the moment it was asked: then the helping team reads along. Residents see it once it was accepted.
    """

    __tablename__ = "team_support"
    __table_args__ = (
        Index(
            "uq_team_support_running",
            "subject_id",
            "team_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_team_support_team_id_ended_at", "team_id", "ended_at"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), index=True)
    team_id: Mapped[SubjectId] = mapped_column(ForeignKey("team.id"))
    question: Mapped[str] = mapped_column(String(300))
    asked_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str] = mapped_column(String(300), default="")

    subject: Mapped[Subject] = relationship(lazy="raise", foreign_keys=[subject_id])
    team: Mapped[Team] = relationship(lazy="raise", foreign_keys=[team_id])

    @property
    def is_running(self) -> bool:
        """Whether the team was asked to help and that did not end."""
        return self.ended_at is None

    @property
    def is_accepted(self) -> bool:
        """Whether the team said that it helps."""
        return self.accepted_at is not None
