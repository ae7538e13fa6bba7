"""Lists of offers: plain rows, in one statement each."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, or_, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.initiatives.models import AGREED, OVER, Initiative, Maker, Offer, OfferState
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.partners.queries import list_made_by
from participatie.places.models import Area
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to

SHOWN = 12
SHOWN_STATES = (*AGREED, OfferState.OFFERED, OfferState.ASKED)
MINE = 50


@dataclass(frozen=True)
class OfferRow:
    """What a list shows of one offer: plain values, its words left out where they are hidden."""

    id: int
    kind: str
    what: str
    amount_hundredths: int | None
    unit: str
    state: str
    by_name: str
    partner_name: str
    partner_id: int | None
    person_id: int | None
    made_at: datetime
    initiative_id: int | None
    initiative_title: str
    from_on: date | None
    until_on: date | None
    when_words: str
    place: str
    area_name: str


def visible_offers(actor: Actor) -> ColumnElement[bool]:
    """The one condition for reading offers, on Offer with Subject outer joined: never what waits for a link."""
    public = or_(Offer.initiative_id.is_(None), and_(Subject.published_at.is_not(None), visible_to(actor)))
    return and_(Offer.state != OfferState.WAITING, public)


def on_show() -> ColumnElement[bool]:
    """Which offers lists and files show of those that can be read: open or agreed on, in sight, and not asked for elsewhere."""
    on_the_board = or_(Offer.initiative_id.is_not(None), Offer.state == OfferState.OFFERED)
    return and_(Offer.state.in_(SHOWN_STATES), Offer.hidden_at.is_(None), on_the_board)


def list_offers(initiative_id: int, limit: int = SHOWN) -> list[OfferRow]:
    """What was offered to an initiative that the caller was allowed to load and is not over, the agreed first."""
    order = case((Offer.state.in_((OfferState.OFFERED, OfferState.ASKED)), 1), else_=0)
    wanted = offer_rows().where(Offer.initiative_id == initiative_id, on_show())
    return read_rows(wanted.order_by(order, Offer.id.desc()).limit(limit))


_partner = aliased(Subject)
_COLUMNS = tuple(
    getattr(Offer, name)
    for name in (
        "id",
        "kind",
        "what",
        "amount_hundredths",
        "unit",
        "state",
        "person_id",
        "partner_id",
        "initiative_id",
        "made_at",
        "from_on",
        "until_on",
        "when_words",
        "place",
        "hidden_at",
    )
)


def offer_rows(*more: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """The columns of rows of offers, with the names that go with them; Subject is that of the initiative. No loading later."""
    names = (Person.display_name.label("by_name"), _partner.title.label("partner_name"))
    places = (Subject.title.label("initiative_title"), Area.name.label("area_name"))
    return (
        select(*_COLUMNS, *names, *places, *more)
        .outerjoin(Person, Person.id == Offer.person_id)
        .outerjoin(_partner, _partner.id == Offer.partner_id)
        .outerjoin(Subject, Subject.id == Offer.initiative_id)
        .outerjoin(Area, Area.id == Offer.area_id)
    )


def read_rows(wanted: Select[*tuple[Any, ...]]) -> list[OfferRow]:
    """The rows of a statement that began with `offer_rows`."""
    return [as_row(row) for row in db.session.execute(wanted)]


def as_row(row: Row[*tuple[Any, ...]]) -> OfferRow:
    """One row; rows are read by label, hence Any."""
    return OfferRow(
        id=row.id,
        kind=row.kind,
        what="" if row.hidden_at else row.what,
        amount_hundredths=row.amount_hundredths,
        unit=row.unit,
        state=row.state,
        by_name=row.by_name or "",
        partner_name=row.partner_name or "",
        partner_id=row.partner_id,
        person_id=row.person_id,
        made_at=row.made_at,
        initiative_id=row.initiative_id,
        initiative_title=row.initiative_title or "",
        from_on=row.from_on,
        until_on=row.until_on,
        when_words=row.when_words,
        place=row.place,
        area_name=row.area_name or "",
    )


def row_of(offer: Offer) -> OfferRow:
    """The row of an offer that is loaded with its sides."""
    return OfferRow(
        id=offer.id,
        kind=offer.kind,
        what=offer.what if offer.is_readable else "",
        amount_hundredths=offer.amount_hundredths,
        unit=offer.unit,
        state=offer.state,
        by_name=offer.person.display_name if offer.person else "",
        partner_name=offer.partner_subject.title if offer.partner_subject else "",
        partner_id=offer.partner_id,
        person_id=offer.person_id,
        made_at=offer.made_at,
        initiative_id=offer.initiative_id,
        initiative_title=offer.initiative.subject.title if offer.initiative else "",
        from_on=offer.from_on,
        until_on=offer.until_on,
        when_words=offer.when_words,
        place=offer.place,
        area_name=offer.area.name if offer.area else "",
    )


def list_mine(actor: Actor) -> list[OfferRow]:
    """What this person offered, or a partner for which they speak; what goes on first, at most fifty."""
    mine = or_(
        and_(Offer.partner_id.is_(None), Offer.person_id == actor.id), Offer.partner_id.in_(actor.scopes("partner_speaker"))
    )
    return _rows_of(actor, mine)


def list_for_makers(actor: Actor) -> list[OfferRow]:
    """What waits for a yes or no of this person as a maker."""
    made = select(Initiative.id).where(made_by(actor))
    return _rows_of(actor, and_(Offer.state == OfferState.OFFERED, Offer.initiative_id.in_(made)))


def made_by(actor: Actor) -> ColumnElement[bool]:
    """The initiatives that this person makes, or a partner for which they may speak."""
    mine = select(Maker.initiative_id).where(Maker.person_id == actor.id, Maker.left_at.is_(None))
    return or_(Initiative.id.in_(mine), Initiative.id.in_(list_made_by(actor.scopes("partner_speaker"))))


def _rows_of(actor: Actor, condition: ColumnElement[bool]) -> list[OfferRow]:
    if actor.id is None:
        return []
    order = case((Offer.state.in_(OVER), 1), else_=0), Offer.moved_at.desc()
    return read_rows(offer_rows().where(visible_offers(actor), condition).order_by(*order).limit(MINE))
