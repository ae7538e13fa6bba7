"""The effect is asked by itself: on the day that was agreed, and half a year and a year after delivery."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from sqlalchemy import update

from participatie.assignments import queries
from participatie.assignments.events import EffectAsked
from participatie.assignments.models import Assignment, AssignmentState, EffectMoment, EffectQuestion, Side
from participatie.assignments.services.holding import hold
from participatie.assignments.services.mailing import tell_side
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.events import emit

TOO_NEAR = timedelta(days=45)
"""Two questions this close to each other are one: the fixed ones stay."""


def moments(delivered_on: date, measure_on: date | None) -> dict[EffectMoment, date]:
    """When to ask."""
    fixed = {
        EffectMoment.HALF_YEAR: delivered_on + relativedelta(months=6),
        EffectMoment.YEAR: delivered_on + relativedelta(months=12),
    }
    agreed = max(measure_on or delivered_on, delivered_on)
    is_near = any(abs(day - agreed) < TOO_NEAR for day in fixed.values())
    return fixed if is_near else {EffectMoment.AGREED: agreed, **fixed}


def plan_questions(assignment: Assignment) -> None:
    """Write down when to ask, from the day of delivery on."""
    version = queries.get_version(assignment, assignment.current_number)
    for moment, due_on in moments(assignment.delivered_on or today(), version.measure_on).items():
        db.session.add(EffectQuestion(assignment_id=assignment.id, moment=moment, due_on=due_on))
    db.session.flush()


def ask_effects() -> int:
    """Ask both sides what is due and was not asked yet; how many assignments that were."""
    return sum(_ask(question, assignment) for question, assignment in queries.list_due_questions())


def _ask(question: EffectQuestion, assignment: Assignment) -> bool:
    """Ask once; another worker may have been first, or an answer came in the meantime."""
    hold(assignment)
    db.session.refresh(question, ["asked_at", "answered_at"])
    if question.asked_at is not None or question.answered_at is not None or assignment.state is AssignmentState.STOPPED:
        return False
    question.asked_at = now()
    db.session.flush()
    emit(EffectAsked(by_id=None, subject_id=assignment.id, moment=question.moment))
    for side in Side:
        tell_side(assignment, side, "effect", SYSTEM)
    return True


def settle_questions(assignment: Assignment, measured_on: date) -> None:
    """What was measured from the day of a question on answers it."""
    due = (EffectQuestion.assignment_id == assignment.id, EffectQuestion.answered_at.is_(None))
    db.session.execute(
        update(EffectQuestion)
        .where(*due, EffectQuestion.due_on <= measured_on)
        .values(answered_at=now())
        .execution_options(synchronize_session="fetch")
    )
    db.session.flush()
