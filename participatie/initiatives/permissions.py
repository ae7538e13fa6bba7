"""Who may do what with an initiative. Staff have no rights here: an initiative belongs to its makers."""

from participatie.accounts.models import Person
from participatie.initiatives.models import Initiative, InitiativeVersion, MakerInvitation
from participatie.initiatives.models.offers import Offer, OfferState
from participatie.kernel.access import Actor, permission
from participatie.subjects.models import Support, SupportKind
from participatie.threads.permissions import records


def can_write(actor: Actor, initiative: Initiative) -> bool:
    """Work on a draft: whoever began it, in this browser or from their account."""
    if not initiative.is_draft:
        return False
    owns = actor.id is not None and initiative.subject.creator_id == actor.id
    nobody_yet = initiative.subject.creator_id is None and initiative.draft_key in actor.draft_keys
    return owns or nobody_yet or actor.is_system


def can_place(actor: Actor, initiative: Initiative) -> bool:
    """Put a draft on the map: its writer, once we know who that is."""
    return can_write(actor, initiative) and (actor.is_signed_in or actor.is_system)


@permission("initiatives.edit")
def can_edit(actor: Actor, initiative: Initiative) -> bool:
    """Change text, place, theme, photos and needs: the makers, as long as it is not hidden."""
    is_live = initiative.subject.is_published and not initiative.subject.is_hidden
    return is_live and makes(actor, initiative)


def makes(actor: Actor, initiative: Initiative) -> bool:
    """Whether the actor is a maker, or may speak for a partner that makes it."""
    if actor.id is None:
        return False
    partners = actor.scopes("partner_speaker")
    is_of_partner = bool(partners) and not partners.isdisjoint(initiative.making_partner_ids())
    return is_of_partner or actor.id in initiative.maker_ids()


def can_read_version(actor: Actor, initiative: Initiative, version: InitiativeVersion) -> bool:
    """Everybody who may see the initiative; one that is hidden its makers and moderators alone."""
    return version.hidden_at is None or actor.holds("moderator") or makes(actor, initiative)


def can_hide_version(actor: Actor, initiative: Initiative) -> bool:
    """Take an earlier text out of sight: the makers, and moderators."""
    return can_edit(actor, initiative) or actor.holds("moderator")


def can_show_version(actor: Actor, initiative: Initiative, version: InitiativeVersion) -> bool:
    """Put it back in sight: the makers what they hid, a moderator all of it."""
    return actor.holds("moderator") or (can_edit(actor, initiative) and not version.is_ruled)


@permission("initiatives.move")
def can_move(actor: Actor, initiative: Initiative) -> bool:
    """Move it to another stage: the makers only."""
    return can_edit(actor, initiative)


@permission("initiatives.record")
@permission("initiatives.record")
def can_record(actor: Actor) -> bool:
    """Write an initiative down for somebody else: members of a team, and those who speak for a partner."""
    return records(actor)


@permission("initiatives.invite")
def can_invite(actor: Actor, initiative: Initiative) -> bool:
    """Ask others to make it too, or to take it over: the makers, as long as it is not hidden."""
    return can_edit(actor, initiative)


@permission("initiatives.leave")
def can_leave(actor: Actor, initiative: Initiative) -> bool:
    """Stop making it: each maker for oneself, also when it is hidden."""
    return initiative.subject.is_published and actor.id is not None and actor.id in initiative.maker_ids()


@permission("initiatives.take_up")
def can_take_up(actor: Actor, initiative: Initiative, support: Support | None) -> bool:
    """Become the maker of what nobody makes: who joined in, for as long as nobody else said yes."""
    joined = support is not None and support.person_id == actor.id and support.kind == SupportKind.JOIN
    return actor.is_signed_in and joined and initiative.seeks_maker and not initiative.subject.is_hidden


def can_answer_invitation(actor: Actor, person: Person, invitation: MakerInvitation) -> bool:
    """Only who was asked answers, by name or by the mail of that address; `person` is the actor's own account."""
    is_asked = invitation.person_id == person.id or (invitation.email is not None and invitation.email == person.email)
    subject = invitation.initiative.subject
    return actor.is_signed_in and actor.id == person.id and is_asked and subject.is_published and not subject.is_hidden


@permission("initiatives.unite")
def can_unite(actor: Actor, initiative: Initiative) -> bool:
    """Propose to go on together with another: the makers, while it goes on."""
    return can_edit(actor, initiative) and initiative.is_open


def can_answer_union(actor: Actor, one: Initiative, other: Initiative) -> bool:
    """Say yes or no to going on together, and read the proposal: the makers of either, for nobody else it is there."""
    return makes(actor, one) or makes(actor, other)


def can_import(actor: Actor) -> bool:
    """Bring in initiatives from a file: the platform itself, by command, and administrators."""
    return actor.holds("administrator")


@permission("initiatives.offer")
def can_offer(actor: Actor, initiative: Initiative) -> bool:
    """Anybody may begin to offer help while it goes on; who is signed out shows by mail who they are."""
    return initiative.subject.is_published and not initiative.subject.is_hidden and initiative.is_open


def is_offerer(actor: Actor, offer: Offer) -> bool:
    """Whether the actor is the side that offers: who offered, or for a partner who may speak for it now."""
    if offer.partner_id is not None:
        return actor.holds("partner_speaker", offer.partner_id) and not actor.is_system
    return actor.id is not None and actor.id == offer.person_id


def is_receiver(actor: Actor, offer: Offer) -> bool:
    """Whether the actor makes the initiative that the offer is for, or may speak for a partner that does."""
    return offer.initiative is not None and makes(actor, offer.initiative)


def _is_live(offer: Offer) -> bool:
    return offer.initiative is None or not offer.initiative.subject.is_hidden


@permission("initiatives.read_offer")
def can_read_offer(actor: Actor, offer: Offer) -> bool:
    """Read what is between the two sides: they alone, not the staff, a moderator or the platform."""
    return is_offerer(actor, offer) or is_receiver(actor, offer)


@permission("initiatives.accept")
def can_accept(actor: Actor, offer: Offer) -> bool:
    """Say yes: the makers to what is offered, and who offered freely to makers who ask for it."""
    if not _is_live(offer):
        return False
    if offer.state == OfferState.OFFERED:
        return is_receiver(actor, offer)
    return offer.state == OfferState.ASKED and is_offerer(actor, offer)


@permission("initiatives.decline")
def can_decline(actor: Actor, offer: Offer) -> bool:
    """Say "not now": whoever may say yes, and the makers after that too, when it is no longer needed."""
    return can_accept(actor, offer) or (_is_live(offer) and offer.state == OfferState.ACCEPTED and is_receiver(actor, offer))


@permission("initiatives.withdraw")
def can_withdraw(actor: Actor, offer: Offer) -> bool:
    """Take it back: who offered, until it was given."""
    return is_offerer(actor, offer) and offer.state in (OfferState.OFFERED, OfferState.ACCEPTED)


@permission("initiatives.mark_given")
def can_mark_given(actor: Actor, offer: Offer) -> bool:
    """Say that it was given: either side, once each."""
    if not offer.is_agreed or not _is_live(offer):
        return False
    may_makers = is_receiver(actor, offer) and offer.given_by_makers_at is None
    return may_makers or (is_offerer(actor, offer) and offer.given_by_offerer_at is None)


@permission("initiatives.ask_for")
def can_ask_for(actor: Actor, offer: Offer) -> bool:
    """Ask for what is offered to a whole area: people who make something; which, the service asks."""
    is_there = offer.is_free and offer.is_readable and offer.state == OfferState.OFFERED
    return is_there and actor.is_signed_in and not is_offerer(actor, offer)


@permission("initiatives.talk")
def can_talk(actor: Actor, offer: Offer) -> bool:
    """Write to the other side, and say how one can be reached: both sides, until it ended without a yes."""
    is_running = offer.is_agreed or offer.state in (OfferState.OFFERED, OfferState.ASKED)
    return not offer.is_free and is_running and can_read_offer(actor, offer)


@permission("initiatives.hide_offer")
def can_hide_offer(actor: Actor, offer: Offer) -> bool:
    """Take its words out of sight: the makers it was made to, and moderators; nobody their own."""
    return (is_receiver(actor, offer) or actor.holds("moderator")) and not is_offerer(actor, offer)
