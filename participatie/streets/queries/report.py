"""Questions for the exports and the report of a plan: only what everybody may read, a part at a time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db, roll_back
from participatie.streets.models import Contribution, HouseholdCode, PlanAddress, Reply, Source
from participatie.streets.queries.contributions import readable
from participatie.subjects.models import Subject

AT_A_TIME = 500
_WITH_REPLIES = (
    joinedload(Contribution.on_version),
    joinedload(Contribution.taken_up_in),
    selectinload(Contribution.replies).joinedload(Reply.in_version),
)


@dataclass(frozen=True)
class Heard:
    """How many there are of one kind, by how it came in and where it lies."""

    kind: str
    source: str
    zone: str
    count: int


def list_public(plan_id: int, after: int = 0, limit: int = AT_A_TIME) -> Sequence[Contribution]:
    """Wishes and remarks with a higher number than `after`, with their replies, as everybody may read them."""
    wanted = readable(NOBODY).where(Contribution.plan_id == plan_id, Contribution.number > after)
    return db.session.scalars(wanted.options(*_WITH_REPLIES).order_by(Contribution.number).limit(limit)).all()


def each_public(plan_id: int) -> Iterator[Contribution]:
    """All of them, a part at a time: what was read is let go, and between two parts nothing is held in the database."""
    after = 0
    while found := list_public(plan_id, after):
        yield from found
        after = found[-1].number or after
        db.session.expunge_all()
        roll_back()


def count_public(plan_id: int) -> int:
    """How many wishes and remarks everybody may read."""
    counted = readable(NOBODY).where(Contribution.plan_id == plan_id).with_only_columns(func.count())
    return db.session.scalar(counted) or 0


def page_public(plan_id: int, number: int, size: int) -> Sequence[Contribution]:
    """One page of them, by number."""
    wanted = readable(NOBODY).where(Contribution.plan_id == plan_id).options(*_WITH_REPLIES)
    return db.session.scalars(wanted.order_by(Contribution.number).offset((number - 1) * size).limit(size)).all()


def list_public_slips(plan_id: int) -> Sequence[Contribution]:
    """What came in on slips, in the order of their numbers."""
    wanted = readable(NOBODY).where(Contribution.plan_id == plan_id, Contribution.source == Source.PAPER)
    return db.session.scalars(wanted.options(*_WITH_REPLIES).order_by(Contribution.slip_number).limit(5000)).all()


def list_heard(plan_id: int) -> list[Heard]:
    """How many wishes and remarks came in which way."""
    parts = (Subject.kind, Contribution.source, Contribution.zone)
    counted = readable(NOBODY).where(Contribution.plan_id == plan_id).with_only_columns(*parts, func.count())
    return [Heard(*row) for row in db.session.execute(counted.group_by(*parts).order_by(*parts))]


def list_letters(plan_id: int) -> list[tuple[str, str, int]]:
    """How many addresses got a letter: round, zone, how many."""
    counted = select(HouseholdCode.round, PlanAddress.zone, func.count(HouseholdCode.address_id.distinct()))
    counted = counted.join(PlanAddress, PlanAddress.id == HouseholdCode.address_id).where(HouseholdCode.plan_id == plan_id)
    grouped = counted.group_by(HouseholdCode.round, PlanAddress.zone).order_by(HouseholdCode.round, PlanAddress.zone)
    return [(row[0], row[1], row[2]) for row in db.session.execute(grouped)]
