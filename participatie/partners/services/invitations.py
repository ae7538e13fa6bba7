"""Asking somebody in by their address. Nothing tells who that is, or whether they are known, before they said yes."""

from datetime import date, timedelta

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import delete

from participatie.accounts.addresses import normal_address
from participatie.accounts.models import Person
from participatie.accounts.queries import find_person_by_email
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.errors import Refused
from participatie.kernel.jobs import nightly
from participatie.kernel.outbox import put_mail
from participatie.partners import queries
from participatie.partners.models import Partner, PartnerInvitation, PartnerMembership
from participatie.partners.permissions import can_answer_invitation, can_manage
from participatie.partners.services.members import let_in

LIFE = timedelta(days=30)


def invite(
    actor: Actor,
    partner: Partner,
    address: str,
    *,
    may_speak: bool = True,
    may_manage: bool = False,
    until_on: date | None = None,
) -> PartnerInvitation:
    """Ask somebody in by mail. Asking the same address again replaces what was asked before."""
    authorize(can_manage, actor, partner)
    if until_on is not None and until_on <= today():
        raise Refused(_("Kies een dag die nog komt."), field="until_on")
    email = normal_address(address)
    db.session.refresh(partner, ["version"], with_for_update=True)
    invitation = queries.find_invitation(partner, email) or PartnerInvitation(partner_id=partner.id, email=email)
    invitation.may_speak, invitation.may_manage, invitation.until_on = may_speak, may_manage, until_on
    invitation.invited_by_id, invitation.created_at = actor.id, now()
    db.session.add(invitation)
    db.session.flush()
    person = find_person_by_email(email)
    language = person.language if person else str(get_locale() or "nl")
    name = partner.subject.title
    put_mail(email, "partners/invitation", language, invitation_id=invitation.id, partner=name, days=LIFE.days)
    return invitation


def accept(actor: Actor, person: Person, invitation: PartnerInvitation) -> PartnerMembership:
    """Say yes; from now on this person belongs to the partner."""
    authorize(can_answer_invitation, actor, person, invitation)
    partner = invitation.partner
    may = {"may_speak": invitation.may_speak, "may_manage": invitation.may_manage}
    until_on = invitation.until_on
    db.session.delete(invitation)
    return let_in(actor, partner, person, **may, until_on=until_on)


def decline(actor: Actor, person: Person, invitation: PartnerInvitation) -> None:
    """Say no. The partner's managers only see that the invitation is gone."""
    authorize(can_answer_invitation, actor, person, invitation)
    db.session.delete(invitation)
    db.session.flush()


def withdraw_invitation(actor: Actor, partner: Partner, invitation: PartnerInvitation) -> None:
    """Take an invitation back before it is answered."""
    authorize(can_manage, actor, partner)
    db.session.delete(invitation)
    db.session.flush()


@nightly
def forget_old_invitations() -> None:
    """Remove invitations that nobody answered, with the address in them."""
    with unit_of_work():
        db.session.execute(delete(PartnerInvitation).where(PartnerInvitation.created_at < now() - LIFE))
