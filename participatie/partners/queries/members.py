"""Who belongs to a partner."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Person
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import Partner, PartnerMembership
from participatie.subjects.models import SubjectId


def running() -> ColumnElement[bool]:
    """The memberships that hold today."""
    day = today()
    return (PartnerMembership.from_on <= day) & or_(PartnerMembership.until_on.is_(None), PartnerMembership.until_on > day)


def list_members(partner: Partner) -> Sequence[PartnerMembership]:
    """Who belongs to it today, by name. For its managers: never shown to others."""
    wanted = (
        select(PartnerMembership).join(PartnerMembership.person).where(PartnerMembership.partner_id == partner.id, running())
    )
    return db.session.scalars(
        wanted.options(joinedload(PartnerMembership.person)).order_by(Person.display_name, PartnerMembership.id)
    ).all()


def list_public_speakers(partner: Partner) -> list[str]:
    """The names of those who speak for it and want to be named."""
    wanted = select(Person.display_name).join(PartnerMembership, PartnerMembership.person_id == Person.id)
    conditions = (
        PartnerMembership.partner_id == partner.id,
        PartnerMembership.may_speak,
        PartnerMembership.is_public,
        Person.active,
        Person.display_name != "",
        running(),
    )
    return list(db.session.scalars(wanted.where(*conditions).order_by(Person.display_name)))


def find_membership(partner: Partner, person_id: int | None) -> PartnerMembership | None:
    """This person's membership of today, if any."""
    return find_membership_in(partner.id, person_id)


def find_membership_in(partner_id: SubjectId, person_id: int | None) -> PartnerMembership | None:
    """The same, by the partner's id."""
    wanted = select(PartnerMembership).where(PartnerMembership.person_id == person_id, running())
    own = wanted.where(PartnerMembership.partner_id == partner_id)
    return db.session.scalar(own.options(joinedload(PartnerMembership.person)))


def get_membership(partner: Partner, membership_id: int) -> PartnerMembership:
    """One membership of this partner."""
    found = db.session.get(PartnerMembership, membership_id, options=[joinedload(PartnerMembership.person)])
    if found is None or found.partner_id != partner.id:
        raise NotFound
    return found
