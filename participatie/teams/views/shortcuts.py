"""The keys of the work list: what each does, and turning them off for this browser."""

from flask import flash, redirect, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.kernel.routes import for_role
from participatie.kernel.web import Answer, page
from participatie.teams.forms import EmptyForm
from participatie.teams.views.blueprint import bp

OFF = "no_keys"
KEYS = {
    "j": _l("naar het volgende onderwerp"),
    "k": _l("naar het vorige onderwerp"),
    "x": _l("aanvinken, of weer niet"),
    "o": _l("openen"),
    "a": _l("antwoorden"),
    "p": _l("zelf oppakken"),
    "/": _l("zoeken in de lijst"),
    "?": _l("deze lijst van toetsen"),
}


def has_keys() -> bool:
    """Whether single keys do something in this browser."""
    return not session.get(OFF)


@bp.route("/werk/toetsen", methods=["GET", "POST"])
@for_role("team_member")
def shortcuts() -> Answer:
    """List the keys, and turn them off or on for this browser."""
    form = EmptyForm()
    if form.validate_on_submit():
        session[OFF] = has_keys()  # off when they are on, and the other way round
        flash(_("Sneltoetsen staan nu aan.") if has_keys() else _("Sneltoetsen staan nu uit."))
        return redirect(url_for("teams.shortcuts"))
    return page("teams/shortcuts.html", form=form, keys=KEYS, is_on=has_keys())
