"""Tables of partners."""

import enum
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.models import Subject, SubjectId


class PartnerKind(enum.StrEnum):
    """What sort of party. The order is only that of the list in forms."""

    RESIDENTS = "residents"
    VILLAGE_COUNCIL = "village_council"
    SCHOOL = "school"
    COMPANY = "company"
    CORPORATION = "corporation"
    INSTITUTION = "institution"
    AUTHORITY = "authority"
    MUNICIPALITY = "municipality"


class Partner(Base):
    """A party. Its name and one-line description are the title and lead of its subject."""

    __tablename__ = "partner"

    id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(Text, default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    closed_on: Mapped[date | None] = mapped_column(Date)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)


class PartnerMembership(Base):
    """Somebody who belongs to a partner from a date until a date, and who may or may not speak for it."""

    __tablename__ = "partner_membership"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    partner_id: Mapped[SubjectId] = mapped_column(ForeignKey("partner.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    may_speak: Mapped[bool] = mapped_column(default=False)
    may_manage: Mapped[bool] = mapped_column(default=False)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)

    person: Mapped[Person] = relationship(lazy="raise")


class InvolvementRole(enum.StrEnum):
    """What a partner does in one subject."""

    MAKER = "maker"
    CO_MAKER = "co_maker"
    FACILITATOR = "facilitator"
    FUNDER = "funder"
    ADVISER = "adviser"
    LANDOWNER = "landowner"
    PERMIT_GIVER = "permit_giver"


class Involvement(Base):
    """A partner's role in one subject. One role per partner and subject."""

    __tablename__ = "involvement"
    __table_args__ = (UniqueConstraint("subject_id", "partner_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    partner_id: Mapped[SubjectId] = mapped_column(ForeignKey("partner.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(200), default="")
    since: Mapped[datetime] = mapped_column(UtcDateTime)

    partner: Mapped[Partner] = relationship(lazy="raise")
