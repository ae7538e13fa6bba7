"""What can be found by words of plans, wishes and remarks, beside title and lead."""

from collections.abc import Sequence

from sqlalchemy import select

from participatie.kernel.db import db
from participatie.streets.models import Contribution, StreetPlan


def read_plan_texts(ids: Sequence[int]) -> dict[int, str]:
    """The introduction of these plans."""
    rows = db.session.execute(select(StreetPlan.id, StreetPlan.introduction).where(StreetPlan.id.in_(ids)))
    return dict(rows.all())


def read_contribution_texts(ids: Sequence[int]) -> dict[int, str]:
    """What these wishes and remarks say, why, and about which place."""
    wanted = select(Contribution.id, Contribution.body, Contribution.why, Contribution.place_label)
    rows = db.session.execute(wanted.where(Contribution.id.in_(ids)))
    return {row.id: "\n".join((row.body, row.why, row.place_label)) for row in rows}
