"""Holding an assignment, so that two acts at once come one after the other and the second sees what the first did."""

from sqlalchemy import select

from participatie.assignments.models import Assignment, AssignmentVersion
from participatie.kernel.db import db
from participatie.subjects import services as subjects

HELD = (
    "client_person_id",
    "client_role",
    "taker_team_id",
    "agreed_number",
    "latest_number",
    "version",
    "how",
    "how_html",
    "how_version",
    "delivered_on",
)


def hold(assignment: Assignment) -> None:
    """Hold it with its state."""
    subjects.hold(assignment.subject)
    db.session.refresh(assignment, HELD)


def held_version(assignment: Assignment, number: int) -> AssignmentVersion:
    """A version of an assignment that is held, as it stands now."""
    wanted = select(AssignmentVersion).where(
        AssignmentVersion.assignment_id == assignment.id, AssignmentVersion.number == number
    )
    return db.session.scalars(wanted.execution_options(populate_existing=True)).one()
