"""What the two sides say to an offer: yes, not now, taken back, given; and asking for what is offered freely.

Each holds the offer first, so that of two people who say something at the same moment one wins and the other is told.
"""

from flask_babel import gettext as _
from sqlalchemy import select

from participatie.accounts.queries import list_held
from participatie.commitments import services as commitments
from participatie.commitments.voices import SELF
from participatie.initiatives.amounts import amount_words
from participatie.initiatives.events import (
    OfferAccepted,
    OfferDeclined,
    OfferGiven,
    OfferHidden,
    OfferMade,
    OfferWithdrawn,
)
from participatie.initiatives.models import Initiative
from participatie.initiatives.models.offers import OVER, Offer, OfferState
from participatie.initiatives.permissions import (
    can_accept,
    can_ask_for,
    can_decline,
    can_edit,
    can_hide_offer,
    can_mark_given,
    can_read_offer,
    can_withdraw,
    is_offerer,
    is_receiver,
)
from participatie.initiatives.queries.offers import NeedTally, partner_name, tally_needs
from participatie.initiatives.services.offer_mail import tell_makers, tell_offerer
from participatie.initiatives.services.offers import Reach, facts_of, give_contact
from participatie.kernel.access import Actor, Predicate, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.subjects import services as subjects

Fact = type[OfferAccepted] | type[OfferDeclined] | type[OfferWithdrawn] | type[OfferGiven] | type[OfferMade]

OFFER = "offer"
"""What a promise follows from that was made out of an offer: of the two, the offer is told."""


class TooLate(Exception):
    """Somebody answered this offer a moment earlier. Tells how it stands now."""

    def __init__(self, offer: Offer) -> None:
        super().__init__(offer.state)
        self.offer_id = offer.id
        self.message = sentence_of(offer.state)


def sentence_of(state: str) -> str:
    """How an offer stands, for who wanted something else with it."""
    sentences = {
        OfferState.ACCEPTED: _("Iemand zei net al ja tegen dit aanbod. Het is geregeld."),
        OfferState.DECLINED: _("Iemand zei net al nee tegen dit aanbod."),
        OfferState.WITHDRAWN: _("Dit aanbod is net ingetrokken."),
        OfferState.GIVEN: _("Deze hulp is al gegeven."),
    }
    return sentences.get(OfferState(state), _("Dit aanbod is net veranderd. Kijk nog eens hoe het ervoor staat."))


def hold_offer(offer: Offer) -> None:
    """Let who answers at the same moment wait; after that, see the offer as the other left it."""
    if offer.initiative is not None:
        subjects.hold(offer.initiative.subject)
    columns = ("state", "moved_at", "reply", "given_by_makers_at", "given_by_offerer_at", "hidden_at", "hidden_reason")
    db.session.refresh(offer, columns, with_for_update=True)


def authorize_answer(predicate: Predicate, actor: Actor, offer: Offer) -> None:
    """Let one of the two sides through; who comes too late hears how it stands, anybody else that it is not theirs."""
    authorize(can_read_offer, actor, offer)
    if not predicate(actor, offer) and offer.state not in (OfferState.OFFERED, OfferState.ASKED):
        raise TooLate(offer)
    authorize(predicate, actor, offer)


def accept(actor: Actor, offer: Offer, reach: Reach | None = None, *, anyway: bool = False) -> None:
    """Say yes. More than was asked for is asked twice: `anyway` says that it is meant."""
    hold_offer(offer)
    authorize_answer(can_accept, actor, offer)
    if not anyway and is_too_much(offer):
        raise Refused(_("Dit is meer dan jullie vroegen. Wil je het toch? Zet dan een vinkje."), field="anyway")
    by_makers = offer.state == OfferState.OFFERED
    if reach is not None:
        give_contact(offer, actor, reach)
    _move(offer, OfferState.ACCEPTED)
    _emit(OfferAccepted, actor, offer)
    _promise(offer)
    _tell_other_side(offer, "accepted" if by_makers else "agreed", actor, by_makers=by_makers)


def _promise(offer: Offer) -> None:
    """Make it a promise of who offered, in that voice, when they ticked that it may be one and may still speak so."""
    what = offer.what or amount_words(offer.kind, offer.amount_hundredths, offer.unit)
    if not (offer.may_promise and what and offer.until_on and offer.person_id and offer.initiative and offer.is_readable):
        return
    giver = Actor(id=offer.person_id, held=list_held(offer.person_id))
    if offer.until_on >= today() and is_offerer(giver, offer):
        voice = f"partner-{offer.partner_id}" if offer.partner_id else SELF
        offer.commitment_id = commitments.promise(giver, offer.initiative.subject, what, offer.until_on, voice, OFFER).id
        db.session.flush()


def is_too_much(offer: Offer) -> bool:
    """Whether this would make more than the need asks for, with what was accepted before."""
    need = offer.need
    if need is None or need.amount_hundredths is None:
        return False
    promised = tally_needs([need.id]).get(need.id, NeedTally()).promised
    return promised + (offer.amount_hundredths or 0) > need.amount_hundredths


def decline(actor: Actor, offer: Offer, sentence: str) -> None:
    """Say "not now", with a sentence that only the other side reads."""
    hold_offer(offer)
    authorize_answer(can_decline, actor, offer)
    if not sentence.strip():
        raise Refused(_("Schrijf in een zin waarom nu niet. Alleen de ander leest hem."), field="sentence")
    by_makers = offer.state != OfferState.ASKED
    offer.reply = sentence
    _move(offer, OfferState.DECLINED)
    _emit(OfferDeclined, actor, offer)
    if offer.commitment_id is not None:
        commitments.call_off(offer.commitment_id, _("De makers hebben dit niet meer nodig."), actor.id, OFFER)
    _tell_other_side(offer, "declined" if by_makers else "refused", actor, by_makers=by_makers)


def withdraw(actor: Actor, offer: Offer, sentence: str = "") -> None:
    """Take it back. After a yes the makers hear why."""
    hold_offer(offer)
    authorize_answer(can_withdraw, actor, offer)
    was_accepted = offer.state == OfferState.ACCEPTED
    if was_accepted and not sentence.strip():
        raise Refused(_("De makers rekenen op je. Schrijf in een zin waarom het niet lukt."), field="sentence")
    offer.reply = sentence
    _move(offer, OfferState.WITHDRAWN)
    if offer.initiative is not None:
        _emit(OfferWithdrawn, actor, offer)
        if offer.commitment_id is not None:
            commitments.call_off(offer.commitment_id, sentence, actor.id, OFFER)
        _tell_other_side(offer, "withdrawn", actor, by_makers=False)


def mark_given(actor: Actor, offer: Offer) -> None:
    """Say that it was given. Either side may, and the page shows who said so."""
    hold_offer(offer)
    authorize_answer(can_mark_given, actor, offer)
    is_first = offer.state == OfferState.ACCEPTED
    by_makers = is_receiver(actor, offer) and offer.given_by_makers_at is None
    if by_makers:
        offer.given_by_makers_at = now()
    if is_offerer(actor, offer):
        offer.given_by_offerer_at = now()
    if is_first:
        _move(offer, OfferState.GIVEN)
        _emit(OfferGiven, actor, offer)
        if offer.commitment_id is not None:
            commitments.settle(offer.commitment_id, actor.id, OFFER)
        _tell_other_side(offer, "given", actor, by_makers=by_makers)
    db.session.flush()


def ask_for(actor: Actor, offer: Offer, initiative: Initiative, message: str = "") -> Offer:
    """Ask for what is offered to a whole area. It stays there for others; who offered says yes or no."""
    subjects.hold(initiative.subject)
    hold_offer(offer)
    authorize(can_edit, actor, initiative)
    authorize(can_ask_for, actor, offer)
    known = select(Offer.id).where(
        Offer.asked_from_id == offer.id, Offer.initiative_id == initiative.id, Offer.state.not_in(OVER)
    )
    if db.session.scalar(known.limit(1)) is not None:
        raise Refused(_("Jullie vroegen hier al om. Wacht op het antwoord."), field="initiative")
    asked = Offer(
        initiative=initiative,
        need=None,
        asked_from_id=offer.id,
        asked_by_id=actor.id,
        kind=offer.kind,
        what=offer.what,
        amount_hundredths=offer.amount_hundredths,
        unit=offer.unit,
        place=offer.place,
        from_on=offer.from_on,
        until_on=offer.until_on,
        when_words=offer.when_words,
        person_id=offer.person_id,
        partner_id=offer.partner_id,
        capacity=offer.capacity,
        message=message,
        state=OfferState.ASKED,
        made_at=now(),
        moved_at=now(),
        reply="",
        hidden_reason="",
        may_promise=False,
    )
    db.session.add(asked)
    db.session.flush()
    tell_offerer(asked, initiative, "asked", actor)
    return asked


def hide_offer(actor: Actor, offer: Offer, reason: str) -> None:
    """Take its words out of sight. Who offered reads why, of a moderator in the mail about the ruling; twice is no harm."""
    hold_offer(offer)
    authorize(can_hide_offer, actor, offer)
    if not reason.strip():
        raise Refused(_("Schrijf in een zin waarom. Wie het aanbood, leest hem."), field="sentence")
    if offer.hidden_at is not None:
        return
    offer.hidden_at, offer.hidden_reason = now(), reason
    db.session.flush()
    emit(OfferHidden(by_id=actor.id, offer_id=offer.id))
    if offer.initiative is not None and is_receiver(actor, offer):
        tell_offerer(offer, offer.initiative, "hidden", actor)


def show_offer(actor: Actor, offer: Offer) -> None:
    """Put its words back in sight."""
    hold_offer(offer)
    authorize(can_hide_offer, actor, offer)
    offer.hidden_at, offer.hidden_reason = None, ""
    db.session.flush()


def _move(offer: Offer, state: OfferState) -> None:
    offer.state, offer.moved_at = state, now()
    db.session.flush()


def _emit(fact: Fact, actor: Actor, offer: Offer) -> None:
    if offer.initiative_id is None:
        return
    emit(fact(by_id=actor.id, subject_id=offer.initiative_id, **facts_of(offer)))


def _tell_other_side(offer: Offer, news: str, actor: Actor, *, by_makers: bool) -> None:
    if offer.initiative is None:
        return
    if by_makers:
        tell_offerer(offer, offer.initiative, news, actor)
    else:
        tell_makers(offer, offer.initiative, news, actor, partner_name(offer))
