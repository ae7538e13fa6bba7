"""Who was asked to join a partner."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Person
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import Partner, PartnerInvitation


def list_invitations(partner: Partner) -> Sequence[PartnerInvitation]:
    """Who did not answer yet, newest first. For its managers: never shown to others."""
    wanted = select(PartnerInvitation).where(PartnerInvitation.partner_id == partner.id)
    return db.session.scalars(wanted.order_by(PartnerInvitation.id.desc())).all()


def find_invitation(partner: Partner, email: str) -> PartnerInvitation | None:
    """The invitation of a partner to this address, if it waits for an answer."""
    wanted = select(PartnerInvitation).where(PartnerInvitation.partner_id == partner.id, PartnerInvitation.email == email)
    return db.session.scalar(wanted)


def get_invitation(partner: Partner, invitation_id: int) -> PartnerInvitation:
    """One invitation of this partner."""
    found = db.session.get(PartnerInvitation, invitation_id)
    if found is None or found.partner_id != partner.id:
        raise NotFound
    return found


def list_own_invitations(person: Person) -> Sequence[PartnerInvitation]:
    """What this person was asked for, with the partners."""
    wanted = select(PartnerInvitation).join(PartnerInvitation.partner)
    own = wanted.where(PartnerInvitation.email == person.email, Partner.closed_on.is_(None))
    return db.session.scalars(own.options(joinedload(PartnerInvitation.partner)).order_by(PartnerInvitation.id)).all()


def get_own_invitation(person: Person, invitation_id: int) -> PartnerInvitation:
    """One of these; for everybody else it does not exist."""
    found = next((invitation for invitation in list_own_invitations(person) if invitation.id == invitation_id), None)
    if found is None:
        raise NotFound
    return found
