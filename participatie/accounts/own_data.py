"""What the platform holds about a person: each domain names its tables, and what becomes of them when the account is erased.

`holdings.py` of a domain registers them; a test compares them with every column that is marked personal.
"""

import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from flask_babel import LazyString
from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.orm import InstrumentedAttribute

from participatie.kernel.db import Base, db


@dataclass(frozen=True)
class Whose:
    """The person it is about, by number and by address."""

    person_id: int
    email: str


class Fate(enum.StrEnum):
    """What becomes of the rows at erasure: gone, or there without what is personal in them, or there as they are.

    What stays names its person by number only, and that person has no name or address any more.
    """

    GONE = "gone"
    WIPED = "wiped"
    STAYS = "stays"


Own = Callable[[Whose], ColumnElement[bool]]


@dataclass(frozen=True)
class Holding:
    """The rows of one table that are about a person. `left_out` is not in the download: it opens something, or is of others."""

    title: LazyString
    model: type[Base]
    own: Own
    fate: Fate
    wiped: Mapping[str, str | bool | None] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()

    @property
    def table(self) -> Table:
        """The table itself."""
        table = self.model.__table__
        if not isinstance(table, Table):
            raise TypeError(self.model)
        return table


def of(*columns: InstrumentedAttribute[int] | InstrumentedAttribute[int | None]) -> Own:
    """Rows that name the person by number in one of these columns."""

    def own(whose: Whose) -> ColumnElement[bool]:
        first, *others = (column == whose.person_id for column in columns)
        for other in others:
            first = first | other
        return first

    return own


def mailed(column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None]) -> Own:
    """Rows that name the person by address."""
    return lambda whose: column == whose.email


Eraser = Callable[[Whose, bool], None]

_holdings: list[Holding] = []
_erasers: list[Eraser] = []


def register(*holdings: Holding) -> None:
    """Let a domain name what it holds."""
    _holdings.extend(holdings)


def register_eraser(eraser: Eraser) -> Eraser:
    """Let a domain do by its own rules what a table alone cannot say. It hears whether the texts go as well."""
    if eraser not in _erasers:
        _erasers.append(eraser)
    return eraser


def holdings() -> list[Holding]:
    """All that is held, in the order of the floors."""
    return list(_holdings)


def collect(whose: Whose) -> Iterator[tuple[Holding, list[dict[str, object]]]]:
    """Everything that is held about this person, table by table."""
    for holding in _holdings:
        columns = [column for column in holding.table.columns if column.name not in holding.left_out]
        found = db.session.execute(select(*columns).where(holding.own(whose)).order_by(*holding.table.primary_key))
        if rows := [dict(row._mapping) for row in found]:
            yield holding, rows


def wipe(whose: Whose, *, texts_go: bool) -> None:
    """Do with all of it what is to be done: domains by their own rules first, and what lies on others before those others."""
    for eraser in reversed(_erasers):
        eraser(whose, texts_go)
    for holding in reversed(_holdings):
        rows = holding.own(whose)
        if holding.fate is Fate.GONE:
            db.session.execute(delete(holding.table).where(rows))
        elif holding.fate is Fate.WIPED:
            db.session.execute(update(holding.table).where(rows).values(**holding.wiped))
    db.session.flush()
    db.session.expire_all()
