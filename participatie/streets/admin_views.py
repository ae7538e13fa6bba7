"""Beheer: how narrow strips of a street may be before people are warned."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.sections import MinimumsForm

bp = Blueprint("streets_admin", __name__, url_prefix="/beheer")


@bp.route("/stroken", methods=["GET", "POST"])
@for_role("administrator")
def minimums() -> Answer:
    """The minimum widths that this municipality chooses."""
    form = MinimumsForm(data=queries.list_minimums())
    if form.validate_on_submit():
        services.set_minimums(actor(), form.minimums())
        flash(_("De kleinste breedtes zijn bewaard."))
        return redirect(url_for("streets_admin.minimums"))
    return page("beheer/strip_minimums.html", form=form)
