"""Tables of places."""

import enum
import secrets
from datetime import date, datetime

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Date, Float, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.geometry import Geometry, bounds


class AreaLevel(enum.StrEnum):
    """The layers of a municipality, widest first. District (wijk) and village (kern) stand side by side."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"


RANKS = {AreaLevel.MUNICIPALITY: 0, AreaLevel.DISTRICT: 1, AreaLevel.VILLAGE: 1, AreaLevel.NEIGHBOURHOOD: 2}
"""How deep in the tree a level lies: an area's parent has a lower rank."""


def new_revision(_previous: int | None) -> int:
    """A mark that differs after each change, so that what is kept in memory knows when it is out of date."""
    return secrets.randbits(31)


class Area(Base):
    """A part of the municipality, in a tree. Closed areas stay for the things that point at them.

    `path` holds the ids from the top down ("/1/7/52/"), so that an area and all below it is one prefix.
    """

    __tablename__ = "area"

    revision: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": revision, "version_id_generator": new_revision}

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    slug: Mapped[str] = mapped_column(String(90), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    level: Mapped[str] = mapped_column(String(20))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"), index=True)
    path: Mapped[str] = mapped_column(String(120), index=True)
    geometry: Mapped[BaseGeometry | None] = mapped_column(Geometry)
    west: Mapped[float | None] = mapped_column(Float)
    south: Mapped[float | None] = mapped_column(Float)
    east: Mapped[float | None] = mapped_column(Float)
    north: Mapped[float | None] = mapped_column(Float)
    population: Mapped[int | None]
    closed_on: Mapped[date | None] = mapped_column(Date)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)

    @property
    def is_open(self) -> bool:
        """Whether something new can be placed in it."""
        return self.closed_on is None

    def bound(self, geometry: BaseGeometry) -> None:
        """Give it this boundary; the box follows."""
        self.geometry = geometry
        self.west, self.south, self.east, self.north = bounds(geometry)


class Street(Base):
    """A street of the gazetteer. `name_key` is the name as it is searched: lower case, no accents."""

    __tablename__ = "street"
    __table_args__ = (Index("ix_street_name_key_town", "name_key", "town", unique=True),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    name_key: Mapped[str] = mapped_column(String(120))
    town: Mapped[str] = mapped_column(String(80))
    lon: Mapped[float] = mapped_column(Float)
    lat: Mapped[float] = mapped_column(Float)
    geometry: Mapped[BaseGeometry | None] = mapped_column(Geometry)


class StreetSpelling(Base):
    """A way to begin a street's name, from the start of any of its words, whole or with one letter left out.

    Compared byte by byte on every database, so that all spellings with one beginning lie side by side in the index.
    """

    __tablename__ = "street_spelling"

    key: Mapped[str] = mapped_column(String(40).with_variant(String(40, collation="C"), "postgresql"), primary_key=True)
    street_id: Mapped[int] = mapped_column(ForeignKey("street.id", ondelete="CASCADE"), primary_key=True, index=True)
    is_whole: Mapped[bool]


class Address(Base):
    """A house number in a street."""

    __tablename__ = "address"
    __table_args__ = (
        Index("ix_address_postcode_number", "postcode", "number"),
        Index("ix_address_street_id_number", "street_id", "number"),
    )

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    street_id: Mapped[int] = mapped_column(ForeignKey("street.id", ondelete="CASCADE"))
    number: Mapped[int]
    addition: Mapped[str] = mapped_column(String(10), default="")
    postcode: Mapped[str] = mapped_column(String(6), default="")
    lon: Mapped[float] = mapped_column(Float)
    lat: Mapped[float] = mapped_column(Float)
