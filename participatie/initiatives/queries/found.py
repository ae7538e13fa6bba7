"""Offers as the search finds them, and whether there are any."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.initiatives.models import KIND, Offer, OfferState
from participatie.initiatives.queries.offer_rows import on_show, visible_offers
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.places.models import Area
from participatie.subjects.findables import Rows
from participatie.subjects.models import Subject
from participatie.subjects.queries import Lens, matching


def texts_of(ids: Sequence[int]) -> dict[int, str]:
    """The public words of these offers, once made; hidden ones too, for each question asks who may see what."""
    wanted = select(Offer.id, Offer.what, Offer.place, Offer.when_words).where(Offer.id.in_(ids), _made())
    return {row.id: "\n".join((row.what, row.place, row.when_words)) for row in db.session.execute(wanted)}


def has_offers(subject_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether anybody ever offered anything to the initiative with this id."""
    return exists().where(Offer.initiative_id == subject_id)


def ids_after(after_id: int, limit: int) -> Sequence[int]:
    """The next ids of those."""
    wanted = select(Offer.id).where(Offer.id > after_id, _made())
    return db.session.scalars(wanted.order_by(Offer.id).limit(limit)).all()


def _made() -> ColumnElement[bool]:
    return Offer.state != OfferState.WAITING


def visible(actor: Actor, lens: Lens) -> Rows:
    """The offers that this actor may read: to an initiative that fits the lens, or to an area that does."""
    partner = aliased(Subject)
    name = func.coalesce(partner.title, Person.display_name, "")
    return (
        select(Offer.id, Offer.what.label("text"), name.label("by"))
        .add_columns(func.coalesce(Subject.title, Area.name, "").label("about"), Offer.made_at.label("at"))
        .outerjoin(Subject, Subject.id == Offer.initiative_id)
        .outerjoin(Area, Area.id == Offer.area_id)
        .outerjoin(Person, Person.id == Offer.person_id)
        .outerjoin(partner, partner.id == Offer.partner_id)
        .where(visible_offers(actor), on_show())
        .where(or_(and_(*matching(actor, lens.of_kinds((KIND.name,)))), _free_in(lens)))
    )


def _free_in(lens: Lens) -> ColumnElement[bool]:
    """A free offer has a theme, an area and a day of its own. It has no stage, so it fits no filter on stages."""
    if lens.states or lens.box:
        return Offer.id.is_(None)
    area = Area.path.startswith(lens.area_path, autoescape=True) if lens.area_path else true()
    theme = Offer.theme_id.in_(lens.themes) if lens.themes else true()
    since = Offer.made_at >= lens.since if lens.since else true()
    return and_(Offer.initiative_id.is_(None), area, theme, since)
