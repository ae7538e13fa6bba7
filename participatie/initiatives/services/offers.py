"""Offering: begun, confirmed by a link for who is signed out, to an initiative or to a whole area."""

import re
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TypedDict

from flask_babel import gettext as _
from sqlalchemy import delete

from participatie.initiatives.events import FreeOfferMade, OfferMade
from participatie.initiatives.models import Initiative, Need, NeedKind
from participatie.initiatives.models.offers import Offer, OfferContact, OfferState
from participatie.initiatives.permissions import can_offer, is_offerer, is_receiver
from participatie.initiatives.queries import offers as offer_queries
from participatie.initiatives.services.needs import Terms, refuse_odd_days
from participatie.initiatives.services.offer_mail import tell_makers
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.events import emit
from participatie.places.models import Area
from participatie.subjects import services as subjects
from participatie.subjects.models import Theme
from participatie.threads.models import Capacity
from participatie.threads.voices import SELF, Voice

KEPT_FOR = timedelta(days=7)
MOST_WAITING = 20
_PHONE = re.compile(r"\+?[\d ()-]{6,19}", re.ASCII)


@dataclass(frozen=True)
class Reach:
    """How somebody wants to be reached by the other side, after both said yes. Nothing is the safe answer."""

    may_mail: bool = False
    phone: str = ""


@dataclass(frozen=True)
class Bid:
    """All that somebody says who offers: the terms, a private word to the makers, and what they agree to."""

    terms: Terms
    message: str = ""
    reach: Reach = Reach()
    may_promise: bool = False


@dataclass(frozen=True)
class Aim:
    """What an offer is for: a need, an initiative, or freely an area, about a theme when one is named."""

    initiative: Initiative | None = None
    need: Need | None = None
    area: Area | None = None
    theme: Theme | None = None


class OfferFacts(TypedDict):
    """The fields that every event about an offer has."""

    offer_id: int
    kind: str
    partner_name: str
    partner_id: int | None
    offerer_id: int | None


def make_offer(actor: Actor, aim: Aim, bid: Bid, voice_key: str = SELF) -> Offer:
    """Offer something, in one of the actor's voices."""
    if not actor.is_signed_in:
        raise Forbidden
    voice = _held_voice(actor, voice_key)
    offer = _begin(actor, aim, bid, voice)
    offer.person_id, offer.state = actor.id, OfferState.OFFERED
    db.session.flush()
    give_contact(offer, actor, bid.reach)
    _made(actor, offer, aim.initiative)
    return offer


def begin_offer(aim: Aim, bid: Bid) -> Offer:
    """Keep what somebody offers who is signed out, until the link in a mail shows who it was."""
    offer = _begin(Actor(), aim, bid, Voice(SELF, "", Capacity.RESIDENT))
    offer.draft_key = secrets.token_urlsafe(16)
    db.session.flush()
    return offer


def confirm_offer(actor: Actor, offer: Offer) -> None:
    """The sender showed who they are: the makers hear of it. What came too late is not made; its writer can still read it."""
    if offer.initiative is not None and not can_offer(actor, offer.initiative):
        offer.person_id, offer.draft_key = actor.id, None
        db.session.flush()
        return
    offer.person_id, offer.state, offer.draft_key = actor.id, OfferState.OFFERED, None
    offer.made_at = offer.moved_at = now()
    db.session.flush()
    _made(actor, offer, offer.initiative)


def _begin(actor: Actor, aim: Aim, bid: Bid, voice: Voice) -> Offer:
    if aim.initiative is not None:
        subjects.hold(aim.initiative.subject)
        authorize(can_offer, actor, aim.initiative)
    _refuse_unclear(aim, bid)
    terms, need = bid.terms, aim.need
    kind, unit = (need.kind, need.unit) if need else (terms.kind, terms.unit)
    offer = Offer(
        initiative=aim.initiative,
        need=need,
        area_id=aim.area.id if aim.area else None,
        theme_id=aim.theme.id if aim.theme else None,
        kind=kind,
        what=terms.what or (need.what if need else ""),
        amount_hundredths=terms.amount_hundredths,
        unit="" if kind == NeedKind.MONEY else unit,
        place=terms.place,
        from_on=terms.from_on,
        until_on=terms.until_on,
        when_words=terms.when_words,
        capacity=voice.capacity,
        partner_id=voice.partner_id,
        message=bid.message,
        state=OfferState.WAITING,
        may_promise=bid.may_promise and terms.until_on is not None,
        made_at=now(),
        moved_at=now(),
        reply="",
        hidden_reason="",
    )
    db.session.add(offer)
    return offer


def _refuse_unclear(aim: Aim, bid: Bid) -> None:
    refuse_odd_days(bid.terms)
    if aim.need is not None:
        db.session.refresh(aim.need, ["fulfilled_at"])
        if not aim.need.is_open:
            raise Refused(_("De makers zoeken dit niet meer. Je kunt wel iets anders aanbieden."))
        if aim.need.amount_hundredths is not None and bid.terms.amount_hundredths is None:
            raise Refused(_("Zeg hoeveel je kunt geven."), field="amount")
    elif not bid.terms.what:
        raise Refused(_("Zeg in een paar woorden wat je aanbiedt."), field="what")
    if bid.may_promise and bid.terms.until_on is None:
        raise Refused(_("Kies een dag waarop het klaar is. Dan kan het een toezegging worden."), field="until_on")


def give_contact(offer: Offer, actor: Actor, reach: Reach) -> None:
    """Keep how this person can be reached, in the place of what they said before; nothing removes it."""
    if reach.phone and not _PHONE.fullmatch(reach.phone):
        raise Refused(_("Dit is geen telefoonnummer. Gebruik cijfers, en een + of streepje waar dat hoort."), field="phone")
    found = db.session.get(OfferContact, (offer.id, actor.id))
    if not (reach.may_mail or reach.phone):
        if found is not None:
            db.session.delete(found)
            db.session.flush()
        return
    if found is None:
        found = OfferContact(offer_id=offer.id, person_id=actor.id, created_at=now())
        db.session.add(found)
    found.is_maker = is_receiver(actor, offer) and not is_offerer(actor, offer)
    found.may_mail, found.phone = reach.may_mail, reach.phone
    db.session.flush()


def _made(actor: Actor, offer: Offer, initiative: Initiative | None) -> None:
    if initiative is None:
        emit(FreeOfferMade(by_id=actor.id, offer_id=offer.id, kind=offer.kind))
        return
    subjects.follow(actor, initiative.subject)
    named = offer_queries.partner_name(offer)
    emit(OfferMade(by_id=actor.id, subject_id=initiative.id, **facts_of(offer)))
    tell_makers(offer, initiative, "made", actor, named)


def facts_of(offer: Offer) -> OfferFacts:
    """What every event about an offer says of it."""
    named = offer_queries.partner_name(offer)
    return OfferFacts(
        offer_id=offer.id, kind=offer.kind, partner_name=named, partner_id=offer.partner_id, offerer_id=offer.person_id
    )


def _held_voice(actor: Actor, key: str) -> Voice:
    for voice in offer_queries.list_offer_voices(actor):
        if voice.key == key:
            return voice
    raise Refused(_("Kies namens wie je dit aanbiedt. Namens deze partner kan dat niet (meer)."), field="voice")


def forget_waiting_offers() -> int:
    """Remove what nobody confirmed within a week; how many were removed."""
    over = Offer.state == OfferState.WAITING, Offer.made_at < now() - KEPT_FOR
    return len(db.session.execute(delete(Offer).where(*over).returning(Offer.id)).all())
