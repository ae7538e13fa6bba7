"""The hours that running assignments ask of teams, for the page on which a team sees what it has on its hands."""

from collections.abc import Collection

from sqlalchemy import select

from participatie.assignments.models import Assignment, AssignmentState, AssignmentVersion
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.subjects.models import Subject
from participatie.teams.load import LoadLine

WEEK = 7


def list_hours(team_ids: Collection[int]) -> list[LoadLine]:
    """What these teams agreed to and are in the middle of, with its hours spread evenly over its weeks. One statement."""
    day = today()
    wanted = (
        select(
            Assignment.taker_team_id, Subject, AssignmentVersion.hours, AssignmentVersion.starts_on, AssignmentVersion.ends_on
        )
        .join(Assignment, Assignment.id == AssignmentVersion.assignment_id)
        .join(Subject, Subject.id == Assignment.id)
        .where(
            Assignment.taker_team_id.in_(team_ids),
            AssignmentVersion.number == Assignment.agreed_number,
            Subject.state.in_((AssignmentState.ACCEPTED, AssignmentState.RUNNING)),
            AssignmentVersion.hours.is_not(None),
            AssignmentVersion.starts_on <= day,
            AssignmentVersion.ends_on >= day,
        )
        .order_by(Assignment.id)
    )
    return [
        LoadLine(team_id or 0, subject.id, subject.kind, subject.title, hours * WEEK / ((end - start).days + 1))
        for team_id, subject, hours, start, end in db.session.execute(wanted)
        if hours and start and end
    ]
