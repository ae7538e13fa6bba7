"""Who was asked to take part and did not answer yet."""

from collections.abc import Collection, Sequence

from flask_babel import gettext as _
from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners import carriers
from participatie.partners.models import Joining, Partner, PartnerMembership, Side
from participatie.partners.permissions import can_answer_joining, can_withdraw_joining
from participatie.partners.queries.members import running
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to

_BOTH = (joinedload(Joining.subject), joinedload(Joining.partner))


def find_joining(subject_id: int, partner_id: int) -> Joining | None:
    """What waits for an answer between this subject and this partner."""
    wanted = select(Joining).where(Joining.subject_id == subject_id, Joining.partner_id == partner_id)
    return db.session.scalar(wanted.options(*_BOTH))


def get_joining(actor: Actor, joining_id: int) -> Joining:
    """A question that this actor answers or may take back; for everybody else it is not there."""
    wanted = select(Joining).join(Joining.subject).where(Joining.id == joining_id, visible_to(actor))
    found = db.session.scalar(wanted.options(*_BOTH))
    if found is None or not actor.is_signed_in:
        raise joining_is_over()
    is_carrier = carriers.carries(actor, found.subject)
    if not (can_answer_joining(actor, found, is_carrier) or can_withdraw_joining(actor, found, is_carrier)):
        raise joining_is_over()
    return found


def joining_is_over() -> NotFound:
    """What everybody is told for whom there is nothing to answer: also who had a colleague that was first."""
    return NotFound(_("Deze vraag is er niet meer. Misschien gaf iemand anders al antwoord, of is de vraag ingetrokken."))


def may_answer(actor: Actor, joining: Joining) -> bool:
    """Whether this actor is on the side that answers."""
    return can_answer_joining(actor, joining, carriers.carries(actor, joining.subject))


def list_joinings(subject_id: int) -> Sequence[Joining]:
    """What waits for an answer about a subject, oldest first. For those who carry it: never shown to others."""
    wanted = select(Joining).where(Joining.subject_id == subject_id).order_by(Joining.id)
    return db.session.scalars(wanted.options(*_BOTH)).all()


def list_own_joinings(actor: Actor) -> Sequence[Joining]:
    """What waits for an answer of this actor: asked of a partner of theirs, or offered to what they carry."""
    own, carried = actor.scopes("partner_speaker") | actor.scopes("partner_manager"), carriers.carried_ids(actor)
    if not (own or carried):
        return []
    wanted = select(Joining).join(Joining.subject).join(Partner, Partner.id == Joining.partner_id)
    of_partner = and_(Joining.asked_by == Side.MAKERS, Joining.partner_id.in_(own))
    of_makers = and_(Joining.asked_by == Side.PARTNER, Joining.subject_id.in_(carried))
    waiting = wanted.where(or_(of_partner, of_makers), Partner.closed_on.is_(None), Subject.hidden_at.is_(None))
    return db.session.scalars(waiting.where(visible_to(actor)).options(*_BOTH).order_by(Joining.id)).all()


def list_answering(partner: Partner) -> Sequence[Person]:
    """Who answers for a partner today: those who speak for it or manage it. For mail only."""
    rights = or_(PartnerMembership.may_speak, PartnerMembership.may_manage)
    members = select(PartnerMembership.person_id).where(PartnerMembership.partner_id == partner.id, rights, running())
    return db.session.scalars(select(Person).where(Person.id.in_(members), Person.active).order_by(Person.id)).all()


def list_active_people(person_ids: Collection[int]) -> Sequence[Person]:
    """These people, as far as their accounts are open. For mail only."""
    wanted = select(Person).where(Person.id.in_(person_ids), Person.active).order_by(Person.id)
    return db.session.scalars(wanted).all() if person_ids else []


def list_speaker_ids(partner_ids: Collection[int]) -> Sequence[int]:
    """Who may speak today for one of these partners. For mail and rights only."""
    speaking = PartnerMembership.partner_id.in_(partner_ids), PartnerMembership.may_speak, running()
    return db.session.scalars(select(PartnerMembership.person_id).where(*speaking)).all() if partner_ids else []
