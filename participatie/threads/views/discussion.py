"""The discussion of a team about a subject."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import get_subject
from participatie.threads import queries, services
from participatie.threads.forms import NoteForm
from participatie.threads.views.blueprint import bp


@bp.route("/gesprek/<int:subject_id>/notitie", methods=["GET", "POST"])
@signed_in
@limits.writing
def note(subject_id: int) -> Answer:
    """Read what the own team says to each other, and join in; for who is not in that team this page is not there."""
    subject = get_subject(actor(), subject_id)
    queries.get_team_id(actor(), subject)
    form = NoteForm(parent_id=request.args.get("reageer", type=int)).offer(queries.list_colleagues(actor(), subject))
    if form.validate_on_submit():
        with form.reporting():
            noted = services.note(actor(), subject, form.body.data or "", form.parent_id.data, form.mentioned_ids)
            flash(_("Je notitie is bewaard. Alleen het team leest haar, en een team dat meehelpt."))
            return redirect(url_for("threads.note", subject_id=subject_id, _anchor=noted.anchor))
    notes = queries.list_notes(actor(), subject)
    return page("threads/note.html", form=form, desk=queries.desk_view(actor(), subject), notes=notes)


@bp.app_template_global()
def note_form() -> NoteForm:
    """An empty form for a note under a conversation; naming colleagues from a list is done on the page of the discussion."""
    return NoteForm(None).offer([])
