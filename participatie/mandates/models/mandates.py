"""Mandates: who may decide what, given by whom, until when."""

from datetime import date, datetime

from sqlalchemy import JSON, Column, Date, ForeignKey, Index, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.clock import today
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.mandates.bounds import Bounds
from participatie.partners.models import Partner
from participatie.places.models import Area
from participatie.subjects.models import Subject, SubjectId, Theme

MAX_WORDS = 120
MAX_SENTENCE = 300
MAX_URL = 300

mandate_area = Table(
    "mandate_area",
    Base.metadata,
    Column("mandate_id", ForeignKey("mandate.id"), primary_key=True),
    Column("area_id", ForeignKey("area.id"), primary_key=True),
)
mandate_theme = Table(
    "mandate_theme",
    Base.metadata,
    Column("mandate_id", ForeignKey("mandate.id"), primary_key=True),
    Column("theme_id", ForeignKey("theme.id"), primary_key=True),
)
mandate_adviser = Table(
    "mandate_adviser",
    Base.metadata,
    Column("mandate_id", ForeignKey("mandate.id"), primary_key=True),
    Column("party_id", ForeignKey("subject.id"), primary_key=True),
)


class MandateKind(Base):
    """A kind of decision that a mandate names: as one that can be taken, or as one that cannot."""

    __tablename__ = "mandate_kind"

    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandate.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    is_excluded: Mapped[bool] = mapped_column(default=False)


class Mandate(Base):
    """What a team, or one person in a role, may decide without asking, within which bounds.

    It records a power that exists; the legal text is linked and wins. `holder_id` is the team that holds it; where one person
    holds it, the team or partner in whose name that person decides. `path` holds the ids from the mandate at the top down to
    this one, `root_id` is the first of these. Who answers for the giver is a team or a person, with a stand-in.
    """

    __tablename__ = "mandate"
    __table_args__ = (Index("ix_mandate_holder_id_valid_from", "holder_id", "valid_from"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("mandate.id"))
    root_id: Mapped[int] = mapped_column(Id, index=True, default=0)
    path: Mapped[str] = mapped_column(String(200), index=True, default="")
    sentence: Mapped[str] = mapped_column(String(MAX_SENTENCE))
    giver: Mapped[str] = mapped_column(String(MAX_WORDS))
    giver_partner_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    giver_team_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("team.id"), index=True)
    giver_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    holder_id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[str] = mapped_column(String(60), default="")
    amount_cents: Mapped[int | None] = mapped_column(Id)
    year_cents: Mapped[int | None] = mapped_column(Id)
    days: Mapped[int | None]
    addresses: Mapped[int | None]
    reversible_only: Mapped[bool] = mapped_column(default=False)
    may_pass_on: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)
    legal_url: Mapped[str] = mapped_column(String(MAX_URL), default="")
    objection: Mapped[str] = mapped_column(String(MAX_SENTENCE), default="")
    version: Mapped[int] = mapped_column(default=1)
    registered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    registered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    kinds: Mapped[list[MandateKind]] = relationship(lazy="raise", cascade="all, delete-orphan")
    areas: Mapped[list[Area]] = relationship(secondary=mandate_area, lazy="raise", order_by=Area.name)
    themes: Mapped[list[Theme]] = relationship(secondary=mandate_theme, lazy="raise", order_by=Theme.position)
    advisers: Mapped[list[Subject]] = relationship(secondary=mandate_adviser, lazy="raise", order_by=Subject.id)
    holder: Mapped[Subject] = relationship(lazy="raise", foreign_keys=holder_id)
    giver_partner: Mapped[Partner | None] = relationship(lazy="raise")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=person_id)

    @property
    def bounds(self) -> Bounds:
        """How far it reaches by itself; what lies above it bounds it too."""
        return Bounds(
            kinds=frozenset(it.kind for it in self.kinds if not it.is_excluded),
            excluded=frozenset(it.kind for it in self.kinds if it.is_excluded),
            areas=tuple((area.path, area.name) for area in self.areas),
            themes=tuple((theme.id, theme.shown_name) for theme in self.themes),
            amount_cents=self.amount_cents,
            year_cents=self.year_cents,
            days=self.days,
            addresses=self.addresses,
            reversible_only=self.reversible_only,
            advisers=tuple((party.id, party.title) for party in self.advisers),
        )

    @property
    def is_valid(self) -> bool:
        """Whether it holds today, as far as it goes itself."""
        begun = self.valid_from <= today()
        return begun and self.ended_at is None and (self.valid_until is None or self.valid_until >= today())

    @property
    def is_over(self) -> bool:
        """Whether it held once and holds no more."""
        return self.ended_at is not None or (self.valid_until is not None and self.valid_until < today())

    @property
    def chain_ids(self) -> list[int]:
        """The ids from the mandate at the top down to this one."""
        return [int(part) for part in self.path.strip("/").split("/")]


class MandateVersion(Base):
    """What a mandate said before it was changed, by whom, when and why. Its facts never change."""

    __tablename__ = "mandate_version"
    __table_args__ = (UniqueConstraint("mandate_id", "version"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandate.id"))
    version: Mapped[int]
    sentence: Mapped[str] = mapped_column(String(MAX_SENTENCE))
    facts: Mapped[dict[str, int | str | None]] = mapped_column(JSON)
    why: Mapped[str] = mapped_column(String(MAX_SENTENCE))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeptBound(Base):
    """A bound that was hit often, and that who gave the mandate leaves as it is: why, and after how many hits. Public."""

    __tablename__ = "kept_bound"

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    mandate_id: Mapped[int] = mapped_column(ForeignKey("mandate.id"), index=True)
    sort: Mapped[str] = mapped_column(String(10))
    hits: Mapped[int]
    why: Mapped[str] = mapped_column(String(MAX_SENTENCE))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
