"""The plan, its rounds, what bounds it, who draws it and which addresses it is about."""

import enum
from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from shapely.geometry.base import BaseGeometry
from sqlalchemy import BigInteger, Date, Float, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.accounts.models import Person
from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.partners.models import Partner
from participatie.places.geometry import Geometry
from participatie.subjects.kinds import Kind, State, register
from participatie.subjects.models import Subject, SubjectId


class Round(enum.StrEnum):
    """Where a plan is, in this order. Nothing is asked before the bounds are public."""

    BOUNDS = "bounds"
    WISHES = "wishes"
    VARIANTS = "variants"
    PREFERENCE = "preference"
    FINAL = "final"
    WORKS = "works"
    YEAR_LATER = "year_later"


WAY = tuple(Round)
ASKING = frozenset({Round.WISHES, Round.VARIANTS, Round.PREFERENCE, Round.YEAR_LATER})

STREET_PLAN = register(
    Kind(
        name="street_plan",
        label=_l("Straatplan"),
        plural=_l("Straatplannen"),
        icon="road",
        tone="brick",
        endpoint="streets.detail",
        states=(
            State(Round.BOUNDS, _l("Wat ligt vast?"), "sun"),
            State(Round.WISHES, _l("Wensen"), "sun"),
            State(Round.VARIANTS, _l("Ontwerp"), "sun"),
            State(Round.PREFERENCE, _l("Voorkeur"), "sun"),
            State(Round.FINAL, _l("Definitief"), "river"),
            State(Round.WORKS, _l("Uitvoering"), "leaf"),
            State(Round.YEAR_LATER, _l("Een jaar later"), "leaf"),
        ),
    )
)


class Zone(enum.StrEnum):
    """Where an address or a wish lies: in the street itself or in the ring around it. The two are never added."""

    INSIDE = "inside"
    RING = "ring"


class StreetPlan(Base):
    """A street that is drawn anew. Title, one-sentence lead and perimeter (the geometry) stand on its subject.

    `ring` is the area within `ring_m` metres around the perimeter, the perimeter itself included. `next_number` is the number
    of the next wish or remark.
    """

    __tablename__ = "street_plan"

    id: Mapped[SubjectId] = mapped_column(ForeignKey("subject.id"), primary_key=True)
    ring_m: Mapped[int] = mapped_column(default=50)
    ring: Mapped[BaseGeometry] = mapped_column(Geometry)
    client_id: Mapped[SubjectId | None] = mapped_column(ForeignKey("partner.id"))
    budget_cents: Mapped[int | None] = mapped_column(BigInteger)
    works_from_on: Mapped[date | None] = mapped_column(Date)
    works_until_on: Mapped[date | None] = mapped_column(Date)
    introduction: Mapped[str] = mapped_column(Text, default="")
    introduction_html: Mapped[str] = mapped_column(Text, default="")
    round_ends_on: Mapped[date | None] = mapped_column(Date)
    bounds_published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    next_number: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)

    subject: Mapped[Subject] = relationship(lazy="joined", innerjoin=True)
    client: Mapped[Partner | None] = relationship(lazy="raise")
    designers: Mapped[list["PlanDesigner"]] = relationship(lazy="raise", order_by="PlanDesigner.id")

    @property
    def round(self) -> Round:
        """The round it is in; a damaged one counts as the first, so that it breaks no page."""
        return Round(self.subject.state) if self.subject.state in set(Round) else Round.BOUNDS

    @property
    def is_draft(self) -> bool:
        """Whether only its designers know it."""
        return not self.subject.is_published

    def designer_ids(self) -> frozenset[int]:
        """The people who draw it at this moment."""
        return frozenset(designer.person_id for designer in self.designers if designer.left_at is None)


class PlanDesigner(Base):
    """A person who draws the plan and talks with the street. Leaving keeps the row."""

    __tablename__ = "plan_designer"
    __table_args__ = (UniqueConstraint("plan_id", "person_id"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    since: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    person: Mapped[Person] = relationship(lazy="raise")


class PlanRound(Base):
    """A round that was opened, until when people could react, and the public sentence with which it closed.

    `version_id` is the version that a final round made final.
    """

    __tablename__ = "plan_round"
    __table_args__ = (UniqueConstraint("plan_id", "round"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    round: Mapped[str] = mapped_column(String(12))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_on: Mapped[date | None] = mapped_column(Date)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    sentence: Mapped[str] = mapped_column(String(300), default="")
    version_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"))


class BoundKind(enum.StrEnum):
    """What can bound a design."""

    PIPES = "pipes"
    CABLES = "cables"
    EMERGENCY = "emergency"
    PARKING = "parking"
    TREES = "trees"
    BUDGET = "budget"
    OTHER = "other"


class Firmness(enum.StrEnum):
    """How fixed something is: everything is possible, it can change for a good reason, or it stays as it is."""

    OPEN = "open"
    SOFT = "soft"
    HARD = "hard"


class PlanBound(Base):
    """What can still change or cannot, why, and who says so. `geometry` is where, when it is not everywhere.

    `width_cm` is how much room fire engines and ambulances need; it goes before the setting of the municipality.
    """

    __tablename__ = "plan_bound"
    __table_args__ = (Index("ix_plan_bound_plan_id_position", "plan_id", "position"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    kind: Mapped[str] = mapped_column(String(12))
    firmness: Mapped[str] = mapped_column(String(6))
    title: Mapped[str] = mapped_column(String(120))
    reason: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(String(200), default="")
    geometry: Mapped[BaseGeometry | None] = mapped_column(Geometry)
    width_cm: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)


class PlanAddress(Base):
    """An address of the plan, copied from the gazetteer when the plan was published, so that shares stay what they were.

    `address_key` is the same for the same house number in every plan.
    """

    __tablename__ = "plan_address"
    __table_args__ = (
        UniqueConstraint("plan_id", "address_key"),
        Index("ix_plan_address_plan_id_zone", "plan_id", "zone"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    zone: Mapped[str] = mapped_column(String(6))
    address_key: Mapped[str] = mapped_column(String(160), index=True)
    street: Mapped[str] = mapped_column(String(120))
    number: Mapped[int]
    addition: Mapped[str] = mapped_column(String(10), default="")
    postcode: Mapped[str] = mapped_column(String(6), default="")
    town: Mapped[str] = mapped_column(String(80), default="")
    lon: Mapped[float] = mapped_column(Float)
    lat: Mapped[float] = mapped_column(Float)

    @property
    def label(self) -> str:
        """Street and house number, as people write it."""
        return f"{self.street} {self.number}{self.addition and f'-{self.addition}'}"
