"""Who the client is: one person in a role, who can step back; then a colleague of the same party takes the place."""

from flask_babel import gettext as _

from participatie.assignments import queries
from participatie.assignments.events import AssignmentClientChanged
from participatie.assignments.models import MAX_ROLE, Assignment, AssignmentState, GiveBackReason, Side
from participatie.assignments.permissions import can_step_back, can_take_over
from participatie.assignments.services.holding import hold
from participatie.assignments.services.mailing import tell_side
from participatie.assignments.services.stepping import note_move
from participatie.assignments.services.wording import usable_line
from participatie.kernel.access import SYSTEM, Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.events import emit


def step_back(actor: Actor, assignment: Assignment) -> None:
    """Be its client no longer; colleagues who speak for the same party are asked to take the place."""
    hold(assignment)
    authorize(can_step_back, actor, assignment)
    _without_client(assignment, actor.id)


def take_over(actor: Actor, assignment: Assignment, role: str) -> None:
    """Become its client, in a role."""
    hold(assignment)
    authorize(can_take_over, actor, assignment, queries.has_client(assignment))
    usable = usable_line(role, "role", MAX_ROLE, _("Schrijf in welke rol je dit vraagt, zoals wethouder wonen."))
    assignment.client_person_id, assignment.client_role = actor.id, usable
    db.session.flush()
    emit(AssignmentClientChanged(by_id=actor.id, subject_id=assignment.id, role=usable))
    tell_side(assignment, Side.TAKER, "client", actor)


def forget_client(person_id: int, by_id: int | None) -> None:
    """Somebody is gone: what they asked stays, and waits for a colleague."""
    for assignment in queries.list_of_client(person_id):
        hold(assignment)
        _without_client(assignment, by_id)


def _without_client(assignment: Assignment, by_id: int | None) -> None:
    assignment.client_person_id = None
    db.session.flush()
    emit(AssignmentClientChanged(by_id=by_id, subject_id=assignment.id, role=assignment.client_role))
    tell_side(assignment, Side.CLIENT, "no_client", SYSTEM)


def give_back_of_closed_team(team_id: int) -> None:
    """A team is no more: what lay before it goes back to the client, what it had begun lies still."""
    for assignment in queries.list_of_taker(team_id):
        hold(assignment)
        sentence = _("Het team is gestopt.")
        if assignment.state is AssignmentState.DISCUSSED:
            note_move(SYSTEM, assignment, AssignmentState.GIVEN_BACK, Side.TAKER, sentence, GiveBackReason.OTHER)
        elif assignment.state in {AssignmentState.ACCEPTED, AssignmentState.RUNNING}:
            note_move(SYSTEM, assignment, AssignmentState.PAUSED, Side.TAKER, sentence)
        else:
            continue
        tell_side(assignment, Side.CLIENT, "team_gone", SYSTEM)
