"""What was measured, what is asked, and the hours of a team."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import contains_eager

from participatie.assignments.load import Given, Load, Planned, load_of
from participatie.assignments.models import (
    Assignment,
    AssignmentState,
    AssignmentVersion,
    EffectMeasurement,
    EffectQuestion,
    What,
)
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.subjects.models import Subject
from participatie.teams.models import TeamMembership

AT_A_TIME = 100


def list_measurements(assignment: Assignment) -> Sequence[EffectMeasurement]:
    """What was measured, in the order of the days; of one day the last one said counts and comes last."""
    wanted = select(EffectMeasurement).where(EffectMeasurement.assignment_id == assignment.id)
    return db.session.scalars(wanted.order_by(EffectMeasurement.measured_on, EffectMeasurement.id)).all()


def list_questions(assignment: Assignment) -> Sequence[EffectQuestion]:
    """When the effect is asked, in the order of the days."""
    wanted = select(EffectQuestion).where(EffectQuestion.assignment_id == assignment.id)
    return db.session.scalars(wanted.order_by(EffectQuestion.due_on)).all()


def list_due_questions() -> Sequence[tuple[EffectQuestion, Assignment]]:
    """The questions whose day has come and that were not asked yet; nobody is asked about what was stopped."""
    wanted = (
        select(EffectQuestion, Assignment)
        .join(Assignment, Assignment.id == EffectQuestion.assignment_id)
        .join(Assignment.subject)
        .where(EffectQuestion.asked_at.is_(None), EffectQuestion.due_on <= today())
        .where(EffectQuestion.answered_at.is_(None), Subject.state != AssignmentState.STOPPED)
        .options(contains_eager(Assignment.subject))
    )
    found = db.session.execute(wanted.order_by(EffectQuestion.due_on, EffectQuestion.id).limit(AT_A_TIME))
    return [(question, assignment) for question, assignment in found]


def list_planned(team_id: int, *, but: int = 0) -> list[Planned]:
    """The hours of what a team agreed to and did not finish, per assignment; what lies still takes none."""
    wanted = (
        select(AssignmentVersion.hours, AssignmentVersion.starts_on, AssignmentVersion.ends_on)
        .join(Assignment, Assignment.id == AssignmentVersion.assignment_id)
        .join(Subject, Subject.id == Assignment.id)
        .where(
            and_(Assignment.taker_team_id == team_id, Assignment.id != but),
            AssignmentVersion.number == Assignment.agreed_number,
            Subject.state.in_((AssignmentState.ACCEPTED, AssignmentState.RUNNING)),
        )
    )
    return [Planned(hours, start, end) for hours, start, end in db.session.execute(wanted) if hours and start and end]


def list_given(team_id: int, starts_on: date, ends_on: date) -> list[Given]:
    """The hours that the people of a team give each week in a period, as far as they said so. Without their names."""
    wanted = select(TeamMembership.hours_per_week, TeamMembership.from_on, TeamMembership.until_on).where(
        TeamMembership.team_id == team_id,
        TeamMembership.hours_per_week.is_not(None),
        TeamMembership.from_on <= ends_on,
        or_(TeamMembership.until_on.is_(None), TeamMembership.until_on > starts_on),
    )
    return [Given(hours, first, until) for hours, first, until in db.session.execute(wanted) if hours]


def load_with(assignment: Assignment, what: What) -> Load | None:
    """How full the team would be with this; None while nobody said how many hours it takes, or when. Two statements."""
    if what.hours is None or what.starts_on is None or what.ends_on is None:
        return None
    asked, team_id = Planned(what.hours, what.starts_on, what.ends_on), assignment.taker_team_id
    return load_of(list_given(team_id, what.starts_on, what.ends_on), list_planned(team_id, but=assignment.id), asked)
