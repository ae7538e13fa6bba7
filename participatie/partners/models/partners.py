"""Who partners are and who belongs to them."""

import enum
from datetime import date, datetime

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.subjects.kinds import Kind, register
from participatie.subjects.models import Subject, SubjectId

PARTNER = register(
    Kind(
        name="partner",
        label=_l("partner"),
        plural=_l("partners"),
        icon="heart-handshake",
        tone="river",
        endpoint="partners.detail",
        has_thread=False,
        on_map=False,
    )
)


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


KIND_LABELS: dict[str, LazyString] = {
    PartnerKind.RESIDENTS: _l("bewonersgroep"),
    PartnerKind.VILLAGE_COUNCIL: _l("dorpsraad of wijkraad"),
    PartnerKind.SCHOOL: _l("school"),
    PartnerKind.COMPANY: _l("ondernemer"),
    PartnerKind.CORPORATION: _l("woningcorporatie"),
    PartnerKind.INSTITUTION: _l("instelling of vereniging"),
    PartnerKind.AUTHORITY: _l("overheid"),
    PartnerKind.MUNICIPALITY: _l("gemeente"),
}


AUTHORITIES = frozenset({PartnerKind.AUTHORITY, PartnerKind.MUNICIPALITY})
"""The kinds that hold powers by law, and so say on which step of government participation they stand."""


class Partner(Base):
    """A party. Its name and one-line description are the title and lead of its subject."""

    __tablename__ = "partner"

    id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    about: Mapped[str] = mapped_column(Text, default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    closed_on: Mapped[date | None] = mapped_column(Date)
    version: Mapped[int] = mapped_column(default=1)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)

    @property
    def is_open(self) -> bool:
        """Whether it still takes part; a closed partner keeps what it said."""
        return self.closed_on is None

    @property
    def is_authority(self) -> bool:
        """Whether it holds powers by law."""
        return self.kind in AUTHORITIES


class PartnerMembership(Base):
    """Somebody who belongs to a partner from a date until a date, and who may or may not speak for it.

    `is_public` is that person's own yes to being named on the partner's page.
    """

    __tablename__ = "partner_membership"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    partner_id: Mapped[SubjectId] = mapped_column(ForeignKey("partner.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    may_speak: Mapped[bool] = mapped_column(default=False)
    may_manage: Mapped[bool] = mapped_column(default=False)
    is_public: Mapped[bool] = mapped_column(default=False)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)

    person: Mapped[Person] = relationship(lazy="raise")


class PartnerInvitation(Base):
    """Somebody who was asked to join a partner and did not answer yet. The row goes with the answer."""

    __tablename__ = "partner_invitation"
    __table_args__ = (UniqueConstraint("partner_id", "email"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    partner_id: Mapped[SubjectId] = mapped_column(ForeignKey("partner.id"))
    email: Mapped[str] = mapped_column(String(254), index=True)
    may_speak: Mapped[bool] = mapped_column(default=False)
    may_manage: Mapped[bool] = mapped_column(default=False)
    until_on: Mapped[date | None] = mapped_column(Date)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)

    partner: Mapped[Partner] = relationship(lazy="raise")

    @property
    def masked_address(self) -> str:
        """Enough of the address for who typed it to know which one it is."""
        local, _at, domain = self.email.rpartition("@")
        return f"{local[:2]}…@{domain}"
