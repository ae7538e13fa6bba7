"""Tables of places."""

import enum
from datetime import date, datetime

from shapely.geometry.base import BaseGeometry
from sqlalchemy import Date, Float, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.db import Base, Id, UtcDateTime
from participatie.places.geometry import Geometry


class AreaLevel(enum.StrEnum):
    """The layers of a municipality, widest first. District (wijk) and village (kern) stand side by side."""

    MUNICIPALITY = "municipality"
    DISTRICT = "district"
    VILLAGE = "village"
    NEIGHBOURHOOD = "neighbourhood"


class Area(Base):
    """A part of the municipality, in a tree. Closed areas stay for the things that point at them.

    `path` holds the ids from the top down ("/1/7/52/"), so that an area and all below it is one prefix.
    """

    __tablename__ = "area"

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
    """A way to misspell a street by one letter, so that one typing error still finds it on any database."""

    __tablename__ = "street_spelling"

    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    street_id: Mapped[int] = mapped_column(ForeignKey("street.id", ondelete="CASCADE"), primary_key=True, index=True)


class Address(Base):
    """A house number in a street."""

    __tablename__ = "address"
    __table_args__ = (Index("ix_address_postcode_number", "postcode", "number"),)

    id: Mapped[int] = mapped_column(Id, primary_key=True)
    street_id: Mapped[int] = mapped_column(ForeignKey("street.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    addition: Mapped[str] = mapped_column(String(10), default="")
    postcode: Mapped[str] = mapped_column(String(6), default="")
    lon: Mapped[float] = mapped_column(Float)
    lat: Mapped[float] = mapped_column(Float)
