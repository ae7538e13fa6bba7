"""Invitations that are no longer asked. Taking back what is gone is no harm: somebody may have answered just before."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, or_

from participatie.initiatives.models import Asked, Initiative, MakerInvitation
from participatie.initiatives.queries.makers import INVITATION_DAYS
from participatie.kernel.clock import now
from participatie.kernel.db import db


def take_back(invitation: MakerInvitation) -> None:
    """Ask this no longer."""
    _delete(MakerInvitation.id == invitation.id)


def take_back_handovers(initiative: Initiative, person_id: int) -> None:
    """Ask nobody any more to take it over from this maker."""
    _delete(
        MakerInvitation.initiative_id == initiative.id,
        MakerInvitation.invited_by_id == person_id,
        MakerInvitation.asked == Asked.TAKE_OVER,
    )


def take_back_all_of(person_id: int) -> None:
    """Forget all that this person asked, or was asked by name."""
    _delete(or_(MakerInvitation.invited_by_id == person_id, MakerInvitation.person_id == person_id))


def forget_old_invitations() -> None:
    """Remove invitations that nobody answered, with the address in them."""
    _delete(MakerInvitation.created_at < now() - timedelta(days=INVITATION_DAYS))


def _delete(*which: ColumnElement[bool]) -> None:
    db.session.execute(delete(MakerInvitation).where(*which))
