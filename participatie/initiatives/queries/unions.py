"""Proposals to go on together: who may read them, who still has to say yes, and whom to ask afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, delete, or_, select, union
from sqlalchemy.orm import aliased, joinedload, selectinload

from participatie.accounts.models import Person
from participatie.initiatives.models import (
    Initiative,
    InitiativeUnion,
    Maker,
    Offer,
    OfferState,
    UnionConsent,
    UnionState,
)
from participatie.initiatives.models.unions import OPEN_FOR
from participatie.initiatives.permissions import can_answer_union
from participatie.initiatives.queries.initiatives import WHOLE
from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import Partner
from participatie.partners.queries import list_made_by
from participatie.subjects.models import Follow, Subject, Support
from participatie.subjects.queries import visible_to

ASKED_FOR = timedelta(days=60)
"""How long supporters of what was joined can answer by the link in their mail."""

_ALL = (*WHOLE, selectinload(Initiative.making_partners))
_BOTH = (
    joinedload(InitiativeUnion.one).options(*_ALL),
    joinedload(InitiativeUnion.other).options(*_ALL),
    joinedload(InitiativeUnion.proposed_by),
    joinedload(InitiativeUnion.ended_by),
    joinedload(InitiativeUnion.made),
    selectinload(InitiativeUnion.consents),
    selectinload(InitiativeUnion.needs),
)


@dataclass(frozen=True)
class Party:
    """A maker or a partner that makes one of the two, and whether it said yes."""

    name: str
    key: str
    has_agreed: bool


def get_union(actor: Actor, union_id: int) -> InitiativeUnion:
    """A proposal with both initiatives, for a maker of either who may see both."""
    found = db.session.scalar(select(InitiativeUnion).where(InitiativeUnion.id == union_id).options(*_BOTH))
    if found is None or not can_answer_union(actor, found.one, found.other):
        raise NotFound
    seen = select(Subject.id).where(Subject.id.in_((found.one_id, found.other_id)), visible_to(actor))
    if len(db.session.scalars(seen).all()) < 2:
        raise NotFound
    return found


def load_whole(initiative: Initiative) -> Initiative:
    """The initiative with its people and partners as the transaction before this one left them."""
    wanted = select(Initiative).where(Initiative.id == initiative.id).options(*_ALL)
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def load_union_anew(found: InitiativeUnion) -> None:
    """The proposal as the transaction before this one left it."""
    wanted = select(InitiativeUnion).where(InitiativeUnion.id == found.id).options(*_BOTH)
    db.session.scalars(wanted.execution_options(populate_existing=True)).one()


def _is_open() -> ColumnElement[bool]:
    return and_(InitiativeUnion.state == UnionState.OPEN, InitiativeUnion.proposed_at > now() - OPEN_FOR)


def find_open_union(one_id: int, other_id: int) -> InitiativeUnion | None:
    """The proposal about these two that waits for an answer, whoever proposed it."""
    pair = and_(InitiativeUnion.one_id == one_id, InitiativeUnion.other_id == other_id)
    back = and_(InitiativeUnion.one_id == other_id, InitiativeUnion.other_id == one_id)
    return db.session.scalar(select(InitiativeUnion).where(_is_open(), or_(pair, back)).limit(1))


def list_open_unions(subject_id: int) -> Sequence[InitiativeUnion]:
    """The proposals about this initiative that wait for answers."""
    sides = or_(InitiativeUnion.one_id == subject_id, InitiativeUnion.other_id == subject_id)
    return db.session.scalars(
        select(InitiativeUnion).where(_is_open(), sides).options(*_BOTH).order_by(InitiativeUnion.id)
    ).all()


def list_own_unions(actor: Actor) -> Sequence[InitiativeUnion]:
    """The open proposals about what this person makes, when everybody can see both."""
    if actor.id is None:
        return []
    mine = select(Maker.initiative_id).where(Maker.person_id == actor.id, Maker.left_at.is_(None))
    of_partners = list_made_by(actor.scopes("partner_speaker"))
    sides = [or_(side.in_(mine), side.in_(of_partners)) for side in (InitiativeUnion.one_id, InitiativeUnion.other_id)]
    wanted = select(InitiativeUnion).where(_is_open(), or_(*sides)).options(*_BOTH).order_by(InitiativeUnion.id)
    return [it for it in db.session.scalars(wanted) if not (it.one.subject.is_hidden or it.other.subject.is_hidden)]


def parties_of(found: InitiativeUnion) -> list[Party]:
    """Everybody whose yes counts at this moment: the makers of both, and the partners that make one of them."""
    people = {maker.person_id: maker.person for it in (found.one, found.other) for maker in it.makers if maker.left_at is None}
    partner_ids = found.one.making_partner_ids() | found.other.making_partner_ids()
    rows = (
        db.session.execute(select(Partner.id, Subject.title).join(Partner.subject).where(Partner.id.in_(partner_ids)))
        if partner_ids
        else ()
    )
    names = {row.id: row.title for row in rows}
    said = {it.person_id for it in found.consents if it.partner_id is None}
    spoken = {it.partner_id for it in found.consents}
    parties = [Party(person.display_name, f"p{person_id}", person_id in said) for person_id, person in sorted(people.items())]
    return parties + [
        Party(names.get(partner_id, ""), f"s{partner_id}", partner_id in spoken) for partner_id in sorted(partner_ids)
    ]


def forget_consents(union_id: int) -> None:
    """All have to say yes again."""
    db.session.execute(delete(UnionConsent).where(UnionConsent.union_id == union_id))


def list_unasked() -> Sequence[InitiativeUnion]:
    """What was joined, and whose supporters were not asked yet."""
    wanted = select(InitiativeUnion).where(InitiativeUnion.state == UnionState.UNITED, InitiativeUnion.asked_at.is_(None))
    return db.session.scalars(
        wanted.options(*_BOTH).order_by(InitiativeUnion.id).with_for_update(of=InitiativeUnion, skip_locked=True).limit(5)
    ).all()


def list_asked_ids(found: InitiativeUnion) -> Sequence[int]:
    """Who supports, joins, worries about, follows or offered something to one of the two, but for the makers of the new one."""
    sides = (found.one_id, found.other_id)
    told = union(
        select(Support.person_id).where(Support.subject_id.in_(sides)),
        select(Follow.person_id).where(Follow.subject_id.in_(sides)),
        select(Offer.person_id).where(Offer.initiative_id.in_(sides), Offer.state != OfferState.WAITING),
    ).subquery()
    makers = select(Maker.person_id).where(Maker.initiative_id == found.made_id, Maker.left_at.is_(None))
    wanted = select(Person.id).where(Person.id.in_(select(told.c[0])), Person.id.not_in(makers), Person.active)
    return db.session.scalars(wanted.order_by(Person.id)).all()


def find_united(subject_id: int) -> InitiativeUnion | None:
    """The latest union that this initiative went on in, if everybody can see the new one."""
    made = aliased(Subject)
    return db.session.scalar(
        select(InitiativeUnion)
        .join(made, made.id == InitiativeUnion.made_id)
        .where(InitiativeUnion.state == UnionState.UNITED, made.hidden_at.is_(None))
        .where(or_(InitiativeUnion.one_id == subject_id, InitiativeUnion.other_id == subject_id))
        .options(joinedload(InitiativeUnion.made))
        .order_by(InitiativeUnion.id.desc())
        .limit(1)
    )


def get_asked_union(union_id: int) -> InitiativeUnion:
    """A union about which people were asked by mail, as long as they can answer and everybody can see the new one."""
    found = db.session.scalar(select(InitiativeUnion).where(InitiativeUnion.id == union_id).options(*_BOTH))
    if found is None or found.made is None or found.ended_at is None or found.ended_at < now() - ASKED_FOR:
        raise NotFound
    if found.made.subject.is_hidden:
        raise NotFound
    return found


def list_to_answer(actor: Actor) -> Sequence[InitiativeUnion]:
    """What this person backs or follows that went on as something else in these weeks, of which they said nothing yet."""
    if actor.id is None:
        return []
    backed = union(
        select(Support.subject_id).where(Support.person_id == actor.id),
        select(Follow.subject_id).where(Follow.person_id == actor.id),
    ).subquery()
    ids = select(backed.c[0])
    said = select(Support.id).where(Support.subject_id == InitiativeUnion.made_id, Support.person_id == actor.id).exists()
    makes = select(Maker.id).where(Maker.initiative_id == InitiativeUnion.made_id, Maker.person_id == actor.id).exists()
    wanted = select(InitiativeUnion).where(
        InitiativeUnion.state == UnionState.UNITED, InitiativeUnion.ended_at > now() - OPEN_FOR
    )
    mine = wanted.where(or_(InitiativeUnion.one_id.in_(ids), InitiativeUnion.other_id.in_(ids)), ~said, ~makes)
    found = db.session.scalars(mine.options(*_BOTH).order_by(InitiativeUnion.id.desc()).limit(20)).all()
    return [it for it in found if it.made is not None and not it.made.subject.is_hidden and it.made.is_open]
