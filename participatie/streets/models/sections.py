"""Cross-sections: the strips between two facades."""

from datetime import datetime

from shapely.geometry.base import BaseGeometry
from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.kernel.files import new_key
from participatie.places.geometry import Geometry
from participatie.subjects.models import SubjectId


class CrossSection(Base):
    """Strips from the left facade to the right one, of a version or, as a proposal, of a resident's wish.

    `strips` is a list of {"key", "kind", "width_cm"} (`streets/section.py` reads it); warnings are computed and not stored.
    `line` is where it cuts the street. A proposal names the official section it was made from. `key` survives versions, and a
    proposal has that of its official section.
    """

    __tablename__ = "cross_section"
    __table_args__ = (CheckConstraint("version_id IS NOT NULL OR based_on_id IS NOT NULL", name="belongs"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[SubjectId] = mapped_column(ForeignKey("street_plan.id"), index=True)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("plan_version.id"), index=True)
    based_on_id: Mapped[int | None] = mapped_column(ForeignKey("cross_section.id"), index=True)
    key: Mapped[str] = mapped_column(String(32), default=new_key)
    name: Mapped[str] = mapped_column(String(120), default="")
    available_cm: Mapped[int]
    strips: Mapped[list[dict[str, str | int]]] = mapped_column(JSON)
    line: Mapped[BaseGeometry | None] = mapped_column(Geometry)
    position: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class StripMinimum(Base):
    """How narrow the municipality lets a kind of strip be. Narrower is a warning, not a refusal."""

    __tablename__ = "strip_minimum"

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    minimum_cm: Mapped[int]
