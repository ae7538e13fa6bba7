"""Who belongs to a partner, may speak for it and may look after it."""

from datetime import date

from flask_babel import gettext as _

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.partners import queries
from participatie.partners.events import PartnerMemberAdded, PartnerMemberEnded
from participatie.partners.models import Partner, PartnerMembership
from participatie.partners.permissions import can_choose_naming, can_manage
from participatie.partners.services.roles import give_role, take_role
from participatie.subjects.models import SubjectId

SPEAKER, MANAGER = "partner_speaker", "partner_manager"


def add_member(
    actor: Actor,
    partner: Partner,
    person: Person,
    *,
    may_speak: bool = True,
    may_manage: bool = False,
    until_on: date | None = None,
) -> PartnerMembership:
    """Let somebody belong to a partner from today, as those who set up or import do; people are invited."""
    authorize(can_manage, actor, partner)
    return let_in(actor, partner, person, may_speak=may_speak, may_manage=may_manage, until_on=until_on)


def let_in(
    actor: Actor, partner: Partner, person: Person, *, may_speak: bool, may_manage: bool, until_on: date | None
) -> PartnerMembership:
    """The same once that is authorised. Who belongs already gets the new rights instead."""
    if until_on is not None and until_on <= today():
        raise Refused(_("Kies een dag die nog komt."), field="until_on")
    membership = queries.find_membership(partner, person.id)
    if membership is None:
        membership = PartnerMembership(partner_id=partner.id, person=person, from_on=today())
        db.session.add(membership)
    membership.may_speak, membership.may_manage, membership.until_on = may_speak, may_manage, until_on
    for role, may in ((SPEAKER, may_speak), (MANAGER, may_manage)):
        if may:
            give_role(person, role, partner.id, until_on)
        else:
            take_role(person, role, partner.id)
    db.session.flush()
    emit(
        PartnerMemberAdded(
            by_id=actor.id, subject_id=partner.id, person_id=person.id, may_speak=may_speak, may_manage=may_manage
        )
    )
    return membership


def end_member(actor: Actor, partner: Partner, membership: PartnerMembership) -> None:
    """End a membership today; what was said stays said. Ending it twice is no harm."""
    authorize(can_manage, actor, partner)
    _end(actor, partner, membership)


def be_named(actor: Actor, membership: PartnerMembership) -> None:
    """Say yes, for oneself, to one's name on the partner's page."""
    authorize(can_choose_naming, actor, membership)
    membership.is_public = True
    db.session.flush()


def stay_unnamed(actor: Actor, membership: PartnerMembership) -> None:
    """Take one's name off the partner's page."""
    authorize(can_choose_naming, actor, membership)
    membership.is_public = False
    db.session.flush()


def end_all_members(actor: Actor, partner: Partner) -> None:
    """End every membership of a partner that stops; the caller has authorised that."""
    for membership in queries.list_members(partner):
        _end(actor, partner, membership)


def _end(actor: Actor, partner: Partner, membership: PartnerMembership) -> None:
    if membership.until_on is not None and membership.until_on <= today():
        return
    membership.until_on = today()
    for role in (SPEAKER, MANAGER):
        take_role(membership.person, role, partner.id)
    db.session.flush()
    emit(PartnerMemberEnded(by_id=actor.id, subject_id=partner.id, person_id=membership.person_id))


def note_role(partner_id: SubjectId, person: Person, role: str, *, holds: bool) -> None:
    """A role was given or ended by itself, in the administration of people: the membership follows."""
    membership = queries.find_membership_in(partner_id, person.id)
    if membership is None and holds and queries.find_partner(partner_id) is not None:
        membership = PartnerMembership(partner_id=partner_id, person=person, may_speak=False, may_manage=False, from_on=today())
        db.session.add(membership)
    if membership is None:
        return
    if role == SPEAKER:
        membership.may_speak = holds
    else:
        membership.may_manage = holds
    db.session.flush()
