"""The role that a partner takes in a subject: by a yes of both sides, or for a power by law that it names."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_line
from participatie.partners import carriers, queries
from participatie.partners.events import PartnerInvolved, PartnerLeft
from participatie.partners.models import Involvement, InvolvementRole, Partner, Power
from participatie.partners.permissions import can_end_involvement, can_involve, can_use_power
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject

LONGEST_REASON = 300


def involve(actor: Actor, subject: Subject, partner: Partner, role: str, note: str = "") -> Involvement:
    """Write down a role, as set-up and import do; another role than before replaces it."""
    subjects.hold(subject)
    authorize(can_involve, actor, subject)
    return take_role(actor, subject, partner, known_role(subject, role), note)


def involve_by_power(actor: Actor, subject: Subject, partner: Partner, power: str, reason: str) -> Involvement:
    """Take part because the law gives this authority a say here. Everybody reads which power, and what it is about."""
    subjects.hold(subject)
    authorize(can_use_power, actor, subject, partner)
    if power not in set(Power):
        raise Refused(_("Kies waarover jullie beslissen."), field="power")
    if not clean_line(reason):
        raise Refused(_("Schrijf in een zin waar het om gaat."), field="reason")
    before = queries.find_involvement(subject.id, partner.id)
    if before is not None and not before.power:
        raise Refused(_("Jullie doen hier al mee. Stop daar eerst mee."), field="partner")
    return take_role(actor, subject, partner, Power(power).role, "", Power(power), clean_line(reason)[:LONGEST_REASON])


def known_role(subject: Subject, role: str) -> InvolvementRole:
    """The role with this name, as far as one side can ask the other for it."""
    if role not in carriers.askable_roles(subject):
        raise Refused(_("Kies wat jullie doen."), field="role")
    return InvolvementRole(role)


def take_role(
    actor: Actor,
    subject: Subject,
    partner: Partner,
    role: InvolvementRole,
    note: str,
    power: Power | None = None,
    reason: str = "",
) -> Involvement:
    """Put the partner in this role, once both sides or a power allow it. Doing so twice is no harm."""
    involvement = queries.find_involvement(subject.id, partner.id)
    if involvement is None:
        involvement = Involvement(subject_id=subject.id, partner_id=partner.id, partner=partner, since=now())
        db.session.add(involvement)
    elif (involvement.role, involvement.note, involvement.power, involvement.power_reason) == (role, note, power or "", reason):
        return involvement
    involvement.role, involvement.note = role, note
    involvement.power, involvement.power_reason = power or "", reason
    db.session.flush()
    emit(
        PartnerInvolved(
            by_id=actor.id,
            subject_id=subject.id,
            partner_id=partner.id,
            partner_name=partner.subject.title,
            role=str(role),
            power=str(power or ""),
        )
    )
    return involvement


def end_involvement(actor: Actor, subject: Subject, involvement: Involvement) -> None:
    """End a role; the timeline keeps that it was there."""
    authorize(can_end_involvement, actor, involvement, carriers.carries(actor, subject))
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
