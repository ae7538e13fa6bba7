"""How the room is used, and bounds that are hit so often that they had better be wider."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.mandates import queries, services
from participatie.mandates.bounds import FIGURES, Sort
from participatie.mandates.choosing import figure_of, typed_figure
from participatie.mandates.forms import WidenForm
from participatie.mandates.models import Mandate
from participatie.mandates.permissions import can_widen
from participatie.mandates.presenting import suggestion_view
from participatie.mandates.suggesting import Suggestion, suggestions
from participatie.mandates.views.blueprint import bp
from participatie.mandates.wording import SORT_LABELS


@bp.get("/mandaten/cijfers")
@public
def measures() -> Answer:
    """How much teams decide by themselves, how fast, and where it is too narrow. Nothing about persons."""
    found = queries.measure()
    crossed = [(str(SORT_LABELS.get(sort, sort)), count) for sort, count in found.crossed]
    return page("mandates/measures.html", found=found, crossed=crossed)


def suggestion_of(mandate: Mandate, sort: str) -> Suggestion:
    """What is suggested for this bound."""
    for suggestion in suggestions(queries.list_hits(mandate)):
        if suggestion.sort == sort:
            return suggestion
    raise NotFound


@bp.route("/mandaten/<int:mandate_id>/verruimen/<sort>", methods=["GET", "POST"])
@signed_in
@limits.writing
def widen(mandate_id: int, sort: str) -> Answer:
    """Make a bound wider that is hit often, or leave it and say why."""
    mandate = queries.get_mandate(mandate_id)
    above = queries.list_above(mandate)
    authorize(can_widen, actor(), mandate, above[0] if above else None)
    found = suggestion_of(mandate, sort)
    form = WidenForm(data={"value": typed_figure(found.sort, found.fitting)})
    if found.sort not in FIGURES:
        del form.value
    if form.validate_on_submit():
        with form.reporting():
            return choose(mandate, found.sort, form)
    return page("mandates/widen.html", form=form, mandate=mandate, found=suggestion_view(mandate, found))


def choose(mandate: Mandate, sort: Sort, form: WidenForm) -> Response:
    """Do what the button says: wider, or as it is."""
    if request.form.get("do") == "widen" and sort in FIGURES:
        value = figure_of(sort, form.value)
        if value is None:
            raise Refused(_("Vul in tot hoever de grens gaat."), field="value")
        services.widen(actor(), mandate, {sort: value}, form.why.data)
        flash(_("De grens is verruimd. Iedereen leest waarom."))
    else:
        services.keep_bound(actor(), mandate, sort, form.why.data)
        flash(_("De grens blijft. Iedereen leest waarom."))
    return redirect(url_for("mandates.detail", mandate_id=mandate.id))
