"""Questions about single offers, and about those of one initiative or one person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from participatie.initiatives.models import (
    AGREED,
    KIND,
    OVER,
    Initiative,
    Need,
    Offer,
    OfferContact,
    OfferMessage,
    OfferState,
)
from participatie.initiatives.permissions import can_read_offer
from participatie.initiatives.queries.initiatives import list_carrier_ids
from participatie.initiatives.queries.offer_rows import MINE, made_by, visible_offers
from participatie.kernel.access import Actor
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.partners.queries import list_own_partners, list_speaker_ids
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to
from participatie.threads.models import Capacity
from participatie.threads.voices import SELF, Voice

_WHOLE = (
    joinedload(Offer.initiative).selectinload(Initiative.makers),
    joinedload(Offer.initiative).selectinload(Initiative.making_partners),
    joinedload(Offer.need),
    joinedload(Offer.person),
    joinedload(Offer.partner_subject),
    joinedload(Offer.area),
    joinedload(Offer.theme),
)


@dataclass(frozen=True)
class NeedTally:
    """How much of a need is promised or given, in how many offers, how many wait for the makers, and how many ever were."""

    promised: int = 0
    times: int = 0
    waiting: int = 0
    ever: int = 0


def get_offer(actor: Actor, offer_id: int) -> Offer:
    """The offer with this id, if this actor may know of it, with both its sides."""
    wanted = select(Offer).outerjoin(Subject, Subject.id == Offer.initiative_id)
    found = None
    if 0 < offer_id <= LARGEST_ID:
        found = db.session.scalar(wanted.where(Offer.id == offer_id, visible_offers(actor)).options(*_WHOLE))
    if found is None or not (found.is_readable or can_read_offer(actor, found) or actor.holds("moderator")):
        raise NotFound
    return found


def find_offer(offer_id: int) -> Offer | None:
    """The offer with this id once it was made, whoever asks, with both its sides."""
    made = Offer.id == offer_id, Offer.state != OfferState.WAITING
    return db.session.scalar(select(Offer).where(*made).options(*_WHOLE))


def find_late_offer(actor: Actor, offer_id: int) -> Offer | None:
    """The own offer that came too late to be made, when the initiative had ended or was hidden."""
    if actor.id is None or not 0 < offer_id <= LARGEST_ID:
        return None
    own = Offer.id == offer_id, Offer.person_id == actor.id, Offer.state == OfferState.WAITING
    return db.session.scalar(select(Offer).where(*own))


def find_waiting_offer(key: str) -> Offer | None:
    """The offer that waits for the link in a mail under this key."""
    waits = Offer.draft_key == key, Offer.state == OfferState.WAITING
    return db.session.scalar(select(Offer).where(*waits).options(*_WHOLE)) if key else None


def get_need(initiative: Initiative, need_id: int) -> Need:
    """One need of an initiative that the caller was allowed to load."""
    found = next((need for need in initiative.needs if need.id == need_id), None)
    if found is None:
        raise NotFound
    return found


def count_offers(need_id: int) -> int:
    """How many offers were ever made to a need, those that wait for a link too."""
    return db.session.scalar(select(func.count()).select_from(Offer).where(Offer.need_id == need_id)) or 0


def tally_needs(need_ids: Iterable[int]) -> dict[int, NeedTally]:
    """How much of each of these needs is promised, in one statement; a need without offers is not there."""
    ids = list(need_ids)
    if not ids:
        return {}
    agreed = Offer.state.in_(AGREED)
    rows = db.session.execute(
        select(
            Offer.need_id,
            func.coalesce(func.sum(case((agreed, Offer.amount_hundredths), else_=0)), 0),
            func.sum(case((agreed, 1), else_=0)),
            func.sum(case((Offer.state == OfferState.OFFERED, 1), else_=0)),
            func.count(),
        )
        .where(Offer.need_id.in_(ids))
        .group_by(Offer.need_id)
    )
    return {need_id: NeedTally(*map(int, figures)) for need_id, *figures in rows}


def list_messages(offer: Offer) -> Sequence[OfferMessage]:
    """What the two sides wrote to each other, oldest first; the caller is one of them."""
    wanted = select(OfferMessage).where(OfferMessage.offer_id == offer.id).order_by(OfferMessage.id)
    return db.session.scalars(wanted.options(joinedload(OfferMessage.person))).all()


def list_contacts(offer: Offer) -> Sequence[OfferContact]:
    """Who said how they can be reached; who may see which of it, `contacts_for` says."""
    wanted = select(OfferContact).where(OfferContact.offer_id == offer.id).options(joinedload(OfferContact.person))
    return db.session.scalars(wanted.order_by(OfferContact.person_id)).all()


def contacts_for(actor: Actor, offer: Offer, contacts: Sequence[OfferContact]) -> list[OfferContact]:
    """The details of the other side: only after both said yes, and only for who gave their own."""
    given = [contact for contact in contacts if contact.may_mail or contact.phone]
    own = next((contact for contact in given if contact.person_id == actor.id), None)
    if own is None or not offer.is_agreed or not can_read_offer(actor, offer):
        return []
    makers = set(list_carrier_ids(offer.initiative_id)) if offer.initiative_id else set()
    offerers = set(list_speaker_ids([offer.partner_id])) if offer.partner_id else {offer.person_id}
    others = [contact for contact in given if contact.is_maker != own.is_maker and contact.person.active]
    return [contact for contact in others if contact.person_id in (makers if contact.is_maker else offerers)]


def partner_name(offer: Offer) -> str:
    """The partner in whose name it was offered; empty for who speaks for nobody else."""
    partner = db.session.get(Subject, offer.partner_id) if offer.partner_id else None
    return partner.title if partner else ""


def list_offer_voices(actor: Actor) -> list[Voice]:
    """In whose name this person can offer: the own, and that of each partner for which they may speak."""
    if not actor.is_signed_in:
        return []
    own = Voice(SELF, "", Capacity.RESIDENT)
    partners = [
        Voice(f"partner-{it.id}", it.subject.title, Capacity.PARTNER, partner_id=it.id) for it in list_own_partners(actor)
    ]
    return [own, *partners]


def list_own_open(actor: Actor) -> Sequence[Initiative]:
    """The initiatives of this maker that go on: those for which they can ask what is offered."""
    if actor.id is None:
        return []
    wanted = select(Initiative).join(Initiative.subject).where(made_by(actor), visible_to(actor))
    ongoing = wanted.where(Subject.published_at.is_not(None), Subject.hidden_at.is_(None), Subject.kind == KIND.name)
    found = db.session.scalars(ongoing.order_by(Subject.changed_at.desc()).limit(MINE))
    return [initiative for initiative in found if initiative.is_open]


def list_over_since(before: datetime) -> list[int]:
    """The offers that ended before this moment: what only the two sides knew of them is erased."""
    return list(db.session.scalars(select(Offer.id).where(Offer.state.in_(OVER), Offer.moved_at < before)))
