"""When everybody may read an assignment, and when not."""

from participatie.assignments import queries
from participatie.assignments.events import UNDER, PutUnderAssignment
from participatie.assignments.models import Assignment
from participatie.kernel.access import Actor
from participatie.kernel.events import emit
from participatie.subjects import services as subjects
from participatie.subjects.services import conceal_history, reveal_history


def publish(actor: Actor, assignment: Assignment) -> None:
    """Show it to everybody, and tell it where residents made something that falls under it."""
    subjects.publish(actor, assignment.subject)
    for subject_id in queries.list_carried_ids(assignment):
        tell_under(actor, assignment, subject_id)


def tell_under(actor: Actor, assignment: Assignment, subject_id: int) -> None:
    """Note in the history of something that it falls under this assignment."""
    emit(
        PutUnderAssignment(
            by_id=actor.id,
            subject_id=subject_id,
            assignment_id=assignment.id,
            title=assignment.subject.title,
            team_name=queries.find_team_name(assignment.taker_team_id),
        )
    )


def conceal_under(assignment: Assignment) -> None:
    """It is out of sight: the histories of what falls under it name it no more."""
    for subject_id in queries.list_carried_ids(assignment):
        conceal_history(subject_id, UNDER, "assignment_id", assignment.id)


def reveal_under(assignment: Assignment) -> None:
    """It can be seen again."""
    for subject_id in queries.list_carried_ids(assignment):
        reveal_history(subject_id, UNDER, "assignment_id", assignment.id)
