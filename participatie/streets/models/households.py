"""One voice per address: letters with a code, voices, what each address was asked, and hands counted in a room."""

import enum
from datetime import date, datetime

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.geometry import Geometry
from participatie.streets.models.plans import PlanAddress
from participatie.subjects.models import SubjectId


class Choice(enum.StrEnum):
    """What a household says in ten seconds."""

    FINE = "fine"
    RATHER_NOT = "rather_not"
    NO_OPINION = "no_opinion"


class BatchState(enum.StrEnum):
    """How far the letters of a batch are."""

    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"


class LetterBatch(Base):
    """Letters for addresses of a plan in one round, made by the worker. `done` of `total` shows how far it is.

    `file_key` is a PDF, or a zip of several when there are many letters; `language` is that of the letters.
    """

    __tablename__ = "letter_batch"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"), index=True)
    round: Mapped[str] = mapped_column(String(12))
    message: Mapped[str] = mapped_column(String(1200), default="")
    language: Mapped[str] = mapped_column(String(2), default="nl")
    state: Mapped[str] = mapped_column(String(8), default=BatchState.WAITING)
    total: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    file_key: Mapped[str | None] = mapped_column(ForeignKey("stored_file.key"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class LetterPart(Base):
    """Some letters of a batch that are made and kept, while the worker makes the rest."""

    __tablename__ = "letter_part"
    __table_args__ = (UniqueConstraint("batch_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("letter_batch.id"))
    number: Mapped[int]
    file_key: Mapped[str] = mapped_column(ForeignKey("stored_file.key"))


class HouseholdCode(Base):
    """The right of one address to speak once in one round. Only a hash of the code is kept; a new letter replaces it.

    `is_replacement` says that it took the place of an earlier code of the same address and round.
    A batch whose letters are not printed yet has rows without a hash: the worker makes the codes and forgets them.
    """

    __tablename__ = "household_code"
    __table_args__ = (Index("ix_household_code_plan_id_round_address_id", "plan_id", "round", "address_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    round: Mapped[str] = mapped_column(String(12))
    address_id: Mapped[int] = mapped_column(ForeignKey("plan_address.id"), index=True)
    batch_id: Mapped[int] = mapped_column(ForeignKey("letter_batch.id"), index=True)
    code_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    is_replacement: Mapped[bool] = mapped_column(default=False)

    address: Mapped[PlanAddress] = relationship(lazy="raise")


class HouseholdVoice(Base):
    """What one address said in one round; the database keeps it to one. `version_id` is the version it speaks about.

    `by_replacement` says that it was said with a code that took the place of an earlier one.
    """

    __tablename__ = "household_voice"
    __table_args__ = (UniqueConstraint("plan_id", "round", "address_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    round: Mapped[str] = mapped_column(String(12))
    address_id: Mapped[int] = mapped_column(ForeignKey("plan_address.id"), index=True)
    choice: Mapped[str] = mapped_column(String(12))
    version_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"))
    source: Mapped[str] = mapped_column(String(6))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_replacement: Mapped[bool] = mapped_column(default=False)


class HouseholdWish(Base):
    """Which code a wish was placed with, so that the household finds the answer with its letter. Nobody else learns it."""

    __tablename__ = "household_wish"

    contribution_id: Mapped[SubjectId] = mapped_column(ForeignKey("contribution.id"), primary_key=True)
    code_id: Mapped[int] = mapped_column(ForeignKey("household_code.id"), index=True)


class Ask(Base):
    """One question put to one address, by whatever plan, so that no street is asked too much."""

    __tablename__ = "ask"
    __table_args__ = (Index("ix_ask_address_key_asked_on", "address_key", "asked_on"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    address_key: Mapped[str] = mapped_column(String(160))
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"), index=True)
    batch_id: Mapped[int | None] = mapped_column(ForeignKey("letter_batch.id"))
    asked_on: Mapped[date] = mapped_column(Date)


class QuietAddress(Base):
    """An address where people asked to be left alone. No plan puts questions to it; they can change their mind."""

    __tablename__ = "quiet_address"

    address_key: Mapped[str] = mapped_column(String(160), primary_key=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)


class HandCount(Base):
    """Hands counted in a room, beside the voices of households and never added to them."""

    __tablename__ = "hand_count"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"))
    question: Mapped[str] = mapped_column(String(200))
    fine: Mapped[int] = mapped_column(default=0)
    rather_not: Mapped[int] = mapped_column(default=0)
    no_opinion: Mapped[int] = mapped_column(default=0)
    present: Mapped[int] = mapped_column(default=0)
    held_on: Mapped[date] = mapped_column(Date)
    counted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    counted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PlanSpot(Base):
    """A numbered spot on the printed plan, to which people refer on a slip; `element_key` when something drawn stands there."""

    __tablename__ = "plan_spot"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    number: Mapped[int]
    label: Mapped[str] = mapped_column(String(120), default="")
    element_key: Mapped[str | None] = mapped_column(String(24))
    geometry: Mapped[BaseGeometry] = mapped_column(Geometry)
