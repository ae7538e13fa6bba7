"""Versions of a design and the elements in them."""

import enum
from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l
from shapely.geometry.base import BaseGeometry
from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.geometry import Geometry
from participatie.subjects.models import SubjectId

TODAY = 0
"""The number of the version that shows the street as it is."""


class Unit(enum.StrEnum):
    """In what an element is counted."""

    PIECE = "piece"
    METRE = "metre"
    SQUARE_METRE = "square_metre"


class ElementKind(enum.StrEnum):
    """What can stand or lie in a street."""

    TREE = "tree"
    PARKING = "parking"
    BENCH = "bench"
    THRESHOLD = "threshold"
    CROSSING = "crossing"
    CYCLE_PATH = "cycle_path"
    GREEN = "green"
    PAVING = "paving"
    LAMP = "lamp"
    BICYCLE_RACK = "bicycle_rack"
    PLAY = "play"
    CHARGING_POINT = "charging_point"
    CONTAINER = "container"
    OTHER = "other"


@dataclass(frozen=True)
class ElementSort:
    """How an element of a kind is named, shown and counted. `shape` is how it is drawn: Point, LineString or Polygon.

    `length_cm` and `width_cm` are its footprint on the ground where it is drawn as a point.
    """

    kind: ElementKind
    label: str
    icon: str
    shape: str
    unit: Unit
    tone: str
    length_cm: int = 0
    width_cm: int = 0


SORTS: dict[str, ElementSort] = {
    sort.kind: sort
    for sort in (
        ElementSort(ElementKind.TREE, _l("Boom"), "tree", "Point", Unit.PIECE, "leaf", 400, 400),
        ElementSort(ElementKind.PARKING, _l("Parkeerplek"), "parking", "Point", Unit.PIECE, "river", 500, 200),
        ElementSort(ElementKind.BENCH, _l("Zitplek"), "armchair", "Point", Unit.PIECE, "sun", 180, 60),
        ElementSort(ElementKind.THRESHOLD, _l("Drempel"), "wave-sine", "Point", Unit.PIECE, "brick", 400, 250),
        ElementSort(ElementKind.CROSSING, _l("Oversteek"), "walk", "Point", Unit.PIECE, "brick", 400, 500),
        ElementSort(ElementKind.CYCLE_PATH, _l("Fietspad"), "bike", "LineString", Unit.METRE, "brick"),
        ElementSort(ElementKind.GREEN, _l("Groen"), "plant-2", "Polygon", Unit.SQUARE_METRE, "leaf"),
        ElementSort(ElementKind.PAVING, _l("Bestrating"), "wall", "Polygon", Unit.SQUARE_METRE, "neutral"),
        ElementSort(ElementKind.LAMP, _l("Lamp"), "lamp", "Point", Unit.PIECE, "sun", 50, 50),
        ElementSort(ElementKind.BICYCLE_RACK, _l("Fietsenrek"), "bike", "Point", Unit.PIECE, "river", 200, 180),
        ElementSort(ElementKind.PLAY, _l("Speelplek"), "horse-toy", "Point", Unit.PIECE, "plum", 300, 300),
        ElementSort(ElementKind.CHARGING_POINT, _l("Laadpaal"), "charging-pile", "Point", Unit.PIECE, "river", 50, 50),
        ElementSort(ElementKind.CONTAINER, _l("Container"), "trash", "Point", Unit.PIECE, "neutral", 200, 200),
        ElementSort(ElementKind.OTHER, _l("Iets anders"), "map-pin", "Point", Unit.PIECE, "neutral", 100, 100),
    )
}


def sort_of(kind: str) -> ElementSort:
    """How a kind is named and counted; an unknown one is something else, so that a damaged row breaks no page."""
    return SORTS.get(kind, SORTS[ElementKind.OTHER])


class PlanVersion(Base):
    """A design at one moment. While it is a draft only its designers see it; once published nothing in it changes.

    `drawing_points` are three pairs of a spot on the drawing (x, y: shares of its width and height, from the top left) and a
    place (lon, lat). `revision` grows with each save of the draft. `totals` are the sums of its elements, see `balance`.
    """

    __tablename__ = "plan_version"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"))
    number: Mapped[int | None]
    name: Mapped[str] = mapped_column(String(80), default="")
    summary: Mapped[str] = mapped_column(Text, default="")
    summary_html: Mapped[str] = mapped_column(Text, default="")
    derived_from_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"))
    is_candidate: Mapped[bool] = mapped_column(default=False)
    drawing_key: Mapped[str | None] = mapped_column(ForeignKey("stored_file.key"))
    drawing_points: Mapped[list[list[float]] | None] = mapped_column(JSON)
    drawing_opacity: Mapped[int] = mapped_column(default=70)
    totals: Mapped[dict[str, list[int]] | None] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    elements: Mapped[list["Element"]] = relationship(lazy="raise", order_by="Element.id", cascade="all, delete-orphan")

    @property
    def is_published(self) -> bool:
        """Whether everybody sees it, and so nothing in it changes any more."""
        return self.published_at is not None

    @property
    def is_today(self) -> bool:
        """Whether it shows the street as it is."""
        return self.number == TODAY

    @property
    def title(self) -> str:
        """How people call it: today, or its number with its name."""
        if self.is_today:
            return str(_l("Vandaag"))
        if self.number is None:
            return self.name or str(_l("Concept"))
        head = str(_l("Versie %(n)s", n=self.number))
        return f"{head}: {self.name}" if self.name else head


class Element(Base):
    """One thing in a version. `key` is the same in every version that holds it; `rotation` is degrees clockwise from
    north: the bearing along which its long side (`length_cm` of its sort) lies. A parking
    space of 90 lies from west to east. The map, the drawing on paper and imports all hold to that.

    `quantity` counts pieces; metres and square metres follow from the geometry. Costs are per piece, metre or square metre.
    """

    __tablename__ = "plan_element"
    __table_args__ = (
        UniqueConstraint("version_id", "key"),
        Index("ix_plan_element_key", "key"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("plan_version.id"))
    key: Mapped[str] = mapped_column(String(24))
    kind: Mapped[str] = mapped_column(String(16))
    geometry: Mapped[BaseGeometry] = mapped_column(Geometry)
    rotation: Mapped[int] = mapped_column(default=0)
    quantity: Mapped[int] = mapped_column(default=1)
    unit_cost_cents: Mapped[int] = mapped_column(default=0)
    upkeep_cents: Mapped[int] = mapped_column(default=0)
    label: Mapped[str] = mapped_column(String(80), default="")
