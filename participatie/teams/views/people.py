"""Who is in which teams, how much teams have on their hands, and what nobody looks after by name."""

from flask import request

from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, for_role, page_number
from participatie.kernel.text import clean_body
from participatie.kernel.web import Answer, page
from participatie.teams import queries
from participatie.teams.load import load_of
from participatie.teams.models import TEAM_KIND_LABELS
from participatie.teams.permissions import can_see_load
from participatie.teams.views.blueprint import bp


@bp.get("/werk/mensen")
@for_role("team_member", "partner_speaker", "partner_manager", "moderator", "administrator")
def colleagues() -> Answer:
    """List people with their teams, as far as the one who looks may know."""
    words = clean_body(request.args.get("q", ""))[:100]
    return page(
        "teams/colleagues.html",
        found=queries.page_colleagues(actor(), words, page_number()),
        words=words,
        mix=queries.find_mix(),
        kind_labels=TEAM_KIND_LABELS,
    )


@bp.get("/teams/<int:subject_id>/uren")
@for_role("team_member", "administrator")
def load(subject_id: int) -> Answer:
    """The hours that people promised beside what they look after and what is asked of them."""
    team = queries.get_team(actor(), subject_id)
    authorize(can_see_load, actor(), team.id)
    return page("teams/load.html", team=team, load=load_of(team))


@bp.get("/werk/zonder-trekker")
@for_role("team_member", "administrator")
def unowned() -> Answer:
    """List what nobody was the named person of for more than two working days, in every team."""
    return page("teams/unowned.html", found=queries.page_unowned(actor(), page_number()))
