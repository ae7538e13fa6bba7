"""Asking somebody to make it too. Nothing tells who has which address, or whether it is known, before they said yes."""

from flask_babel import get_locale
from flask_babel import gettext as _

from participatie.accounts.addresses import normal_address
from participatie.accounts.models import Person
from participatie.accounts.queries import find_person_by_email
from participatie.initiatives import queries
from participatie.initiatives.models import Asked, Initiative, MakerInvitation
from participatie.initiatives.permissions import can_answer_invitation, can_invite
from participatie.initiatives.queries.makers import INVITATION_DAYS
from participatie.initiatives.services.makership import hold, let_go, let_in
from participatie.initiatives.services.taking_back import forget_old_invitations, take_back, take_back_handovers
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.outbox import put_mail

MOST_OPEN = 20


def invite_by_mail(
    actor: Actor, initiative: Initiative, address: str, asked: Asked = Asked.ALONG, *, inviter_leaves: bool = False
) -> MakerInvitation:
    """Ask whoever reads the mail of this address. Asking again replaces what was asked before.

    The mail holds nothing that a maker wrote: anybody may type anybody's address.
    """
    hold(initiative)
    authorize(can_invite, actor, initiative)
    email = normal_address(address)
    found = queries.find_invitation(initiative, email=email) or _new(initiative, email=email)
    invitation = _ask(actor, found, asked, inviter_leaves=inviter_leaves)
    known = find_person_by_email(email)
    language = known.language if known else str(get_locale() or "nl")
    _mail(email, language, invitation, "")
    return invitation


def invite_joiner(
    actor: Actor, initiative: Initiative, person_id: int, asked: Asked = Asked.ALONG, *, inviter_leaves: bool = False
) -> MakerInvitation:
    """Ask somebody who joined in, by name; the maker never sees an address."""
    hold(initiative)
    authorize(can_invite, actor, initiative)
    person = queries.get_joiner(initiative.id, person_id)
    if person.id in initiative.maker_ids():
        raise Refused(_("%(name)s maakt al mee.", name=person.display_name), field="person")
    found = queries.find_invitation(initiative, person_id=person.id)
    invitation = _ask(actor, found or _new(initiative, person_id=person.id), asked, inviter_leaves=inviter_leaves)
    if found is None:
        title = initiative.subject.title
        _mail(person.email, person.language, invitation, title)
    return invitation


def _mail(email: str, language: str, invitation: MakerInvitation, title: str) -> None:
    template = "initiatives/maker_invitation"
    put_mail(email, template, language, invitation_id=invitation.id, title=title, days=INVITATION_DAYS)


def _new(initiative: Initiative, *, email: str | None = None, person_id: int | None = None) -> MakerInvitation:
    forget_old_invitations()
    if queries.count_invitations(initiative) >= MOST_OPEN:
        raise Refused(_("Er staan al %(n)s vragen open. Trek er eerst een in.", n=MOST_OPEN), field="email")
    return MakerInvitation(initiative=initiative, email=email, person_id=person_id)


def _ask(actor: Actor, invitation: MakerInvitation, asked: Asked, *, inviter_leaves: bool) -> MakerInvitation:
    invitation.asked, invitation.inviter_leaves = asked, inviter_leaves and asked is Asked.TAKE_OVER
    invitation.invited_by_id, invitation.created_at = actor.id or 0, now()
    db.session.add(invitation)
    db.session.flush()
    return invitation


def accept(actor: Actor, person: Person, invitation: MakerInvitation) -> None:
    """Say yes; from now on this person makes it. Who handed it over leaves, when they wished to."""
    initiative = invitation.initiative
    hold(initiative)
    if not queries.is_still_open(invitation):
        raise NotFound
    authorize(can_answer_invitation, actor, person, invitation)
    asked_by, leaves = invitation.invited_by_id, invitation.inviter_leaves
    db.session.delete(invitation)
    let_in(initiative, person, invitation.asked)
    if invitation.is_takeover:
        take_back_handovers(initiative, asked_by)
    if leaves and asked_by != person.id and asked_by in initiative.maker_ids():
        let_go(initiative, asked_by)


def decline(actor: Actor, person: Person, invitation: MakerInvitation) -> None:
    """Say no. The makers only see that the invitation is gone."""
    authorize(can_answer_invitation, actor, person, invitation)
    take_back(invitation)


def withdraw_invitation(actor: Actor, initiative: Initiative, invitation: MakerInvitation) -> None:
    """Take an invitation back before it is answered."""
    hold(initiative)
    authorize(can_invite, actor, initiative)
    take_back(invitation)
