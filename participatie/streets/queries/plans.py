"""Questions about plans, their bounds and rounds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ScalarSelect, and_, func, or_, select, true
from sqlalchemy.orm import aliased, joinedload

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets.models import PlanAddress, PlanBound, PlanDesigner, PlanRound, StreetPlan, Verdict, Zone
from participatie.subjects.models import Subject, SubjectTally
from participatie.subjects.queries import visible_to
from participatie.teams.models import Responsibility, Team

_WHOLE = (
    joinedload(StreetPlan.subject).joinedload(Subject.area),
    joinedload(StreetPlan.subject).joinedload(Subject.theme),
    joinedload(StreetPlan.client),
    joinedload(StreetPlan.designers).joinedload(PlanDesigner.person),
)
_ANSWERING = (
    joinedload(Responsibility.team).joinedload(Team.subject),
    joinedload(Responsibility.contact),
    joinedload(Responsibility.theme),
)


@dataclass(frozen=True)
class ShownPlan:
    """A plan with what its page shows at once. `inside` and `in_ring` count addresses; the two are never added."""

    plan: StreetPlan
    tally: SubjectTally
    responsibility: Responsibility | None
    inside: int
    in_ring: int


def get_plan(actor: Actor, subject_id: int) -> StreetPlan:
    """A plan that this actor may see: a published one, or one that the actor designs. Its designers are loaded."""
    designing = select(PlanDesigner.plan_id).where(PlanDesigner.person_id == actor.id, PlanDesigner.left_at.is_(None))
    mine = StreetPlan.id.in_(designing)
    seen = and_(Subject.published_at.is_not(None), visible_to(actor))
    condition = true() if actor.holds("administrator") else or_(seen, mine) if actor.is_signed_in else seen
    wanted = select(StreetPlan).join(StreetPlan.subject).where(StreetPlan.id == subject_id, condition)
    found = db.session.scalars(wanted.options(*_WHOLE)).unique().one_or_none()
    if found is None:
        raise NotFound
    return found


def show_plan(actor: Actor, subject_id: int) -> ShownPlan:
    """The same with its figures and the team that answers, in one statement more."""
    plan = get_plan(actor, subject_id)
    row = db.session.execute(
        select(SubjectTally, Responsibility, _addresses(Zone.INSIDE), _addresses(Zone.RING))
        .outerjoin(Responsibility, and_(Responsibility.subject_id == SubjectTally.subject_id, Responsibility.until.is_(None)))
        .where(SubjectTally.subject_id == plan.id)
        .options(*_ANSWERING)
    ).one()
    return ShownPlan(plan, *row)


def _addresses(zone: Zone) -> ScalarSelect[int]:
    counted = select(func.count(PlanAddress.id)).where(PlanAddress.plan_id == SubjectTally.subject_id, PlanAddress.zone == zone)
    return counted.correlate(SubjectTally).scalar_subquery()


def list_designed(actor: Actor) -> list[tuple[StreetPlan, int]]:
    """The plans that this person draws with how many people wait for a reply there, last changed first. One statement."""
    part = aliased(Subject)
    waiting = (
        select(func.count(part.id))
        .where(
            part.whole_id == StreetPlan.id,
            part.state == Verdict.WAITING,
            part.published_at.is_not(None),
            part.hidden_at.is_(None),
        )
        .correlate(StreetPlan)
        .scalar_subquery()
    )
    wanted = select(StreetPlan, waiting).join(StreetPlan.subject).join(StreetPlan.designers)
    mine = wanted.where(PlanDesigner.person_id == actor.id, PlanDesigner.left_at.is_(None))
    return [(plan, int(n)) for plan, n in db.session.execute(mine.order_by(Subject.changed_at.desc()).limit(100))]


def is_designer(actor: Actor, plan_id: int) -> bool:
    """Whether this person draws the plan at this moment. An administrator who does not, is none."""
    return actor.id is not None and actor.id in list_designer_ids(plan_id)


def list_drawn_ids(actor: Actor) -> list[int]:
    """The plans that this person draws at this moment."""
    drawing = select(PlanDesigner.plan_id).where(PlanDesigner.person_id == actor.id, PlanDesigner.left_at.is_(None))
    return list(db.session.scalars(drawing))


def list_designer_ids(plan_id: int) -> list[int]:
    """The people who draw a plan; nobody for what is no plan."""
    drawing = select(PlanDesigner.person_id).where(PlanDesigner.plan_id == plan_id, PlanDesigner.left_at.is_(None))
    return list(db.session.scalars(drawing.order_by(PlanDesigner.id)))


def list_bounds(plan_id: int) -> Sequence[PlanBound]:
    """What can still change and what cannot, of a plan that the caller was allowed to load."""
    return db.session.scalars(select(PlanBound).where(PlanBound.plan_id == plan_id).order_by(PlanBound.position)).all()


def count_bounds(plan_id: int) -> int:
    """How many bounds were written down."""
    return db.session.scalar(select(func.count(PlanBound.id)).where(PlanBound.plan_id == plan_id)) or 0


def list_rounds(plan_id: int) -> Sequence[PlanRound]:
    """The rounds that were opened so far, in order."""
    return db.session.scalars(select(PlanRound).where(PlanRound.plan_id == plan_id).order_by(PlanRound.id)).all()


def find_round(plan_id: int, name: str) -> PlanRound | None:
    """The record of one round."""
    return db.session.scalar(select(PlanRound).where(PlanRound.plan_id == plan_id, PlanRound.round == name))


def list_plan_addresses(plan_id: int) -> Sequence[PlanAddress]:
    """The addresses of a plan, street by street."""
    wanted = select(PlanAddress).where(PlanAddress.plan_id == plan_id)
    return db.session.scalars(wanted.order_by(PlanAddress.street, PlanAddress.number, PlanAddress.addition)).all()


def count_addresses(plan_id: int) -> dict[str, int]:
    """How many addresses lie inside and in the ring."""
    counted = select(PlanAddress.zone, func.count(PlanAddress.id)).where(PlanAddress.plan_id == plan_id)
    return {str(row[0]): int(row[1]) for row in db.session.execute(counted.group_by(PlanAddress.zone))}
