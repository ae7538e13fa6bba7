"""What partners do in subjects: their roles, how they got there, and the step on which an authority stands."""

import enum
from datetime import datetime
from zlib import crc32

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l
from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.partners.models.partners import Partner
from participatie.subjects.models import Subject, SubjectId


class InvolvementRole(enum.StrEnum):
    """What a partner does in one subject. The last is for an authority whose power is neither permit, ground nor money."""

    MAKER = "maker"
    CO_MAKER = "co_maker"
    FACILITATOR = "facilitator"
    FUNDER = "funder"
    ADVISER = "adviser"
    LANDOWNER = "landowner"
    PERMIT_GIVER = "permit_giver"
    LEGAL_TASK = "legal_task"


MAKING = frozenset({InvolvementRole.MAKER, InvolvementRole.CO_MAKER})
"""The roles that give those who may speak for the partner the rights of makers."""

ROLE_LABELS: dict[str, LazyString] = {
    InvolvementRole.MAKER: _l("maker"),
    InvolvementRole.CO_MAKER: _l("maakt mee"),
    InvolvementRole.FACILITATOR: _l("maakt het mogelijk"),
    InvolvementRole.FUNDER: _l("geeft geld"),
    InvolvementRole.ADVISER: _l("geeft advies"),
    InvolvementRole.LANDOWNER: _l("eigenaar van de grond"),
    InvolvementRole.PERMIT_GIVER: _l("beslist over de vergunning"),
    InvolvementRole.LEGAL_TASK: _l("heeft hier een taak van de wet"),
}


class Power(enum.StrEnum):
    """The power by law for which an authority takes part without being asked."""

    PERMIT = "permit"
    GROUND = "ground"
    ROAD = "road"
    ENFORCEMENT = "enforcement"
    MONEY = "money"

    @property
    def role(self) -> InvolvementRole:
        """The role that comes with it. A power never makes somebody a maker."""
        return _ROLE_OF_POWER.get(self, InvolvementRole.LEGAL_TASK)


_ROLE_OF_POWER = {
    Power.PERMIT: InvolvementRole.PERMIT_GIVER,
    Power.GROUND: InvolvementRole.LANDOWNER,
    Power.MONEY: InvolvementRole.FUNDER,
}

POWER_LABELS: dict[str, LazyString] = {
    Power.PERMIT: _l("Wij beslissen over een vergunning"),
    Power.GROUND: _l("De grond is van ons"),
    Power.ROAD: _l("Wij beheren de weg"),
    Power.ENFORCEMENT: _l("Wij zien erop toe dat regels worden nageleefd"),
    Power.MONEY: _l("Wij beslissen over geld of subsidie"),
}

POWER_REASONS: dict[str, LazyString] = {
    Power.PERMIT: _l("doet mee omdat ze beslist over de vergunning"),
    Power.GROUND: _l("doet mee omdat de grond van haar is"),
    Power.ROAD: _l("doet mee omdat ze de weg beheert"),
    Power.ENFORCEMENT: _l("doet mee omdat ze toeziet op de regels"),
    Power.MONEY: _l("doet mee omdat ze beslist over geld of subsidie"),
}


class Involvement(Base):
    """A partner's role in one subject. One role per partner and subject.

    `power` is empty where both sides agreed to it; else it is the power by law, and `power_reason` says what it is about.
    """

    __tablename__ = "involvement"
    __table_args__ = (UniqueConstraint("subject_id", "partner_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    partner_id: Mapped[SubjectId] = mapped_column(ForeignKey("partner.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(200), default="")
    power: Mapped[str] = mapped_column(String(20), default="")
    power_reason: Mapped[str] = mapped_column(String(300), default="")
    since: Mapped[datetime] = mapped_column(UtcDateTime)

    partner: Mapped[Partner] = relationship(lazy="raise")


class Side(enum.StrEnum):
    """Who asked first; the other side answers."""

    MAKERS = "makers"
    PARTNER = "partner"


class Joining(Base):
    """A role that one side asked for and on which the other did not answer yet. The row goes with the answer."""

    __tablename__ = "joining"
    __table_args__ = (UniqueConstraint("subject_id", "partner_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    partner_id: Mapped[SubjectId] = mapped_column(ForeignKey("partner.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(200), default="")
    asked_by: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)

    subject: Mapped[Subject] = relationship(lazy="raise", foreign_keys=subject_id)
    partner: Mapped[Partner] = relationship(lazy="raise")
    by: Mapped[Person | None] = relationship(lazy="raise")

    @property
    def is_of_makers(self) -> bool:
        """Whether the makers asked, so that the partner answers."""
        return self.asked_by == Side.MAKERS

    @property
    def words(self) -> int:
        """A number for what is asked: another one as soon as it is asked in another way, so that a yes is to what was read."""
        return crc32(f"{self.role}\n{self.note}".encode()) % 10**9


class Step(enum.StrEnum):
    """The steps of government participation, from the most room for others to the least."""

    LET_GO = "let_go"
    FACILITATE = "facilitate"
    STIMULATE = "stimulate"
    DIRECT = "direct"
    REGULATE = "regulate"


STEP_LABELS: dict[str, LazyString] = {
    Step.LET_GO: _l("Loslaten: wij doen hier niets aan mee"),
    Step.FACILITATE: _l("Faciliteren: wij maken het mogelijk, anderen doen het"),
    Step.STIMULATE: _l("Stimuleren: wij moedigen het aan"),
    Step.DIRECT: _l("Regisseren: wij sturen mee"),
    Step.REGULATE: _l("Reguleren: wij beslissen volgens de wet"),
}

STEP_LINES: dict[str, LazyString] = {
    Step.LET_GO: _l("laat los"),
    Step.FACILITATE: _l("maakt mogelijk"),
    Step.STIMULATE: _l("moedigt aan"),
    Step.DIRECT: _l("stuurt mee"),
    Step.REGULATE: _l("beslist volgens de wet"),
}


class InvolvementStep(Base):
    """The step on which an authority stands in a subject, from a moment on and why. A change is a new row."""

    __tablename__ = "involvement_step"
    __table_args__ = (Index("ix_involvement_step_subject_id_partner_id_id", "subject_id", "partner_id", "id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    subject_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    partner_id: Mapped[SubjectId] = mapped_column(ForeignKey("partner.id"))
    step: Mapped[str] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(String(300))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
