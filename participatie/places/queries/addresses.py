"""Questions to the local gazetteer. Each takes a handful of index look-ups, whatever the database."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import MultiPoint, Point, prepare
from shapely.geometry.base import BaseGeometry
from sqlalchemy import ColumnElement, and_, func, or_, select

from participatie.kernel.db import db
from participatie.places.models import Address, Street, StreetSpelling
from participatie.places.spelling import FORGIVING_FROM, MAX_SPELLING, without_one

_CANDIDATES = 300
MOST_WITHIN = 20_000


@dataclass(frozen=True, slots=True)
class StreetRow:
    """A street, with the spot to send people to."""

    id: int
    name: str
    name_key: str
    town: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class AddressRow:
    """A house number with its street. For a whole postcode `number` is None and the spot is in the middle."""

    street: str
    town: str
    number: int | None
    addition: str
    postcode: str
    lon: float
    lat: float


def find_streets(typed: str) -> list[StreetRow]:
    """The streets of which a word begins with the folded text."""
    return _streets(and_(StreetSpelling.is_whole, _begins(typed)))


def find_street_shape(street_id: int) -> BaseGeometry | None:
    """The line of a street or, where the gazetteer has none, the shape between its house numbers."""
    street = db.session.get(Street, street_id)
    if street is None:
        return None
    if street.geometry is not None and street.geometry.length > 0:
        return street.geometry
    spots = db.session.execute(select(Address.lon, Address.lat).where(Address.street_id == street_id)).all()
    return MultiPoint([(lon, lat) for lon, lat in spots] or [(street.lon, street.lat)]).convex_hull


def find_streets_forgiving(typed: str) -> list[StreetRow]:
    """The streets that may begin with the folded text but for one slip; the caller weeds out what differs more."""
    if len(typed) < FORGIVING_FROM:
        return []
    return _streets(or_(*(_begins(attempt) for attempt in (typed, *without_one(typed)))))


def _streets(condition: ColumnElement[bool]) -> list[StreetRow]:
    ids = select(StreetSpelling.street_id).where(condition).distinct().limit(_CANDIDATES).subquery()
    columns = (Street.id, Street.name, Street.name_key, Street.town, Street.lon, Street.lat)
    statement = select(*columns).join(ids, ids.c.street_id == Street.id)
    return [StreetRow(*row) for row in db.session.execute(statement)]


def _begins(text: str) -> ColumnElement[bool]:
    """A range over the index: from the text up to the text with its last character raised by one."""
    cut = text[:MAX_SPELLING]
    return and_(StreetSpelling.key >= cut, StreetSpelling.key < cut[:-1] + chr(ord(cut[-1]) + 1))


def find_houses(street_ids: Sequence[int], number: int, addition: str, limit: int) -> list[AddressRow]:
    """The house numbers in these streets; an addition narrows, upper and lower case alike."""
    where = [Address.street_id.in_(street_ids), Address.number == number]
    if addition:
        where.append(func.lower(Address.addition).startswith(addition.lower(), autoescape=True))
    return _houses(and_(*where), limit)


def find_postcode(postcode: str, number: int | None, addition: str, limit: int) -> list[AddressRow]:
    """What lies in a postcode: the house with this number, or else its streets."""
    if number is not None:
        where = [Address.postcode == postcode, Address.number == number]
        if addition:
            where.append(func.lower(Address.addition).startswith(addition.lower(), autoescape=True))
        if houses := _houses(and_(*where), limit):
            return houses
    middle = (func.avg(Address.lon), func.avg(Address.lat))
    statement = (
        select(Street.name, Street.town, *middle)
        .join(Address, Address.street_id == Street.id)
        .where(Address.postcode == postcode)
        .group_by(Street.id, Street.name, Street.town)
        .order_by(func.count().desc(), Street.name)
        .limit(limit)
    )
    return [
        AddressRow(name, town, None, "", postcode, float(lon), float(lat))
        for name, town, lon, lat in db.session.execute(statement)
    ]


def list_addresses_within(geometry: BaseGeometry) -> list[AddressRow]:
    """The house numbers of which the spot lies in this area (degrees), on its border included."""
    west, south, east, north = geometry.bounds
    boxed = and_(Address.lon.between(west, east), Address.lat.between(south, north))
    prepare(geometry)
    return [row for row in _houses(boxed, MOST_WITHIN) if geometry.covers(Point(row.lon, row.lat))]


def _houses(condition: ColumnElement[bool], limit: int) -> list[AddressRow]:
    columns = (Street.name, Street.town, Address.number, Address.addition, Address.postcode, Address.lon, Address.lat)
    statement = (
        select(*columns)
        .join(Address, Address.street_id == Street.id)
        .where(condition)
        .order_by(Address.number, Address.addition, Street.name, Street.town)
        .limit(limit)
    )
    return [AddressRow(*row) for row in db.session.execute(statement)]


def map_street_ids() -> dict[tuple[str, str], int]:
    """The id of each street by its folded name and town."""
    rows = db.session.execute(select(Street.name_key, Street.town, Street.id))
    return {(name_key, town): street_id for name_key, town, street_id in rows}


def count_gazetteer() -> tuple[int, int]:
    """How many streets and house numbers there are."""
    streets = db.session.scalar(select(func.count(Street.id))) or 0
    return streets, db.session.scalar(select(func.count(Address.id))) or 0
