"""Questions about versions of a plan."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets.models import TODAY, PlanVersion, StreetPlan
from participatie.streets.permissions import can_design


def list_versions(actor: Actor, plan: StreetPlan) -> Sequence[PlanVersion]:
    """The versions of a plan that this actor may see, today first, drafts last."""
    wanted = select(PlanVersion).where(PlanVersion.plan_id == plan.id)
    if not can_design(actor, plan):
        wanted = wanted.where(PlanVersion.published_at.is_not(None))
    return db.session.scalars(wanted.order_by(PlanVersion.number.is_(None), PlanVersion.number, PlanVersion.id)).all()


def get_version(actor: Actor, plan: StreetPlan, version_id: int, *, with_elements: bool = False) -> PlanVersion:
    """One version of a plan, if this actor may see it."""
    wanted = select(PlanVersion).where(PlanVersion.plan_id == plan.id, PlanVersion.id == version_id)
    if not can_design(actor, plan):
        wanted = wanted.where(PlanVersion.published_at.is_not(None))
    if with_elements:
        wanted = wanted.options(selectinload(PlanVersion.elements))
    found = db.session.scalar(wanted)
    if found is None:
        raise NotFound
    return found


def find_newest(plan_id: int) -> PlanVersion | None:
    """The version with the highest number that everybody can see."""
    wanted = select(PlanVersion).where(PlanVersion.plan_id == plan_id, PlanVersion.published_at.is_not(None))
    return db.session.scalar(wanted.order_by(PlanVersion.number.desc()).limit(1))


def count_published_versions(plan_id: int) -> int:
    """How many designs everybody can see, the street as it is not counted."""
    counted = select(func.count(PlanVersion.id)).where(PlanVersion.plan_id == plan_id, PlanVersion.number != TODAY)
    return db.session.scalar(counted.where(PlanVersion.published_at.is_not(None))) or 0


def list_candidates(plan_id: int) -> Sequence[PlanVersion]:
    """The versions between which people choose."""
    wanted = select(PlanVersion).where(PlanVersion.plan_id == plan_id, PlanVersion.is_candidate)
    return db.session.scalars(wanted.where(PlanVersion.published_at.is_not(None)).order_by(PlanVersion.number)).all()
