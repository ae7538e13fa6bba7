"""Typing slips at speed."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.paper import CorrectSlipForm, SlipForm
from participatie.streets.services.recording import Said
from participatie.streets.services.slips import Slip
from participatie.streets.views.blueprint import bp
from participatie.streets.views.recording import offer_kinds, own_plan, place_words, written


def slip_of(form: SlipForm) -> Slip:
    """What stands on the slip."""
    said = Said(form.title.data, form.why.data, form.kind.data or "", form.place.data)
    return Slip(form.slip_number.data, said, form.phone.data or "")


@bp.route("/<int:subject_id>/strookjes", methods=["GET", "POST"])
@signed_in
@limits.recording
def slips(subject_id: int) -> Answer:
    """An empty slip; once sent, the next one. The last ten stand below."""
    plan = own_plan(subject_id)
    form = SlipForm()
    offer_kinds(form.kind, plan)
    if form.validate_on_submit():
        with form.reporting():
            typed = services.type_slip(actor(), plan, slip_of(form))
            flash(_("Strookje %(n)s staat erbij, als nummer %(number)s.", n=typed.slip_number, number=typed.number), "success")
            return redirect(url_for("streets.slips", subject_id=plan.id))
    newest = [written(it) for it in queries.list_newest_slips(actor(), plan.id)]
    total = queries.count_slips(actor(), plan.id)
    return page("streets/slips.html", plan=plan, form=form, slips=newest, total=total, places=place_words(plan))


@bp.route("/<int:subject_id>/strookjes/<int:contribution_id>", methods=["GET", "POST"])
@signed_in
@limits.recording
def correct_slip(subject_id: int, contribution_id: int) -> Answer:
    """Correct a slip that was typed in."""
    plan = own_plan(subject_id)
    found = queries.get_slip(actor(), plan, contribution_id)
    form = CorrectSlipForm(slip_number=found.slip_number, title=found.subject.title, why=found.why, version=found.version)
    del form.kind
    del form.phone
    if form.validate_on_submit():
        with form.reporting():
            slip = Slip(form.slip_number.data, Said(form.title.data, form.why.data, place=form.place.data))
            services.correct_slip(actor(), found, slip, form.version.data)
            flash(_("Strookje %(n)s is verbeterd.", n=found.slip_number), "success")
            return redirect(url_for("streets.slips", subject_id=plan.id))
    return page("streets/correct_slip.html", plan=plan, form=form, slip=written(found), places=place_words(plan))


@bp.post("/<int:subject_id>/strookjes/<int:contribution_id>/weg")
@signed_in
@limits.recording
def drop_slip(subject_id: int, contribution_id: int) -> Answer:
    """Take back a slip that was typed by mistake."""
    plan = own_plan(subject_id)
    services.drop_slip(actor(), queries.get_slip(actor(), plan, contribution_id))
    flash(_("Het strookje is weggehaald. Het nummer is weer vrij."), "success")
    return redirect(url_for("streets.slips", subject_id=plan.id))
