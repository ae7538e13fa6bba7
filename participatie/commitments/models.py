"""Tables of commitments."""

import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint, event, inspect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.clock import today
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import Subject, SubjectId

MAX_WHAT = 200
MAX_SENTENCE = 300


class CommitmentState(enum.StrEnum):
    """What the one who promised says of it. Late is no state: it follows from the date."""

    PROMISED = "promised"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"


class Commitment(Base):
    """A promise about a subject, by a person alone or on behalf of a partner or team. That voice is written once.

    `confirms` and `disputes` equal the rows of `CommitmentConfirmation`. `version` counts changes of wording and date.
    """

    __tablename__ = "commitment"
    __table_args__ = (
        Index("ix_commitment_subject_id_id", "subject_id", "id"),
        Index("ix_commitment_state_due_on_id", "state", "due_on", "id"),
        Index("ix_commitment_partner_id_due_on", "partner_id", "due_on"),
        Index("ix_commitment_team_id_due_on", "team_id", "due_on"),
        Index("ix_commitment_person_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    team_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("team.id"))
    what: Mapped[str] = mapped_column(String(MAX_WHAT))
    due_on: Mapped[date] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(10), default=CommitmentState.PROMISED)
    version: Mapped[int] = mapped_column(default=1)
    confirms: Mapped[int] = mapped_column(default=0)
    disputes: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str] = mapped_column(String(MAX_SENTENCE), default="")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    kept_on: Mapped[date | None] = mapped_column(Date)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    hidden_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    subject: Mapped[Subject] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise")

    @property
    def is_open(self) -> bool:
        """Whether it still has to be kept."""
        return self.state == CommitmentState.PROMISED

    @property
    def is_kept(self) -> bool:
        """Whether the one who promised says that it was done."""
        return self.state == CommitmentState.KEPT

    @property
    def is_late(self) -> bool:
        """Whether its day has passed in Amsterdam and nobody said that it was done. `queries.rows.late` says it in SQL."""
        return self.is_open and self.due_on < today()


@event.listens_for(Commitment, "before_update")
def refuse_another_voice(_mapper: object, _connection: object, commitment: Commitment) -> None:
    """Who promised is for good: whatever code runs, it may only forget who the person was."""
    changed = [name for name in ("partner_id", "team_id") if inspect(commitment).attrs[name].history.has_changes()]
    if changed or (commitment.person_id is not None and inspect(commitment).attrs.person_id.history.has_changes()):
        raise ValueError("the voice of a commitment does not change")


class CommitmentChange(Base):
    """Another date or wording, and why. Holds what stood there before; `version` is the number of that."""

    __tablename__ = "commitment_change"
    __table_args__ = (UniqueConstraint("commitment_id", "version"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"))
    version: Mapped[int]
    what: Mapped[str] = mapped_column(String(MAX_WHAT))
    due_on: Mapped[date] = mapped_column(Date)
    why: Mapped[str] = mapped_column(String(MAX_SENTENCE))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class CommitmentConfirmation(Base):
    """What somebody else says of a promise that is called kept: that it was, or that it was not. One per person."""

    __tablename__ = "commitment_confirmation"
    __table_args__ = (UniqueConstraint("commitment_id", "person_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    is_kept: Mapped[bool]
    sentence: Mapped[str] = mapped_column(String(MAX_SENTENCE))
    at: Mapped[datetime] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="raise")


class ReminderKind(enum.StrEnum):
    """Why a mail went out: the day comes near, or it has passed."""

    SOON = "soon"
    LATE = "late"


class CommitmentReminder(Base):
    """One mail about one date of one promise. The database refuses a second, so no worker sends it twice."""

    __tablename__ = "commitment_reminder"
    __table_args__ = (UniqueConstraint("commitment_id", "kind", "due_on"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitment.id"))
    kind: Mapped[str] = mapped_column(String(10))
    due_on: Mapped[date] = mapped_column(Date)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
