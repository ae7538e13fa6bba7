"""Questions about versions of a plan."""

from collections.abc import Sequence

from sqlalchemy import exists, func, select
from sqlalchemy.orm import selectinload

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets.models import TODAY, PlanVersion, StreetPlan
from participatie.streets.permissions import can_design
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to


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


def get_version_by_number(actor: Actor, plan: StreetPlan, number: int) -> PlanVersion:
    """The version with this number, if this actor may see it."""
    found = next((version for version in list_versions(actor, plan) if version.number == number), None)
    if found is None:
        raise NotFound
    return found


def count_versions(plan_id: int) -> int:
    """How many versions there are, drafts and the street as it is included."""
    return db.session.scalar(select(func.count(PlanVersion.id)).where(PlanVersion.plan_id == plan_id)) or 0


def is_online(plan_id: int, version_id: int) -> bool:
    """Whether this is a version of this plan that everybody can see."""
    shown = exists().where(PlanVersion.id == version_id, PlanVersion.plan_id == plan_id, PlanVersion.published_at.is_not(None))
    return bool(db.session.scalar(select(shown)))


def last_number(plan_id: int) -> int:
    """The highest number that a version has."""
    return db.session.scalar(select(func.max(PlanVersion.number)).where(PlanVersion.plan_id == plan_id)) or 0


def is_ground_of_another(version_id: int) -> bool:
    """Whether another version was derived from this one."""
    return bool(db.session.scalar(select(exists().where(PlanVersion.derived_from_id == version_id))))


def list_ancestor_ids(version: PlanVersion) -> list[int]:
    """The versions that this one was made from, step by step; of one that began empty all that stood online before it."""
    rows = db.session.execute(
        select(PlanVersion.id, PlanVersion.derived_from_id, PlanVersion.number)
        .where(PlanVersion.plan_id == version.plan_id, PlanVersion.published_at.is_not(None))
        .order_by(PlanVersion.id)
    ).all()
    if version.derived_from_id is None:
        return [row.id for row in rows if row.id != version.id]
    before = {row.id: row.derived_from_id for row in rows}
    line: list[int] = []
    step: int | None = version.derived_from_id
    while step is not None and step not in line:
        line.append(step)
        step = before.get(step)
    return line


def may_see_drawing(actor: Actor, key: str) -> bool:
    """The drawing under a version is seen by who may see that version."""
    using = (
        select(PlanVersion, StreetPlan)
        .join(StreetPlan, StreetPlan.id == PlanVersion.plan_id)
        .where(PlanVersion.drawing_key == key)
        .options(selectinload(StreetPlan.designers))
    )
    rows = db.session.execute(using).all()
    if any(can_design(actor, plan) for _version, plan in rows):
        return True
    online = [plan.id for version, plan in rows if version.is_published]
    seen = select(Subject.id).where(Subject.id.in_(online), Subject.published_at.is_not(None), visible_to(actor))
    return bool(online) and db.session.scalar(seen.limit(1)) is not None
