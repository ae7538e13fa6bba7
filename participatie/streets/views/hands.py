"""Hands counted in a room."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.kernel import limits
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.talks import HandsForm
from participatie.streets.models import PlanVersion
from participatie.streets.services.hands import Hands
from participatie.streets.views.blueprint import bp
from participatie.streets.views.recording import own_plan


def hands_of(form: HandsForm, versions: dict[str, PlanVersion]) -> Hands:
    """What was counted."""
    return Hands(
        question=form.question.data,
        fine=form.fine.data or 0,
        rather_not=form.rather_not.data or 0,
        no_opinion=form.no_opinion.data or 0,
        present=form.present.data or 0,
        held_on=form.held_on.data,
        version=versions.get(form.version.data or ""),
    )


@bp.route("/<int:subject_id>/handen", methods=["GET", "POST"])
@signed_in
@limits.writing
def hands(subject_id: int) -> Answer:
    """Write down hands that went up, and read the counts before."""
    plan = own_plan(subject_id)
    versions = {str(version.id): version for version in queries.list_versions(actor(), plan) if version.is_published}
    form = HandsForm()
    form.version.choices = [SelectChoice("", _("Geen versie")), *(SelectChoice(key, it.title) for key, it in versions.items())]
    if form.validate_on_submit():
        with form.reporting():
            services.count_hands(actor(), plan, hands_of(form, versions))
            flash(_("De telling staat erbij."), "success")
            return redirect(url_for("streets.hands", subject_id=plan.id))
    names = {int(key): it.title for key, it in versions.items()}
    return page("streets/hands.html", plan=plan, form=form, counts=queries.list_hand_counts(plan.id), version_names=names)


@bp.post("/<int:subject_id>/handen/<int:count_id>/weg")
@signed_in
@limits.writing
def drop_hands(subject_id: int, count_id: int) -> Answer:
    """Take a wrong count away."""
    plan = own_plan(subject_id)
    services.drop_hands(actor(), plan, queries.get_hand_count(plan.id, count_id))
    flash(_("De telling is weg."), "success")
    return redirect(url_for("streets.hands", subject_id=plan.id))
