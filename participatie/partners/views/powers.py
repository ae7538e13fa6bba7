"""What only authorities say: for which power by law they take part, and on which step they stand."""

from flask import flash, redirect
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.partners import queries, services
from participatie.partners.forms import PowerForm, StepForm
from participatie.partners.models import STEP_LINES
from participatie.partners.permissions import can_set_step
from participatie.partners.views.blueprint import bp
from participatie.partners.views.joining import joinable
from participatie.subjects.urls import url_of


@bp.route("/meedoen/<int:subject_id>/bevoegdheid", methods=["GET", "POST"])
@for_role("partner_speaker")
@limits.writing
def use_power(subject_id: int) -> Answer:
    """Take part for a power by law, which everybody can read."""
    subject = joinable(subject_id)
    own = {str(partner.id): partner for partner in queries.list_own_partners(actor()) if partner.is_authority}
    form = PowerForm()
    form.partner.choices = [(key, partner.subject.title) for key, partner in own.items()]
    if form.validate_on_submit():
        with form.reporting():
            partner = own[form.partner.data]
            services.involve_by_power(actor(), subject, partner, form.power.data, form.reason.data)
            flash(_("Dit staat er nu bij."))
            return redirect(url_of(subject))
    return page("partners/use_power.html", form=form, subject=subject, subject_url=url_of(subject), has_authority=bool(own))


@bp.route("/meedoen/<int:subject_id>/<int:involvement_id>/stap", methods=["GET", "POST"])
@for_role("partner_speaker")
@limits.writing
def set_step(subject_id: int, involvement_id: int) -> Answer:
    """Say on which step an authority stands, and why."""
    subject = joinable(subject_id)
    involvement = queries.get_involvement(subject_id, involvement_id)
    authorize(can_set_step, actor(), involvement.partner)
    steps = queries.list_steps(subject_id, involvement.partner_id)
    form = StepForm(data={"step": steps[0].step if steps else None})
    if form.validate_on_submit():
        with form.reporting():
            services.set_step(actor(), subject, involvement, form.step.data, form.reason.data)
            flash(_("Dit staat er nu bij. Wie dit volgt, krijgt een mail met de reden."))
            return redirect(url_of(subject))
    return page(
        "partners/set_step.html",
        form=form,
        subject=subject,
        subject_url=url_of(subject),
        partner=involvement.partner,
        steps=steps,
        lines=STEP_LINES,
    )
