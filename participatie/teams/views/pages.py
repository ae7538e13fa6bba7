"""The public pages of teams."""

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from participatie.kernel.routes import actor, page_number, public, signed_in
from participatie.kernel.text import render_markdown
from participatie.kernel.web import Answer, page
from participatie.subjects.parts import parts_of
from participatie.subjects.queries import list_cards
from participatie.subjects.urls import url_of
from participatie.teams import queries, services
from participatie.teams.models import TEAM_KIND_LABELS
from participatie.teams.views.blueprint import bp


@bp.get("/teams")
@public
def index() -> Answer:
    """List the teams."""
    return page("teams/index.html", found=queries.page_teams(actor(), page_number()))


@bp.get("/teams/<int:subject_id>")
@bp.get("/teams/<int:subject_id>-<slug>")
@public
def detail(subject_id: int, slug: str = "") -> Answer:
    """What a team is for, what it answers for, who is in it and how it keeps its term."""
    team = queries.get_team(actor(), subject_id)
    if request.path != (url := url_of(team.subject)):
        return redirect(url, 301)
    members = queries.list_public_members(team)
    return page(
        "teams/detail.html",
        team=team,
        kind_labels=TEAM_KIND_LABELS,
        purpose_html=render_markdown(team.purpose),
        agreements_html=render_markdown(team.agreements),
        remits=queries.list_remits(team),
        members=members,
        membership=queries.find_membership(team.id, actor().id),
        figures=queries.count_figures(team),
        cards=list_cards(actor(), queries.list_open_work(actor(), team)),
        helped=list_cards(actor(), queries.list_helped_ids(actor(), team)),
        parts=parts_of(actor(), team.subject),
    )


@bp.post("/teams/<int:subject_id>/mijn-naam/<choice>")
@signed_in
def choose_naming(subject_id: int, choice: str) -> Response:
    """Let one's own name be on the page, or not."""
    team = queries.get_team(actor(), subject_id)
    membership = queries.find_membership(team.id, actor().id)
    verb = {"tonen": services.be_named, "verbergen": services.stay_unnamed}.get(choice)
    if membership is None or verb is None:
        abort(404)
    verb(actor(), membership)
    return redirect(url_of(team.subject))
