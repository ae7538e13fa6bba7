"""Questions about paper and the room: numbered spots, slips, and tablets that go round."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select

from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets.models import CallBack, Contribution, Element, PlanEvening, PlanSpot, Source, StreetPlan
from participatie.streets.queries.contributions import readable

NEWEST_SLIPS = 10
MOST_CALLS = 100


def list_spots(plan_id: int) -> Sequence[PlanSpot]:
    """The numbered spots of a plan, in their order."""
    return db.session.scalars(select(PlanSpot).where(PlanSpot.plan_id == plan_id).order_by(PlanSpot.number)).all()


def find_spot(plan_id: int, number: int) -> PlanSpot | None:
    """The spot with this number."""
    return db.session.scalar(select(PlanSpot).where(PlanSpot.plan_id == plan_id, PlanSpot.number == number))


def get_spot(plan_id: int, spot_id: int) -> PlanSpot:
    """One spot of a plan."""
    found = db.session.scalar(select(PlanSpot).where(PlanSpot.plan_id == plan_id, PlanSpot.id == spot_id))
    if found is None:
        raise NotFound
    return found


def list_elements_of(version_id: int) -> Sequence[Element]:
    """The elements of a version that the caller was allowed to load."""
    return db.session.scalars(select(Element).where(Element.version_id == version_id).order_by(Element.id)).all()


def _typed(actor: Actor, plan_id: int) -> Select[Contribution]:
    return readable(actor).where(Contribution.plan_id == plan_id, Contribution.source == Source.PAPER)


def list_newest_slips(actor: Actor, plan_id: int) -> Sequence[Contribution]:
    """The slips that were typed in last."""
    return db.session.scalars(_typed(actor, plan_id).order_by(Contribution.number.desc()).limit(NEWEST_SLIPS)).all()


def count_slips(actor: Actor, plan_id: int) -> int:
    """How many slips of a plan were typed in."""
    return db.session.scalar(_typed(actor, plan_id).with_only_columns(func.count())) or 0


def get_slip(actor: Actor, plan: StreetPlan, contribution_id: int) -> Contribution:
    """A wish or remark from a slip of this plan."""
    found = db.session.scalar(_typed(actor, plan.id).where(Contribution.id == contribution_id))
    if found is None:
        raise NotFound
    found.plan = plan
    return found


def find_slip(plan_id: int, slip_number: str) -> Contribution | None:
    """What came in on the slip with this number, whoever may see it."""
    wanted = select(Contribution).where(Contribution.plan_id == plan_id, Contribution.slip_number == slip_number)
    return db.session.scalar(wanted)


def find_evening(key_hash: str) -> PlanEvening | None:
    """The evening of the tablet with this key, as long as it runs."""
    wanted = select(PlanEvening).where(PlanEvening.key_hash == key_hash, PlanEvening.ended_at.is_(None))
    return db.session.scalar(wanted.where(PlanEvening.until > now()))


def list_evenings(plan_id: int) -> Sequence[PlanEvening]:
    """The tablets that go round for a plan at this moment."""
    wanted = select(PlanEvening).where(PlanEvening.plan_id == plan_id, PlanEvening.ended_at.is_(None))
    return db.session.scalars(wanted.where(PlanEvening.until > now()).order_by(PlanEvening.id)).all()


def get_evening(plan_id: int, evening_id: int) -> PlanEvening:
    """One evening of a plan."""
    found = db.session.scalar(select(PlanEvening).where(PlanEvening.plan_id == plan_id, PlanEvening.id == evening_id))
    if found is None:
        raise NotFound
    return found


def list_call_backs(actor: Actor, plan_id: int) -> Sequence[tuple[Contribution, str]]:
    """Whom to call, the longest waiting first: what they wrote, and their number. For designers of the plan only."""
    wanted = readable(actor).join(CallBack, CallBack.contribution_id == Contribution.id).where(CallBack.plan_id == plan_id)
    rows = db.session.execute(wanted.add_columns(CallBack.phone).order_by(CallBack.asked_at).limit(MOST_CALLS))
    return [(row[0], row[1]) for row in rows]
