"""The work list of a team: an inbox of what waits, with its filters in the address."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel.routes import actor, for_role, page_number, safe_next
from participatie.kernel.web import Answer, page
from participatie.teams import queries, services
from participatie.teams.views.blueprint import bp
from participatie.teams.views.shortcuts import has_keys
from participatie.teams.views.work_choices import PROMISE_LABELS, SORTING_LABELS, TAB_LABELS, choices_of
from participatie.teams.waiting import waiting_for


@bp.get("/werk")
@for_role("team_member")
def work() -> Answer:
    """Show what waits for an answer in one team."""
    team = queries.get_work_team(actor(), request.args.get("team", type=int))
    choices = choices_of(team)
    return page(
        "teams/work.html",
        team=team,
        teams=queries.list_own_teams(actor()),
        chosen=choices,
        wanted=choices.wanted,
        found=queries.page_work(actor(), choices.wanted, page_number()),
        labels=TAB_LABELS,
        promises=PROMISE_LABELS,
        sortings=SORTING_LABELS,
        waiting=waiting_for(actor(), team.id),
        has_keys=has_keys(),
    )


@bp.post("/werk/<int:responsibility_id>/oppakken")
@for_role("team_member")
def take_up(responsibility_id: int) -> Answer:
    """Become the named contact, and go on where one was."""
    responsibility = queries.get_responsibility(responsibility_id)
    services.take_up(actor(), responsibility)
    flash(_("Jij bent nu het aanspreekpunt. Je naam staat bij dit onderwerp."))
    return redirect(safe_next(request.form.get("next"), url_for("teams.work", team=responsibility.team_id)))
