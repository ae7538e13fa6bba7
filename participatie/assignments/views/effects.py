"""Saying what came of it."""

from flask_babel import gettext as _

from participatie.assignments import queries, services
from participatie.assignments.forms import MeasureForm
from participatie.assignments.permissions import can_measure
from participatie.assignments.presenting import effect_words
from participatie.assignments.views.blueprint import bp
from participatie.assignments.views.own import allowed, back
from participatie.kernel import limits
from participatie.kernel.clock import today
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page


@bp.route("/<int:subject_id>/effect", methods=["GET", "POST"])
@signed_in
@limits.writing
def measure(subject_id: int) -> Answer:
    """Say what the indicator is on a day, and what one sees."""
    assignment, form = allowed(subject_id, can_measure), MeasureForm()
    if form.validate_on_submit():
        with form.reporting():
            services.measure(actor(), assignment, form.value.data, form.measured_on.data, form.sentence.data)
            return back(assignment, _("Dank je. Het staat erbij."))
    if not form.is_submitted():
        form.measured_on.data = today()
    what = queries.get_version(assignment, assignment.current_number).what
    return page("assignments/measure.html", form=form, assignment=assignment, what=what, effect_words=effect_words(what))
