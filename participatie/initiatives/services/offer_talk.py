"""What is between the two sides of an offer: short messages, how to reach each other, and forgetting both in time."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from participatie.initiatives.models.offers import Offer, OfferContact, OfferMessage
from participatie.initiatives.permissions import can_talk, is_receiver
from participatie.initiatives.queries.offers import list_over_since
from participatie.initiatives.services.offer_answers import hold_offer
from participatie.initiatives.services.offer_mail import tell_makers, tell_offerer
from participatie.initiatives.services.offers import Reach, give_contact
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_body

LONGEST_MESSAGE = 1000
PACE = timedelta(hours=1)
KEPT_AFTER_THE_END = timedelta(days=90)


def say(actor: Actor, offer: Offer, body: str) -> OfferMessage:
    """Write to the other side. They hear by mail that there is something to read, once an hour, and not what."""
    hold_offer(offer)
    authorize(can_talk, actor, offer)
    text = clean_body(body)
    if not text:
        raise Refused(_("Schrijf eerst je bericht."), field="body")
    if len(text) > LONGEST_MESSAGE:
        raise Refused(_("Je bericht is te lang. Er passen %(limit)s tekens.", limit=LONGEST_MESSAGE), field="body")
    since = select(OfferMessage.id).where(OfferMessage.offer_id == offer.id, OfferMessage.person_id == actor.id)
    told_before = db.session.scalar(since.where(OfferMessage.created_at > now() - PACE).limit(1)) is not None
    message = OfferMessage(offer_id=offer.id, person_id=actor.id, body=text, created_at=now())
    db.session.add(message)
    db.session.flush()
    if not told_before and offer.initiative is not None:
        if is_receiver(actor, offer) and actor.id != offer.person_id:
            tell_offerer(offer, offer.initiative, "message", actor)
        else:
            tell_makers(offer, offer.initiative, "message", actor)
    return message


def reach(actor: Actor, offer: Offer, how: Reach) -> None:
    """Say how one can be reached, or take that back. The other side sees it after both said yes and gave theirs."""
    hold_offer(offer)
    authorize(can_talk, actor, offer)
    give_contact(offer, actor, how)


def forget_contacts_of(person_id: int) -> None:
    """An account was closed: how this person could be reached goes with it."""
    db.session.execute(delete(OfferContact).where(OfferContact.person_id == person_id))


def forget_private() -> int:
    """Erase what only the two sides knew, ninety days after the end; of how many offers."""
    over = list_over_since(now() - KEPT_AFTER_THE_END)
    for start in range(0, len(over), 500):
        ids = over[start : start + 500]
        db.session.execute(delete(OfferContact).where(OfferContact.offer_id.in_(ids)))
        db.session.execute(delete(OfferMessage).where(OfferMessage.offer_id.in_(ids)))
        db.session.execute(update(Offer).where(Offer.id.in_(ids)).values(message="", reply=""))
    return len(over)
