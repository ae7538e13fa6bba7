"""A board with its four columns, and one task."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import Conflict
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.urls import url_of
from participatie.tasks import queries, services
from participatie.tasks.forms import STATE_LABELS, AddTaskForm, TaskForm
from participatie.tasks.models import Task, TaskState
from participatie.tasks.permissions import Side, can_work_on
from participatie.tasks.views.blueprint import bp


@bp.route("/taken/<int:subject_id>", methods=["GET", "POST"])
@public
@limits.writing
def board(subject_id: int) -> Answer:
    """Show the tasks of a team or an initiative, and write down one more."""
    found = queries.get_board(actor(), subject_id)
    form = AddTaskForm()
    form.offer(found.people)
    if form.is_submitted():
        authorize(can_work_on, actor(), found.side)
    if form.validate_on_submit():
        with form.reporting():
            services.add_task(actor(), found.side, form.wording)
            flash(_("De taak staat op het bord."))
            return redirect(url_for("tasks.board", subject_id=subject_id))
    subject = found.side.subject
    return page("tasks/board.html", form=form, board=found, labels=STATE_LABELS, subject=subject, subject_url=url_of(subject))


@bp.route("/taken/taak/<int:task_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit(task_id: int) -> Answer:
    """Change a task."""
    task, side = queries.get_task(actor(), task_id)
    authorize(can_work_on, actor(), side)
    form = _form_of(task, side)
    if form.validate_on_submit():
        with form.reporting():
            try:
                services.change_task(actor(), side, task, form.version.data, form.wording)
            except Conflict as conflict:
                raise Conflict(conflict.clashes, url_for("tasks.edit", task_id=task_id)) from conflict
            return redirect(_place_of(task))
    return page("tasks/edit.html", form=form, task_id=task.id, subject=side.subject)


@bp.post("/taken/taak/<int:task_id>/naar/<state>")
@signed_in
@limits.writing
def move(task_id: int, state: str) -> Answer:
    """Put a task in another column; what will wait is asked for whom first."""
    if state not in set(TaskState):
        abort(404)
    task, side = queries.get_task(actor(), task_id)
    authorize(can_work_on, actor(), side)
    if state == TaskState.WAITING and task.state != state:
        return redirect(url_for("tasks.edit", task_id=task_id, staat=state, _anchor="waiting_for"))
    services.move_task(actor(), side, task, TaskState(state))
    return redirect(_place_of(task))


@bp.post("/taken/taak/<int:task_id>/weg")
@signed_in
@limits.writing
def remove(task_id: int) -> Answer:
    """Throw a task away."""
    task, side = queries.get_task(actor(), task_id)
    services.remove_task(actor(), side, task)
    flash(_("De taak is weg."))
    return redirect(url_for("tasks.board", subject_id=side.subject.id))


@bp.post("/taken/<int:subject_id>/zichtbaar/<choice>")
@signed_in
@limits.writing
def show(subject_id: int, choice: str) -> Answer:
    """Let everybody see the board of an initiative, or only those who take part."""
    side = queries.get_side(actor(), subject_id)
    verb = {"voor-iedereen": services.show_board, "voor-ons": services.hide_board}.get(choice)
    if verb is None:
        abort(404)
    verb(actor(), side)
    return redirect(url_for("tasks.board", subject_id=subject_id))


def _form_of(task: Task, side: Side) -> TaskForm:
    wanted = request.args.get("staat", task.state)
    known = {"what": task.what, "due_on": task.due_on, "waiting_for": task.waiting_for, "version": task.version}
    form = TaskForm(data={**known, "person": str(task.person_id or ""), "state": wanted})
    form.offer(queries.list_people(side))
    return form


def _place_of(task: Task) -> str:
    return url_for("tasks.board", subject_id=task.subject_id, _anchor=f"taak-{task.id}")
