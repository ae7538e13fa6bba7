"""The work list of a team: an inbox of what waits, with its filters in the address."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.kernel.routes import actor, for_role, page_number, safe_next
from participatie.kernel.text import clean_body
from participatie.kernel.web import Answer, page
from participatie.places.queries import atlas
from participatie.subjects.queries import list_themes
from participatie.teams import queries, services
from participatie.teams.queries import Tab, WorkFilter
from participatie.teams.views.blueprint import bp
from participatie.teams.waiting import waiting_for

TAB_LABELS = {
    Tab.NEW: _l("Nieuw"),
    Tab.OURS: _l("Wacht op ons"),
    Tab.OTHERS: _l("Wacht op anderen"),
    Tab.SOON: _l("Termijn bijna om"),
    Tab.DONE: _l("Klaar"),
}


@bp.get("/werk")
@for_role("team_member")
def work() -> Answer:
    """Show what waits for an answer in one team."""
    team = queries.get_work_team(actor(), request.args.get("team", type=int))
    themes, areas = list_themes(), [fact for fact in atlas().facts.values() if fact.is_open]
    tab = request.args.get("lijst", Tab.NEW)
    theme = next((theme for theme in themes if theme.slug == request.args.get("thema")), None)
    area = next((fact for fact in areas if fact.slug == request.args.get("gebied")), None)
    if tab not in set(Tab):
        abort(400)
    wanted = WorkFilter(
        team_id=team.id,
        tab=Tab(tab),
        theme_id=theme.id if theme else None,
        area_path=area.path if area else "",
        contact_id=actor().id if request.args.get("wie") == "ik" else None,
        words=clean_body(request.args.get("q", ""))[:100],
    )
    return page(
        "teams/work.html",
        team=team,
        teams=queries.list_own_teams(actor()),
        wanted=wanted,
        labels=TAB_LABELS,
        counts=queries.count_tabs(actor(), wanted),
        found=queries.page_work(actor(), wanted, page_number()),
        themes=themes,
        areas=areas,
        theme=theme,
        area=area,
        waiting=waiting_for(actor(), team.id),
    )


@bp.post("/werk/<int:responsibility_id>/oppakken")
@for_role("team_member")
def take_up(responsibility_id: int) -> Answer:
    """Become the named contact, and go on where one was."""
    responsibility = queries.get_responsibility(responsibility_id)
    services.take_up(actor(), responsibility)
    flash(_("Jij bent nu het aanspreekpunt. Je naam staat bij dit onderwerp."))
    return redirect(safe_next(request.form.get("next"), url_for("teams.work", team=responsibility.team_id)))
