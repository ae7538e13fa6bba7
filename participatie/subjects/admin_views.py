"""Beheer: the themes, and the history of everything that was changed."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.routes import actor, for_role, page_number
from participatie.kernel.web import Answer, page
from participatie.subjects import services
from participatie.subjects.queries import administration as queries
from participatie.subjects.theme_forms import ThemeForm
from participatie.subjects.wording import event_label, fact_label, fact_value

bp = Blueprint("subjects_admin", __name__, url_prefix="/beheer")


@bp.get("/themas")
@for_role("administrator")
def themes() -> Answer:
    """List the themes."""
    return page("beheer/themes.html", themes=queries.list_all_themes())


@bp.route("/themas/nieuw", methods=["GET", "POST"])
@for_role("administrator")
def open_theme() -> Answer:
    """Open a theme."""
    form = ThemeForm()
    if form.validate_on_submit():
        with form.reporting():
            services.open_theme(actor(), *form.values())
            flash(_("Het thema staat erbij."))
            return redirect(url_for("subjects_admin.themes"))
    return page("beheer/theme.html", form=form, theme=None)


@bp.route("/themas/<int:theme_id>", methods=["GET", "POST"])
@for_role("administrator")
def theme(theme_id: int) -> Answer:
    """Change a theme."""
    theme = queries.get_theme(actor(), theme_id)
    form = ThemeForm(obj=theme)
    if form.validate_on_submit():
        with form.reporting():
            services.change_theme(actor(), theme, *form.values())
            flash(_("Het thema is veranderd."))
            return redirect(url_for("subjects_admin.themes"))
    return page("beheer/theme.html", form=form, theme=theme)


@bp.post("/themas/<int:theme_id>/<choice>")
@for_role("administrator")
def close_or_reopen(theme_id: int, choice: str) -> Answer:
    """Let there be nothing new about this theme, or again."""
    verb = {"sluiten": services.close_theme, "openen": services.reopen_theme}.get(choice)
    if verb is None:
        abort(404)
    verb(actor(), queries.get_theme(actor(), theme_id))
    flash(_("Het thema is gesloten. Wat er is, blijft.") if choice == "sluiten" else _("Het thema is weer open."))
    return redirect(url_for("subjects_admin.themes"))


@bp.get("/geschiedenis")
@for_role("administrator")
def history() -> Answer:
    """Show who changed what and when."""
    events = queries.list_events(actor())
    event = request.args.get("wat", "")
    if event and event not in events:
        abort(400)
    choices = sorted(((name, event_label(name)) for name in events), key=lambda choice: choice[1])
    found = queries.page_changes(actor(), event, page_number())
    return page(
        "beheer/history.html",
        found=found,
        events=choices,
        event=event,
        label=event_label,
        fact_label=fact_label,
        fact_value=fact_value,
    )
