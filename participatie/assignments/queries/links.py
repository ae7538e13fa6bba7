"""What depends on what, and what of residents falls under it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import joinedload

from participatie.assignments.models import Assignment, AssignmentDependency, CarriedSubject, Dependency
from participatie.assignments.queries.rows import AssignmentRow, ListFilter, list_assignments, read, rows
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Subject
from participatie.subjects.presence import Subjects
from participatie.subjects.queries import visible_to


@dataclass(frozen=True)
class Tie:
    """One dependency: the first does so to the second."""

    id: int
    one_id: int
    other_id: int
    relation: str
    note: str


@dataclass(frozen=True)
class Web:
    """Assignments, and the ties between those of them."""

    rows: list[AssignmentRow]
    ties: list[Tie]


def web_around(actor: Actor, assignment: Assignment) -> Web:
    """An assignment with those it is tied to, as far as the actor may see them. Two statements."""
    ties = _ties([assignment.id], both=False)
    ids = {assignment.id, *(end for tie in ties for end in (tie.one_id, tie.other_id))}
    seen = read(rows(actor).where(Assignment.id.in_(ids)).order_by(Assignment.id)) if ties else []
    return Web(seen, _between(ties, seen))


def web_of(actor: Actor, chosen: ListFilter) -> Web:
    """All assignments of a filter with the ties between them. Two statements."""
    seen = list_assignments(actor, chosen)
    return Web(seen, _between(_ties([row.id for row in seen], both=True), seen))


def _ties(ids: Sequence[int], *, both: bool) -> list[Tie]:
    if not ids:
        return []
    one, other = AssignmentDependency.one_id.in_(ids), AssignmentDependency.other_id.in_(ids)
    found = db.session.scalars(
        select(AssignmentDependency).where(one & other if both else or_(one, other)).order_by(AssignmentDependency.id)
    )
    return [Tie(it.id, it.one_id, it.other_id, it.relation, it.note) for it in found]


def _between(ties: list[Tie], seen: list[AssignmentRow]) -> list[Tie]:
    ids = {row.id for row in seen}
    return [tie for tie in ties if tie.one_id in ids and tie.other_id in ids]


def get_dependency(assignment: Assignment, dependency_id: int) -> AssignmentDependency:
    """One dependency of this assignment, whichever end it is."""
    found = db.session.get(AssignmentDependency, dependency_id)
    if found is None or assignment.id not in (found.one_id, found.other_id):
        raise NotFound
    return found


def find_dependency(one_id: int, other_id: int, relation: Dependency) -> AssignmentDependency | None:
    """The very same dependency, when it is known; that two touch each other has no direction."""
    ways = [(one_id, other_id)] + ([(other_id, one_id)] if relation is Dependency.TOUCHES else [])
    conditions = [(AssignmentDependency.one_id == first) & (AssignmentDependency.other_id == second) for first, second in ways]
    wanted = select(AssignmentDependency).where(AssignmentDependency.relation == relation, or_(*conditions))
    return db.session.scalar(wanted)


def list_waiting() -> list[tuple[int, int]]:
    """Which assignment waits for which, all of them: to see whether another one would close a circle."""
    wanted = select(AssignmentDependency.one_id, AssignmentDependency.other_id)
    found = db.session.execute(wanted.where(AssignmentDependency.relation == Dependency.WAITS_FOR))
    return [(one_id, other_id) for one_id, other_id in found]


def list_carried(actor: Actor, assignment: Assignment) -> Sequence[Subject]:
    """What of residents falls under it, as far as the actor may see that. One statement."""
    wanted = (
        select(Subject)
        .join(CarriedSubject, CarriedSubject.subject_id == Subject.id)
        .where(CarriedSubject.assignment_id == assignment.id, Subject.published_at.is_not(None), visible_to(actor))
        .options(joinedload(Subject.area))
        .order_by(Subject.title, Subject.id)
    )
    return db.session.scalars(wanted).all()


def list_carried_ids(assignment: Assignment) -> list[int]:
    """The numbers of what falls under it."""
    wanted = select(CarriedSubject.subject_id).where(CarriedSubject.assignment_id == assignment.id)
    return list(db.session.scalars(wanted.order_by(CarriedSubject.subject_id)))


def has_assignments(subject_id: Subjects) -> ColumnElement[bool]:
    """That a subject falls under any assignment, whoever may read that."""
    return select(CarriedSubject.assignment_id).where(CarriedSubject.subject_id == subject_id).exists()


def find_carried(assignment: Assignment, subject_id: int) -> CarriedSubject | None:
    """That this falls under it, if it does."""
    return db.session.get(CarriedSubject, (assignment.id, subject_id))
