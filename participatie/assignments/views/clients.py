"""Stepping back as client, and taking that place."""

from flask_babel import gettext as _

from participatie.assignments import queries, services
from participatie.assignments.forms import EmptyForm, RoleForm
from participatie.assignments.permissions import can_step_back, can_take_over
from participatie.assignments.views.blueprint import bp
from participatie.assignments.views.own import allowed, back
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page


@bp.route("/<int:subject_id>/niet-meer-opdrachtgever", methods=["GET", "POST"])
@signed_in
@limits.writing
def step_back(subject_id: int) -> Answer:
    """Be its client no longer."""
    assignment, form = allowed(subject_id, can_step_back), EmptyForm()
    if form.validate_on_submit():
        services.step_back(actor(), assignment)
        return back(assignment, _("Je bent geen opdrachtgever meer. Je collega's krijgen een mail."))
    return page("assignments/step_back.html", form=form, assignment=assignment, party=queries.find_party(assignment))


@bp.route("/<int:subject_id>/opdrachtgever-worden", methods=["GET", "POST"])
@signed_in
@limits.writing
def take_over(subject_id: int) -> Answer:
    """Take the place of the client."""
    assignment = queries.get_assignment(actor(), subject_id)
    authorize(can_take_over, actor(), assignment, queries.has_client(assignment))
    form = RoleForm(data={"role": assignment.client_role})
    if form.validate_on_submit():
        with form.reporting():
            services.take_over(actor(), assignment, form.role.data)
            return back(assignment, _("Je bent nu de opdrachtgever."))
    return page("assignments/take_over.html", form=form, assignment=assignment, party=queries.find_party(assignment))
