"""What can be done with tasks."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_line
from participatie.tasks import queries
from participatie.tasks.events import BoardShown, TaskAdded, TaskChanged, TaskGiven, TaskRemoved
from participatie.tasks.models import MAX_WAITING_FOR, MAX_WHAT, Task, TaskBoard, TaskState
from participatie.tasks.permissions import Side, can_show, can_work_on

FARTHEST = timedelta(days=5 * 366)


@dataclass(frozen=True)
class Wording:
    """What a task says: what, who, by when, in which column and, when it waits, for whom."""

    what: str
    person_id: int | None = None
    due_on: date | None = None
    state: TaskState = TaskState.TODO
    waiting_for: str = ""


def add_task(actor: Actor, side: Side, wording: Wording) -> Task:
    """Put a task on a board; who it is for hears so."""
    authorize(can_work_on, actor, side)
    usable = _usable(side, wording, known_day=None)
    if queries.count_open(side.subject.id) >= queries.MOST_OPEN:
        raise Refused(
            _("Op dit bord staan al %(n)s taken. Rond er eerst een paar af, of gooi ze weg.", n=queries.MOST_OPEN), field="what"
        )
    moment = now()
    task = Task(subject_id=side.subject.id, created_by_id=actor.id, created_at=moment, moved_at=moment)
    _write(task, usable)
    db.session.add(task)
    db.session.flush()
    emit(TaskAdded(by_id=actor.id, subject_id=task.subject_id, task_id=task.id))
    _tell_given(actor, task, before=None)
    return task


def change_task(actor: Actor, side: Side, task: Task, version: int, wording: Wording) -> None:
    """Bring a task up to date; who began from an older version is told so."""
    _hold(task)
    authorize(can_work_on, actor, side)
    usable = _usable(side, wording, known_day=task.due_on)
    if version != task.version:
        raise Conflict((Clash(_("Wat"), mine=usable.what, theirs=task.what),))
    before = _read(task)
    if usable == before:
        return
    giver = task.person_id
    _write(task, usable)
    _changed(actor, task, before)
    _tell_given(actor, task, before=giver)


def move_task(actor: Actor, side: Side, task: Task, state: TaskState, waiting_for: str = "") -> None:
    """Put a task in another column. What waits says for whom; moving it where it stands already is no harm."""
    _hold(task)
    authorize(can_work_on, actor, side)
    if task.state == state:
        return
    before = _read(task)
    _write(task, _usable(side, Wording(task.what, task.person_id, task.due_on, state, waiting_for), known_day=task.due_on))
    _changed(actor, task, before)


def remove_task(actor: Actor, side: Side, task: Task) -> None:
    """Throw a task away, for good."""
    authorize(can_work_on, actor, side)
    subject_id, task_id = task.subject_id, task.id
    db.session.delete(task)
    db.session.flush()
    emit(TaskRemoved(by_id=actor.id, subject_id=subject_id, task_id=task_id))


def show_board(actor: Actor, side: Side) -> None:
    """Let everybody see the board of an initiative."""
    _choose(actor, side, is_public=True)


def hide_board(actor: Actor, side: Side) -> None:
    """Keep the board of an initiative to its makers and the partners that take part."""
    _choose(actor, side, is_public=False)


def let_go_of_tasks(person_id: int, subject_id: int | None = None) -> None:
    """Somebody left a team, an initiative or the platform: what they had to do is nobody's again, on one board or on all."""
    for task in queries.list_of_person(person_id, subject_id):
        task.person_id = None
        task.version += 1
    if subject_id is None:
        for task in queries.list_written_by(person_id):
            task.created_by_id = None
    db.session.flush()


def _choose(actor: Actor, side: Side, *, is_public: bool) -> None:
    authorize(can_show, actor, side)
    board = db.session.get(TaskBoard, side.subject.id, with_for_update=True)
    if board is None:
        board = TaskBoard(subject_id=side.subject.id, is_public=False)
        db.session.add(board)
    if board.is_public == is_public:
        return
    board.is_public = is_public
    db.session.flush()
    emit(BoardShown(by_id=actor.id, subject_id=side.subject.id, is_public=is_public))


def _usable(side: Side, wording: Wording, known_day: date | None) -> Wording:
    what, waiting_for = clean_line(wording.what), clean_line(wording.waiting_for)
    if not what:
        raise Refused(_("Schrijf in één zin wat er moet gebeuren."), field="what")
    if len(what) > MAX_WHAT or len(waiting_for) > MAX_WAITING_FOR:
        raise Refused(_("Dat is te lang. Houd het bij één zin."), field="what" if len(what) > MAX_WHAT else "waiting_for")
    if wording.person_id is not None and wording.person_id not in dict(queries.list_people(side)):
        raise Refused(_("Kies iemand die nu meedoet."), field="person")
    if wording.due_on and wording.due_on != known_day and not today() <= wording.due_on <= today() + FARTHEST:
        raise Refused(_("Kies een dag vanaf vandaag, en binnen vijf jaar."), field="due_on")
    if wording.state is TaskState.WAITING and not waiting_for:
        raise Refused(_("Vertel op wie of wat jullie wachten."), field="waiting_for")
    return Wording(
        what, wording.person_id, wording.due_on, wording.state, waiting_for if wording.state is TaskState.WAITING else ""
    )


def _read(task: Task) -> Wording:
    return Wording(task.what, task.person_id, task.due_on, TaskState(task.state), task.waiting_for)


def _write(task: Task, wording: Wording) -> None:
    if task.state != wording.state:
        task.moved_at = now()
    task.what, task.person_id, task.due_on = wording.what, wording.person_id, wording.due_on
    task.state, task.waiting_for = wording.state, wording.waiting_for


def _changed(actor: Actor, task: Task, before: Wording) -> None:
    after = _read(task)
    parts = [name for name in before.__dataclass_fields__ if getattr(before, name) != getattr(after, name)]
    task.version += 1
    db.session.flush()
    emit(TaskChanged(by_id=actor.id, subject_id=task.subject_id, task_id=task.id, what=",".join(parts)))


def _tell_given(actor: Actor, task: Task, before: int | None) -> None:
    if task.person_id not in (None, before, actor.id):
        emit(TaskGiven(by_id=actor.id, subject_id=task.subject_id, task_id=task.id, to_id=task.person_id))


def _hold(task: Task) -> None:
    """Two people at once come one after the other, and the second sees what the first did."""
    db.session.refresh(task, with_for_update=True)
