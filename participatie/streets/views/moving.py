"""Where the writer of a wish or remark says that it is somewhere else, on the map or in words."""

from flask import flash, redirect
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.contributions import MoveForm
from participatie.streets.models import Contribution
from participatie.streets.permissions import can_move
from participatie.streets.placing import Ground
from participatie.streets.services.contributions import Place
from participatie.streets.views.blueprint import bp
from participatie.streets.views.writing import chosen_spot, drawn_text, ground_of, move_form, place_map
from participatie.subjects.urls import url_of


@bp.route("/inbreng/<int:subject_id>/plek", methods=["GET", "POST"])
@signed_in
@limits.writing
def move_contribution(subject_id: int) -> Answer:
    """Put a wish or remark on another place, while its round is open."""
    found = queries.get_contribution(actor(), subject_id)
    authorize(can_move, actor(), found)
    about = queries.find_newest(found.plan_id) if found.is_wish else found.on_version
    ground = ground_of(found.plan, about)
    form = move_form(ground, found)
    if form.validate_on_submit():
        with form.reporting():
            _move(found, form, ground)
            return redirect(url_of(found.subject))
    shown = place_map(found.plan, ground, found)
    return page("streets/move_contribution.html", form=form, contribution=found, plan=found.plan, map=shown)


def _move(contribution: Contribution, form: MoveForm, ground: Ground) -> None:
    if form.geometry.data == drawn_text(contribution):
        flash(_("De plek is hetzelfde gebleven."), "info")
        return
    spot = chosen_spot(form, ground)
    key, kind = (spot.element.key, spot.element.kind) if spot.element else (None, "")
    services.move_contribution(actor(), contribution, Place(spot.geometry, spot.label, key, kind), form.version.data)
    flash(_("Het staat nu op de nieuwe plek."), "success")
