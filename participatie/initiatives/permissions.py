"""Who may do what with an initiative. Staff have no rights here: an initiative belongs to its makers."""

from participatie.initiatives.models import Initiative
from participatie.kernel.access import Actor, permission


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


@permission("initiatives.move")
def can_move(actor: Actor, initiative: Initiative) -> bool:
    """Move it to another stage: the makers only."""
    return can_edit(actor, initiative)


def can_import(actor: Actor) -> bool:
    """Bring in initiatives from a file: the platform itself, by command, and administrators."""
    return actor.holds("administrator")
