"""What is looked for and what is offered freely: the board of a municipality or an area, page by page."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from sqlalchemy import ColumnElement, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from participatie.initiatives.models import ENDS, KIND, Initiative, Need, Offer, OfferState
from participatie.initiatives.queries.offer_rows import OfferRow, as_row, offer_rows
from participatie.initiatives.queries.offers import NeedTally, tally_needs
from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.places.models import Area
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to

PAGE_SIZE = 12
MOST_IN_A_FILE = 5000

Row = TypeVar("Row")


@dataclass(frozen=True)
class Wish:
    """What somebody looks for on the board. Empty fields do not narrow; `within_days` asks for what is there in that time."""

    area_path: str = ""
    theme_id: int | None = None
    kind: str = ""
    within_days: int | None = None


@dataclass(frozen=True)
class Wanted:
    """A need on the board: itself, how much is promised, whose it is, and since when everybody can read it."""

    need: Need
    tally: NeedTally
    subject_id: int
    title: str
    area_name: str
    since: datetime


@dataclass(frozen=True)
class Found(Generic[Row]):
    """One page of rows, and how many there are in all."""

    rows: list[Row]
    total: int
    number: int = 1

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))


def page_needs(actor: Actor, wish: Wish, number: int = 1, size: int = PAGE_SIZE) -> Found[Wanted]:
    """The open needs of initiatives that go on, newest first. Two statements."""
    wanted = (
        select(Need, Subject.id, Subject.title, Area.name, Subject.published_at, func.count().over())
        .join(Initiative, Initiative.id == Need.initiative_id)
        .join(Subject, Subject.id == Initiative.id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .where(visible_to(actor), Subject.published_at.is_not(None), Subject.hidden_at.is_(None), Subject.kind == KIND.name)
        .where(Initiative.stage.not_in(ENDS), Need.fulfilled_at.is_(None))
        .where(*_narrowed(wish, Need.kind, Subject.area_id, Subject.theme_id))
        .where(*_in_time(wish, Need.from_on, Need.until_on))
        .order_by(Need.id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    rows = db.session.execute(wanted).all()
    tallies = tally_needs(row[0].id for row in rows)
    found = [
        Wanted(need, tallies.get(need.id, NeedTally()), subject_id, title, area_name or "", since(need, placed_at))
        for need, subject_id, title, area_name, placed_at, _total in rows
    ]
    return Found(found, rows[0][-1] if rows else 0, number)


def since(need: Need, placed_at: datetime | None) -> datetime:
    """When everybody could read it first: not before its initiative was placed."""
    return max(need.created_at, placed_at or need.created_at)


def page_free_offers(actor: Actor, wish: Wish, number: int = 1, size: int = PAGE_SIZE) -> Found[OfferRow]:
    """What is offered to a whole area and can still be asked for, newest first. One statement."""
    wanted = (
        offer_rows(func.count().over().label("total"))
        .where(Offer.initiative_id.is_(None), Offer.state == OfferState.OFFERED, Offer.hidden_at.is_(None))
        .where(*_narrowed(wish, Offer.kind, Offer.area_id, Offer.theme_id, or_everywhere=True))
        .where(*_in_time(wish, Offer.from_on, Offer.until_on))
        .order_by(Offer.id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    rows = db.session.execute(wanted).all()
    return Found([as_row(row) for row in rows], rows[0].total if rows else 0, number)


def count_board(area_path: str = "") -> tuple[int, int]:
    """How many needs are open and how much is offered freely, in an area. For everybody, in two statements."""
    nobody, wish = Actor(), Wish(area_path=area_path)
    return page_needs(nobody, wish, size=1).total, page_free_offers(nobody, wish, size=1).total


def _narrowed(
    wish: Wish,
    kind: InstrumentedAttribute[str],
    area_id: InstrumentedAttribute[int | None],
    theme_id: InstrumentedAttribute[int | None],
    *,
    or_everywhere: bool = False,
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wish.kind:
        conditions.append(kind == wish.kind)
    if wish.theme_id:
        about = theme_id == wish.theme_id
        conditions.append(or_(about, theme_id.is_(None)) if or_everywhere else about)
    if wish.area_path:
        inside = area_id.in_(select(Area.id).where(Area.path.startswith(wish.area_path, autoescape=True)))
        around = area_id.in_(select(Area.id).where(literal(wish.area_path).startswith(Area.path)))
        conditions.append(or_(inside, around, area_id.is_(None)) if or_everywhere else inside)
    return conditions


def _in_time(
    wish: Wish, from_on: InstrumentedAttribute[date | None], until_on: InstrumentedAttribute[date | None]
) -> list[ColumnElement[bool]]:
    """Not over, and begun within so many days when that is asked."""
    conditions: list[ColumnElement[bool]] = [or_(until_on.is_(None), until_on >= today())]
    if wish.within_days is not None:
        conditions.append(or_(from_on.is_(None), from_on <= today() + timedelta(days=wish.within_days)))
    return conditions
