"""Questions about boards and tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.clock import today
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound
from participatie.partners.models import Involvement
from participatie.subjects.makers import makers_with_rights
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject, visible_to
from participatie.tasks.models import Task, TaskBoard, TaskState
from participatie.tasks.permissions import Side, can_see, can_work_on
from participatie.teams.models import TEAM
from participatie.teams.queries import list_member_ids

BOARDED = (TEAM.name, "initiative")
"""The kinds that have a board."""
DONE_SHOWN = 20
MOST_OPEN = 100
OWN_SHOWN = 8


@dataclass(frozen=True)
class TaskRow:
    """One task as it stands on a board. `person_name` is empty for nobody."""

    id: int
    subject_id: int
    kind: str
    title: str
    what: str
    state: str
    waiting_for: str
    person_id: int | None
    person_name: str
    due_on: date | None
    version: int

    @property
    def is_late(self) -> bool:
        """Whether its day has passed and it is not done."""
        return self.state != TaskState.DONE and self.due_on is not None and self.due_on < today()


@dataclass(frozen=True)
class Board:
    """All tasks of one subject by column, and what this actor may do there."""

    side: Side
    columns: dict[TaskState, list[TaskRow]]
    people: list[tuple[int, str]]
    may_work: bool

    @property
    def is_empty(self) -> bool:
        """Whether nobody ever wrote down a task."""
        return not any(self.columns.values())


def find_side(subject: Subject) -> Side:
    """Who is on which side of the board of a subject that the caller was allowed to load. At most three statements."""
    if subject.kind == TEAM.name:
        return Side(subject)
    partners = select(Involvement.partner_id).where(Involvement.subject_id == subject.id)
    public = select(TaskBoard.is_public).where(TaskBoard.subject_id == subject.id)
    return Side(
        subject,
        maker_ids=frozenset(makers_with_rights(subject)),
        partner_ids=frozenset(db.session.scalars(partners)),
        is_public=bool(db.session.scalar(public)),
    )


def get_side(actor: Actor, subject_id: int) -> Side:
    """The board of a subject, for who may see it; for others there is none."""
    subject = get_subject(actor, subject_id)
    side = find_side(subject) if subject.kind in BOARDED else None
    if side is None or not can_see(actor, side):
        raise NotFound
    return side


def get_board(actor: Actor, subject_id: int) -> Board:
    """The board of a team or an initiative, in a number of statements that does not grow with it."""
    side = get_side(actor, subject_id)
    found = [*_read(_rows(side, Task.state != TaskState.DONE).order_by(*_SOONEST))]
    found += _read(_rows(side, Task.state == TaskState.DONE).order_by(Task.moved_at.desc(), Task.id.desc()).limit(DONE_SHOWN))
    columns = {state: [row for row in found if row.state == state] for state in TaskState}
    may_work = can_work_on(actor, side)
    return Board(side, columns, list_people(side) if may_work else [], may_work)


def get_task(actor: Actor, task_id: int) -> tuple[Task, Side]:
    """One task with its board, for who may see that."""
    task = db.session.get(Task, task_id) if 0 < task_id <= LARGEST_ID else None
    if task is None:
        raise NotFound
    return task, get_side(actor, task.subject_id)


def list_people(side: Side) -> list[tuple[int, str]]:
    """Who can do a task of this board, by name. Never shown to who does not work on it."""
    ids = list_member_ids(side.subject.id) if side.is_of_team else side.maker_ids
    wanted = select(Person.id, Person.display_name).where(Person.id.in_(ids), Person.active)
    return [(person_id, name) for person_id, name in db.session.execute(wanted.order_by(Person.display_name, Person.id))]


def read_sign(subject_id: int) -> tuple[bool, int]:
    """Whether everybody may see a board, and how many tasks on it are not done. One statement, for the page of the subject."""
    public = select(TaskBoard.is_public).where(TaskBoard.subject_id == subject_id).scalar_subquery()
    is_open = Task.subject_id == subject_id, Task.state != TaskState.DONE
    is_public, count = db.session.execute(select(public, select(func.count(Task.id)).where(*is_open).scalar_subquery())).one()
    return bool(is_public), count


def has_open_tasks(subject_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the board of the subject with this id holds a task that is not done."""
    return exists().where(Task.subject_id == subject_id, Task.state != TaskState.DONE)


def count_open(subject_id: int) -> int:
    """How many tasks of a board are not done."""
    is_open = Task.subject_id == subject_id, Task.state != TaskState.DONE
    return db.session.scalar(select(func.count(Task.id)).where(*is_open)) or 0


def list_due(actor: Actor, subject_id: int, until: date, limit: int = 30) -> list[TaskRow]:
    """What of a board is to be done until a day, and what is being done: soonest first."""
    side = get_side(actor, subject_id)
    pressing = or_(Task.due_on <= until, Task.state == TaskState.DOING)
    return _read(_rows(side, Task.state != TaskState.DONE, pressing).order_by(*_SOONEST).limit(limit))


def list_own(actor: Actor) -> list[TaskRow]:
    """What this person has to do on any board, soonest first. One statement.

    Of what is out of sight nothing, and of a team only for who is in it at this moment.
    """
    is_in = or_(Subject.kind != TEAM.name, Subject.id.in_(actor.scopes("team_member")))
    mine = Task.person_id == actor.id, Task.state != TaskState.DONE, visible_to(actor), Subject.hidden_at.is_(None), is_in
    return _read(_select().where(*mine).order_by(*_SOONEST).limit(OWN_SHOWN))


def list_of_person(person_id: int, subject_id: int | None = None) -> Sequence[Task]:
    """The tasks that are somebody's, of one board or of all."""
    wanted = select(Task).where(Task.person_id == person_id)
    return db.session.scalars(wanted if subject_id is None else wanted.where(Task.subject_id == subject_id)).all()


def list_written_by(person_id: int) -> Sequence[Task]:
    """The tasks that somebody wrote down."""
    return db.session.scalars(select(Task).where(Task.created_by_id == person_id)).all()


_SOONEST = (case((Task.due_on.is_(None), 1), else_=0), Task.due_on, Task.id)

_Columns = Select[int, int, str, str, str, str, str, int | None, str, date | None, int]


def _select() -> _Columns:
    return (
        select(
            Task.id,
            Task.subject_id,
            Subject.kind,
            Subject.title,
            Task.what,
            Task.state,
            Task.waiting_for,
            Task.person_id,
            func.coalesce(Person.display_name, ""),
            Task.due_on,
            Task.version,
        )
        .join(Subject, Subject.id == Task.subject_id)
        .outerjoin(Person, Person.id == Task.person_id)
    )


def _rows(side: Side, *conditions: ColumnElement[bool]) -> _Columns:
    return _select().where(Task.subject_id == side.subject.id, *conditions)


def _read(wanted: _Columns) -> list[TaskRow]:
    return [TaskRow(*row) for row in db.session.execute(wanted)]
