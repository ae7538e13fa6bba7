"""Questions about documents that the worker makes."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.streets.models import PlanDocument
from participatie.streets.queries.letters import UNMADE

KEPT = timedelta(days=1)


def find_document(plan_id: int, key: str) -> PlanDocument | None:
    """A document of a plan that the caller was allowed to load, for a day."""
    wanted = select(PlanDocument).where(PlanDocument.plan_id == plan_id, PlanDocument.key == key[:32])
    return db.session.scalar(wanted.where(PlanDocument.asked_at > now() - KEPT))


def list_unmade_documents() -> Sequence[str]:
    """The documents that wait for the worker, or that it did not finish; oldest first."""
    wanted = select(PlanDocument.key).where(PlanDocument.state.in_(UNMADE))
    return db.session.scalars(wanted.order_by(PlanDocument.asked_at)).all()
