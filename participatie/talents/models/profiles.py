"""What somebody told about themselves, of their own will, to be found for what they can."""

import enum
import secrets
from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.models import Area

MAX_KNOWS = 400
CONSENT_VERSION = 1
"""The text that people say yes to (`talents/_consent.html`). A higher number asks everybody again."""


class Sight(enum.StrEnum):
    """Who may see one part of a profile, the fewest first."""

    OWN = "own"
    NETWORK = "network"
    PUBLIC = "public"


class Has(enum.StrEnum):
    """What somebody says of a talent."""

    CAN = "can"
    LEARN = "learn"


def new_salt() -> str:
    """What makes the answers of this profile unreadable for who does not have it: 128 random bits."""
    return secrets.token_hex(16)


class Profile(Base):
    """One person's talents, with who may see which part.

    `salt` goes into the tokens of the answers "no" and "later" (decision record 0018); without it nobody can tell whose they
    were. `used_on` is the Monday of the week in which this person last did something with it, `told_on` when they last got a
    mail with new vacancies, `asked_on` when they were last told that somebody asked for them.
    """

    __tablename__ = "talent_profile"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    salt: Mapped[str] = mapped_column(String(32), default=new_salt)
    consented_at: Mapped[datetime] = mapped_column(UtcDateTime)
    consent_version: Mapped[int] = mapped_column(default=CONSENT_VERSION)
    knows: Mapped[str] = mapped_column(String(MAX_KNOWS), default="")
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    days: Mapped[list[str]] = mapped_column(JSON, default=list)
    has_evenings: Mapped[bool] = mapped_column(default=False)
    hours_a_week: Mapped[int | None]
    can_sight: Mapped[str] = mapped_column(String(10), default=Sight.PUBLIC)
    learn_sight: Mapped[str] = mapped_column(String(10), default=Sight.NETWORK)
    knows_sight: Mapped[str] = mapped_column(String(10), default=Sight.NETWORK)
    languages_sight: Mapped[str] = mapped_column(String(10), default=Sight.NETWORK)
    time_sight: Mapped[str] = mapped_column(String(10), default=Sight.NETWORK)
    area_sight: Mapped[str] = mapped_column(String(10), default=Sight.NETWORK)
    shows_name: Mapped[bool] = mapped_column(default=False)
    shows_photo: Mapped[bool] = mapped_column(default=False)
    photo_key: Mapped[str | None] = mapped_column(ForeignKey("stored_file.key"))
    wants_mail: Mapped[bool] = mapped_column(default=False)
    is_resting: Mapped[bool] = mapped_column(default=False)
    used_on: Mapped[date] = mapped_column(Date, index=True)
    warned_on: Mapped[date | None] = mapped_column(Date)
    told_on: Mapped[date | None] = mapped_column(Date)
    asked_on: Mapped[date | None] = mapped_column(Date)
    version: Mapped[int] = mapped_column(default=1)

    person: Mapped[Person] = relationship(lazy="raise")
    talents: Mapped[list["ProfileTalent"]] = relationship(lazy="raise", cascade="all, delete-orphan")
    areas: Mapped[list["ProfileArea"]] = relationship(lazy="raise", cascade="all, delete-orphan")

    def slugs(self, has: Has) -> frozenset[str]:
        """The talents that this person has, or wants to learn."""
        return frozenset(talent.talent for talent in self.talents if talent.has == has)


class ProfileTalent(Base):
    """A talent of the list that somebody has, or wants to learn."""

    __tablename__ = "talent_profile_talent"

    profile_id: Mapped[int] = mapped_column(ForeignKey("talent_profile.id"), primary_key=True)
    talent: Mapped[str] = mapped_column(String(20), primary_key=True)
    has: Mapped[str] = mapped_column(String(10), primary_key=True)


class ProfileArea(Base):
    """Where somebody is willing to come; without any: everywhere."""

    __tablename__ = "talent_profile_area"

    profile_id: Mapped[int] = mapped_column(ForeignKey("talent_profile.id"), primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)

    area: Mapped[Area] = relationship(lazy="raise")
