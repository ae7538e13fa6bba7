"""What can be found by words of plans, wishes and remarks, beside title and lead: what everybody can read on their pages."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, select

from participatie.kernel.db import db
from participatie.streets.models import (
    Contribution,
    Conversation,
    CrossSection,
    Element,
    PlanBound,
    PlanVersion,
    Reply,
    StreetPlan,
)


def read_plan_texts(ids: Sequence[int]) -> dict[int, str]:
    """The introduction of these plans, their public versions, elements and sections, bounds and talks. Six statements."""
    found: dict[int, list[str]] = defaultdict(list)
    for plan_id, *texts in _each_text(ids):
        found[plan_id] += [text for text in texts if text]
    return {plan_id: "\n".join(dict.fromkeys(texts)) for plan_id, texts in found.items()}


def _each_text(ids: Sequence[int]) -> Iterator[Row[*tuple[Any, ...]]]:
    """Rows that begin with the id of a plan; what designers still work on is not there."""
    public = PlanVersion.plan_id.in_(ids), PlanVersion.published_at.is_not(None)
    with_bounds = select(StreetPlan.id).where(StreetPlan.id.in_(ids), StreetPlan.bounds_published_at.is_not(None))
    for wanted in (
        select(StreetPlan.id, StreetPlan.introduction).where(StreetPlan.id.in_(ids)),
        select(PlanVersion.plan_id, PlanVersion.name, PlanVersion.summary).where(*public).order_by(PlanVersion.number),
        select(PlanBound.plan_id, PlanBound.title, PlanBound.reason).where(PlanBound.plan_id.in_(with_bounds)),
        select(Conversation.plan_id, Conversation.place, Conversation.summary).where(
            Conversation.plan_id.in_(ids), Conversation.confirmed_at.is_not(None)
        ),
        select(PlanVersion.plan_id, CrossSection.name)
        .join(CrossSection, CrossSection.version_id == PlanVersion.id)
        .where(*public),
        select(PlanVersion.plan_id, Element.label)
        .distinct()
        .join(Element, Element.version_id == PlanVersion.id)
        .where(*public, Element.label != ""),
    ):
        yield from db.session.execute(wanted).all()


def read_contribution_texts(ids: Sequence[int]) -> dict[int, str]:
    """What these wishes and remarks say, why, about which place, and what was answered. Two statements."""
    wanted = select(Contribution.id, Contribution.body, Contribution.why, Contribution.place_label)
    replies = select(Reply.contribution_id, Reply.body).where(Reply.contribution_id.in_(ids)).order_by(Reply.id)
    found = {row.id: [row.body, row.why, row.place_label] for row in db.session.execute(wanted.where(Contribution.id.in_(ids)))}
    for contribution_id, body in db.session.execute(replies):
        found[contribution_id].append(body)
    return {contribution_id: "\n".join(texts) for contribution_id, texts in found.items()}
