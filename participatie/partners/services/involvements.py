"""The role that a partner takes in a subject."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.partners import queries
from participatie.partners.events import PartnerInvolved, PartnerLeft
from participatie.partners.models import Involvement, InvolvementRole, Partner
from participatie.partners.permissions import can_end_involvement, can_involve
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject


def involve(actor: Actor, subject: Subject, partner: Partner, role: str, note: str = "") -> Involvement:
    """Take a role in a subject; another role than before replaces it."""
    subjects.hold(subject)
    authorize(can_involve, actor, subject, partner)
    if role not in set(InvolvementRole):
        raise Refused(_("Kies wat jullie doen."), field="role")
    involvement = queries.find_involvement(subject.id, partner.id)
    if involvement is None:
        involvement = Involvement(subject_id=subject.id, partner_id=partner.id, since=now())
        db.session.add(involvement)
    elif (involvement.role, involvement.note) == (role, note):
        return involvement
    involvement.role, involvement.note = role, note
    db.session.flush()
    emit(
        PartnerInvolved(
            by_id=actor.id, subject_id=subject.id, partner_id=partner.id, partner_name=partner.subject.title, role=role
        )
    )
    return involvement


def end_involvement(actor: Actor, involvement: Involvement) -> None:
    """Give up a role; the timeline keeps that it was there."""
    authorize(can_end_involvement, actor, involvement)
    partner = involvement.partner
    db.session.delete(involvement)
    db.session.flush()
    emit(
        PartnerLeft(
            by_id=actor.id,
            subject_id=involvement.subject_id,
            partner_id=partner.id,
            partner_name=partner.subject.title,
            role=involvement.role,
        )
    )
