"""What an assignment has to do with others, and what of residents falls under it."""

from flask_babel import gettext as _
from sqlalchemy import select

from participatie.assignments import queries
from participatie.assignments.circles import closes_circle
from participatie.assignments.events import AssignmentsConnected, AssignmentsDisconnected, TakenFromAssignment
from participatie.assignments.models import Assignment, AssignmentDependency, CarriedSubject, Dependency
from participatie.assignments.models.links import MAX_NOTE
from participatie.assignments.permissions import can_connect, can_release
from participatie.assignments.services.holding import hold
from participatie.assignments.services.publishing import tell_under
from participatie.assignments.services.wording import usable_line
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.subjects.kinds import kind_of
from participatie.subjects.makers import makers_with_rights
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject

MOST = 20


def connect(actor: Actor, assignment: Assignment, other_id: int, relation: Dependency, note: str) -> AssignmentDependency:
    """Say that it touches, waits for or strengthens another assignment that the actor may read."""
    authorize(can_connect, actor, assignment)
    other = queries.get_assignment(actor, other_id)
    if other.id == assignment.id:
        raise Refused(_("Dit is dezelfde opdracht. Kies een andere."), field="other")
    _hold_all()
    if queries.find_dependency(assignment.id, other.id, relation) is not None:
        raise Refused(_("Dat staat er al."), field="other")
    if relation is Dependency.WAITS_FOR and closes_circle(queries.list_waiting(), assignment.id, other.id):
        raise Refused(
            _(
                "Dan wachten deze opdrachten op elkaar, en begint er geen. “%(title)s” wacht al hierop.",
                title=other.subject.title,
            ),
            field="other",
        )
    said = usable_line(note, "note", MAX_NOTE)
    made = AssignmentDependency(one_id=assignment.id, other_id=other.id, relation=relation, note=said, by_id=actor.id, at=now())
    db.session.add(made)
    db.session.flush()
    for one, far in ((assignment, other), (other, assignment)):
        emit(AssignmentsConnected(by_id=actor.id, subject_id=one.id, other_id=far.id, relation=relation))
    return made


def _hold_all() -> None:
    """One circle can run over many assignments, so who ties them comes one after the other: all hold the first row."""
    db.session.execute(select(Assignment.id).order_by(Assignment.id).limit(1).with_for_update())


def disconnect(actor: Actor, assignment: Assignment, made: AssignmentDependency) -> None:
    """Say that it is so no more: either side of either assignment."""
    authorize(can_connect, actor, assignment)
    one_id, other_id, relation = made.one_id, made.other_id, made.relation
    db.session.delete(made)
    db.session.flush()
    for one, far in ((one_id, other_id), (other_id, one_id)):
        emit(AssignmentsDisconnected(by_id=actor.id, subject_id=one, other_id=far, relation=relation))


def carry(actor: Actor, assignment: Assignment, subject_id: int) -> None:
    """Say that something of residents falls under it. Those who make it are told, and can say that it is not so."""
    hold(assignment)
    authorize(can_connect, actor, assignment)
    subject = get_subject(actor, subject_id)
    if not subject.is_published or subject.is_hidden or not kind_of(subject.kind).can_be_linked:
        raise Refused(_("Dit kan niet onder een opdracht vallen. Kies iets anders."), field="subject")
    if queries.find_carried(assignment, subject.id) is not None:
        raise Refused(_("Dit valt al onder deze opdracht."), field="subject")
    if len(queries.list_carried_ids(assignment)) >= MOST:
        raise Refused(_("Hier vallen al %(n)s dingen onder. Haal er eerst een weg.", n=MOST), field="subject")
    db.session.add(CarriedSubject(assignment_id=assignment.id, subject_id=subject.id, by_id=actor.id, at=now()))
    db.session.flush()
    if assignment.subject.is_published and not assignment.subject.is_hidden:
        tell_under(actor, assignment, subject.id)


def release(actor: Actor, assignment: Assignment, subject: Subject) -> None:
    """Say that something does not fall under it: either side, or whoever makes it. Doing so twice is no harm."""
    hold(assignment)
    authorize(can_release, actor, assignment, makers_with_rights(subject))
    made = queries.find_carried(assignment, subject.id)
    if made is None:
        return
    db.session.delete(made)
    db.session.flush()
    if assignment.subject.is_published and not assignment.subject.is_hidden:
        emit(
            TakenFromAssignment(
                by_id=actor.id, subject_id=subject.id, assignment_id=assignment.id, title=assignment.subject.title
            )
        )
