"""Questions about talks with people of the street, and hands counted in a room."""

from collections.abc import Sequence

from sqlalchemy import func, select

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.streets.models import Contribution, Conversation, HandCount, StreetPlan
from participatie.streets.permissions import can_design
from participatie.streets.queries.contributions import readable

MOST_TALKS = 200


def list_talks(actor: Actor, plan: StreetPlan) -> Sequence[Conversation]:
    """The talks of a plan, newest first. Others than its designers see those of which the summary was confirmed."""
    wanted = select(Conversation).where(Conversation.plan_id == plan.id)
    if not can_design(actor, plan):
        wanted = wanted.where(Conversation.confirmed_at.is_not(None))
    return db.session.scalars(wanted.order_by(Conversation.held_on.desc(), Conversation.id.desc()).limit(MOST_TALKS)).all()


def get_talk(actor: Actor, plan: StreetPlan, talk_id: int) -> Conversation:
    """One talk of a plan, if this actor may read it."""
    wanted = select(Conversation).where(Conversation.plan_id == plan.id, Conversation.id == talk_id)
    if not can_design(actor, plan):
        wanted = wanted.where(Conversation.confirmed_at.is_not(None))
    found = db.session.scalar(wanted)
    if found is None:
        raise NotFound
    return found


def list_said_in(actor: Actor, talk: Conversation) -> Sequence[Contribution]:
    """The wishes and remarks that were written down in a talk."""
    return db.session.scalars(
        readable(actor).where(Contribution.conversation_id == talk.id).order_by(Contribution.number).limit(200)
    ).all()


def sum_talks(plan_id: int) -> tuple[int, int]:
    """How many talks have a confirmed summary, and with how many people."""
    row = db.session.execute(
        select(func.count(Conversation.id), func.coalesce(func.sum(Conversation.people_count), 0)).where(
            Conversation.plan_id == plan_id, Conversation.confirmed_at.is_not(None)
        )
    ).one()
    return int(row[0]), int(row[1])


def list_hand_counts(plan_id: int) -> Sequence[HandCount]:
    """The hands counted for a plan, newest first."""
    wanted = select(HandCount).where(HandCount.plan_id == plan_id)
    return db.session.scalars(wanted.order_by(HandCount.held_on.desc(), HandCount.id.desc()).limit(MOST_TALKS)).all()


def get_hand_count(plan_id: int, count_id: int) -> HandCount:
    """One count of hands of a plan."""
    found = db.session.scalar(select(HandCount).where(HandCount.plan_id == plan_id, HandCount.id == count_id))
    if found is None:
        raise NotFound
    return found
