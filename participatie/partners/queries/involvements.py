"""Which partner does what in which subject."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, aliased, joinedload

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import MAKING, POWER_REASONS, ROLE_LABELS, STEP_LINES, Involvement, InvolvementStep, Partner
from participatie.places.models import Area
from participatie.subjects.kinds import kind_of
from participatie.subjects.models import Subject, SubjectId
from participatie.subjects.queries import visible_to

ROLES_ON_A_PAGE = 20


@dataclass(frozen=True)
class InvolvementRow:
    """One partner in the panel "Wie doet wat" of a subject."""

    involvement_id: int
    partner_id: int
    name: str
    partner_kind: str
    role: str
    note: str
    power: str
    power_reason: str
    step: str | None
    step_reason: str | None
    step_at: datetime | None

    @property
    def line(self) -> str:
        """What the partner does here, in words."""
        return ", ".join(part for part in (str(ROLE_LABELS.get(self.role, self.role)), self.note) if part)

    @property
    def power_line(self) -> str:
        """For which power by law it takes part; empty where both sides agreed."""
        return f"{POWER_REASONS.get(self.power, self.power)}: {self.power_reason}" if self.power else ""

    @property
    def step_line(self) -> str:
        """On which step of government participation it stands, in plain words."""
        return str(STEP_LINES.get(self.step, self.step)) if self.step else ""


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
    area_name: str | None
    area_slug: str | None

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return kind_of(self.kind).icon

    @property
    def line(self) -> str:
        """What the partner does there, in words."""
        return ", ".join(part for part in (str(ROLE_LABELS.get(self.role, self.role)), self.note) if part)


def list_involvements(subject_id: int) -> list[InvolvementRow]:
    """The partners in a subject that the caller was allowed to load: makers first, then by name. No party stands apart."""
    makers_first = case((Involvement.role.in_(MAKING), 0), else_=1)
    found = db.session.execute(
        select(Involvement.id, Involvement.partner_id, Subject.title, Partner.kind, Involvement.role, Involvement.note)
        .add_columns(Involvement.power, Involvement.power_reason)
        .add_columns(InvolvementStep.step, InvolvementStep.reason, InvolvementStep.at)
        .join(Partner, Partner.id == Involvement.partner_id)
        .join(Subject, Subject.id == Partner.id)
        .outerjoin(InvolvementStep, InvolvementStep.id == _latest_step_id(Involvement.subject_id, Involvement.partner_id))
        .where(Involvement.subject_id == subject_id)
        .order_by(makers_first, func.lower(Subject.title), Involvement.id)
    )
    return [InvolvementRow(*row) for row in found]


def _latest_step_id(
    subject_id: InstrumentedAttribute[SubjectId], partner_id: InstrumentedAttribute[SubjectId]
) -> ScalarSelect[int]:
    """The newest step of a partner in a subject, for the columns of another table that say which."""
    step = aliased(InvolvementStep)
    newest = select(func.max(step.id)).where(step.subject_id == subject_id, step.partner_id == partner_id)
    return newest.scalar_subquery()


def find_step(subject_id: int, partner_id: int) -> InvolvementStep | None:
    """The step on which this partner stands in this subject now."""
    wanted = select(InvolvementStep).where(InvolvementStep.subject_id == subject_id, InvolvementStep.partner_id == partner_id)
    return db.session.scalar(wanted.order_by(InvolvementStep.id.desc()).limit(1))


def list_steps(subject_id: int, partner_id: int) -> Sequence[InvolvementStep]:
    """All steps on which this partner stood in this subject, newest first."""
    wanted = select(InvolvementStep).where(InvolvementStep.subject_id == subject_id, InvolvementStep.partner_id == partner_id)
    return db.session.scalars(wanted.order_by(InvolvementStep.id.desc())).all()


def count_roles(actor: Actor, partner: Partner) -> dict[str, int]:
    """In how many subjects a partner has each role, as far as the actor may see them, the most first."""
    counted = (
        select(Involvement.role, func.count())
        .join(Subject, Subject.id == Involvement.subject_id)
        .where(Involvement.partner_id == partner.id, visible_to(actor))
        .group_by(Involvement.role)
        .order_by(func.count().desc(), Involvement.role)
    )
    return {row[0]: row[1] for row in db.session.execute(counted)}


def list_roles(actor: Actor, partner: Partner, number: int = 1, size: int = ROLES_ON_A_PAGE) -> list[RoleRow]:
    """One page of what a partner does, area by area and the newest first in each, as far as the actor may see it."""
    found = db.session.execute(
        select(Subject.id, Subject.kind, Subject.title, Subject.lead, Involvement.role, Involvement.note, Involvement.since)
        .add_columns(Area.name, Area.slug)
        .join(Involvement, Involvement.subject_id == Subject.id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .where(Involvement.partner_id == partner.id, visible_to(actor))
        .order_by(Area.name.is_(None), Area.name, Area.id, Involvement.since.desc(), Involvement.id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    return [RoleRow(*row) for row in found]


def list_making_partner_ids(subject_id: int) -> Sequence[int]:
    """The partners that make a subject: who speaks for one of them has the rights of its makers."""
    making = Involvement.subject_id == subject_id, Involvement.role.in_(MAKING)
    return db.session.scalars(select(Involvement.partner_id).where(*making)).all()


def list_made_by(partner_ids: Collection[int]) -> Sequence[int]:
    """The subjects that one of these partners makes."""
    making = Involvement.partner_id.in_(partner_ids), Involvement.role.in_(MAKING)
    return db.session.scalars(select(Involvement.subject_id).where(*making)).all() if partner_ids else []


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
