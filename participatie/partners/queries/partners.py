"""Which partners there are."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import Involvement, Partner
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to

PAGE_SIZE = 24


@dataclass(frozen=True)
class PartnerRow:
    """What a list shows of one partner. The same for all of them, the municipality included."""

    id: int
    name: str
    lead: str
    kind: str
    roles: int
    is_open: bool


@dataclass(frozen=True)
class PartnerPage:
    """One page of partners."""

    rows: list[PartnerRow]
    number: int
    pages: int
    total: int


def get_partner(actor: Actor, partner_id: int) -> Partner:
    """The partner with this id; a closed one keeps its page."""
    found = db.session.scalar(select(Partner).join(Partner.subject).where(Partner.id == partner_id, visible_to(actor)))
    if found is None:
        raise NotFound
    return found


def find_partner(partner_id: int) -> Partner | None:
    """The partner with this id, whoever asks."""
    return db.session.get(Partner, partner_id)


def page_partners(actor: Actor, kind: str = "", number: int = 1, size: int = PAGE_SIZE) -> PartnerPage:
    """The open partners by name, of one kind or of all. Two statements, however many there are."""
    conditions = [visible_to(actor), Partner.closed_on.is_(None)]
    if kind:
        conditions.append(Partner.kind == kind)
    total = db.session.scalar(select(func.count()).select_from(Partner).join(Partner.subject).where(*conditions)) or 0
    roles = (
        select(func.count(Involvement.id))
        .join(Subject, Subject.id == Involvement.subject_id)
        .where(Involvement.partner_id == Partner.id, Subject.published_at.is_not(None), Subject.hidden_at.is_(None))
        .correlate(Partner)
        .scalar_subquery()
    )
    found = db.session.execute(
        select(Partner, roles)
        .join(Partner.subject)
        .where(*conditions)
        .order_by(func.lower(Subject.title), Partner.id)
        .limit(size)
        .offset((number - 1) * size)
    )
    rows = [
        PartnerRow(partner.id, partner.subject.title, partner.subject.lead, partner.kind, count, partner.is_open)
        for partner, count in found
    ]
    return PartnerPage(rows, number, max(1, math.ceil(total / size)), total)


def list_used_kinds(actor: Actor) -> list[str]:
    """The kinds of which there is an open partner."""
    wanted = select(Partner.kind).join(Partner.subject).where(visible_to(actor), Partner.closed_on.is_(None)).distinct()
    return list(db.session.scalars(wanted))


def list_open_partners() -> Sequence[Partner]:
    """All partners that take part, by name, to choose from."""
    wanted = select(Partner).join(Partner.subject).where(Partner.closed_on.is_(None), Subject.published_at.is_not(None))
    return db.session.scalars(wanted.order_by(func.lower(Subject.title))).all()


def list_own_partners(actor: Actor) -> Sequence[Partner]:
    """The open partners for which this actor may speak."""
    if not (ids := actor.scopes("partner_speaker")):
        return []
    wanted = select(Partner).join(Partner.subject).where(Partner.id.in_(ids), Partner.closed_on.is_(None))
    return db.session.scalars(wanted.order_by(func.lower(Subject.title))).all()


def list_partners_of(actor: Actor) -> Sequence[Partner]:
    """The open partners to which this actor belongs: for which they may speak, or that they look after."""
    if not (ids := actor.scopes("partner_speaker") | actor.scopes("partner_manager")):
        return []
    wanted = select(Partner).join(Partner.subject).where(Partner.id.in_(ids), Partner.closed_on.is_(None))
    return db.session.scalars(wanted.order_by(func.lower(Subject.title))).all()


def list_partner_names(*, but: int = 0) -> list[str]:
    """The names of all partners, closed ones too, except the one with this id."""
    return list(db.session.scalars(select(Subject.title).join(Partner, Partner.id == Subject.id).where(Partner.id != but)))


def read_texts(ids: Sequence[int]) -> dict[int, str]:
    """What can be found of these partners beside name and description."""
    rows = db.session.execute(select(Partner.id, Partner.about).where(Partner.id.in_(ids)))
    return dict(rows.all())
