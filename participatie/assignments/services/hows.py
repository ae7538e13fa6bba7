"""How it is done: the team's own text, which nobody else changes."""

from flask_babel import gettext as _

from participatie.assignments.events import AssignmentHowChanged
from participatie.assignments.models import Assignment
from participatie.assignments.permissions import can_write_how
from participatie.assignments.services.holding import hold
from participatie.assignments.services.wording import usable_how
from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict
from participatie.kernel.events import emit
from participatie.kernel.text import render_markdown


def write_how(actor: Actor, assignment: Assignment, version: int, how: str) -> None:
    """Write down how the team does it; `version` is the one that was on the screen."""
    hold(assignment)
    authorize(can_write_how, actor, assignment)
    usable = usable_how(how)
    if version != assignment.how_version:
        raise Conflict((Clash(_("Zo doen we het"), usable, assignment.how),))
    if usable == assignment.how:
        return
    assignment.how, assignment.how_html = usable, render_markdown(usable)
    assignment.how_version += 1
    db.session.flush()
    emit(AssignmentHowChanged(by_id=actor.id, subject_id=assignment.id))
