"""Which partner does what in which subject."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import joinedload

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import ROLE_LABELS, Involvement, InvolvementRole, Partner
from participatie.subjects.models import Subject, SubjectId
from participatie.subjects.queries import visible_to


@dataclass(frozen=True)
class InvolvementRow:
    """One partner in the panel "Wie doet wat" of a subject."""

    involvement_id: int
    partner_id: int
    name: str
    role: str
    note: str

    @property
    def line(self) -> str:
        """What the partner does here, in words."""
        return ", ".join(part for part in (str(ROLE_LABELS.get(self.role, self.role)), self.note) if part)


@dataclass(frozen=True)
class RoleRow:
    """One subject on the page of a partner."""

    subject_id: int
    kind: str
    title: str
    lead: str
    role: str
    note: str
    since: datetime

    @property
    def line(self) -> str:
        """What the partner does there, in words."""
        return ", ".join(part for part in (str(ROLE_LABELS.get(self.role, self.role)), self.note) if part)


def list_involvements(subject_id: int) -> list[InvolvementRow]:
    """The partners in a subject that the caller was allowed to load: makers first, then by name. No party stands apart."""
    makers_first = case((Involvement.role.in_((InvolvementRole.MAKER, InvolvementRole.CO_MAKER)), 0), else_=1)
    found = db.session.execute(
        select(Involvement.id, Involvement.partner_id, Subject.title, Involvement.role, Involvement.note)
        .join(Subject, Subject.id == Involvement.partner_id)
        .where(Involvement.subject_id == subject_id)
        .order_by(makers_first, func.lower(Subject.title), Involvement.id)
    )
    return [InvolvementRow(*row) for row in found]


def list_roles(actor: Actor, partner: Partner, limit: int = 50) -> list[RoleRow]:
    """What a partner does where, as far as the actor may see it, newest first."""
    found = db.session.execute(
        select(Subject.id, Subject.kind, Subject.title, Subject.lead, Involvement.role, Involvement.note, Involvement.since)
        .join(Involvement, Involvement.subject_id == Subject.id)
        .where(Involvement.partner_id == partner.id, visible_to(actor))
        .order_by(Involvement.since.desc(), Involvement.id.desc())
        .limit(limit)
    )
    return [RoleRow(*row) for row in found]


def find_involvement(subject_id: int, partner_id: int) -> Involvement | None:
    """The role of this partner in this subject, if it has one."""
    wanted = select(Involvement).where(
        Involvement.subject_id == SubjectId(subject_id), Involvement.partner_id == SubjectId(partner_id)
    )
    return db.session.scalar(wanted)


def get_involvement(subject_id: int, involvement_id: int) -> Involvement:
    """One role in this subject, with its partner."""
    found = db.session.get(Involvement, involvement_id, options=[joinedload(Involvement.partner)])
    if found is None or found.subject_id != subject_id:
        raise NotFound
    return found
