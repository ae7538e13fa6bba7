"""All assignments, how they hang together, and one's own."""

from flask import request, url_for

from participatie.assignments import queries
from participatie.assignments.choosing import Asked, BadFilter, read
from participatie.assignments.permissions import can_begin
from participatie.assignments.picture import picture_of
from participatie.assignments.portfolio import folders_of
from participatie.assignments.presenting import line_of, tie_lines
from participatie.assignments.views.blueprint import bp
from participatie.kernel.routes import actor, page_number, public, signed_in
from participatie.kernel.web import Answer, page


@bp.get("")
@public
def index() -> Answer:
    """The assignments that one may read, by a filter."""
    try:
        asked = read(request.args, queries.list_named(actor()))
    except BadFilter as error:
        nothing = Asked.nothing(queries.list_named(actor()))
        return page("assignments/index.html", 400, asked=nothing, problem=str(error), lines=[], found=None, chosen=[])
    found = queries.page_assignments(actor(), asked.chosen, page_number())
    return page(
        "assignments/index.html",
        asked=asked,
        problem="",
        found=found,
        lines=[line_of(row) for row in found.rows],
        chosen=[
            {"label": label, "remove_url": url_for("assignments.index", **asked.without(name))} for name, label in asked.choices
        ],
        may_begin=can_begin(actor()),
    )


@bp.get("/samenhang")
@public
def web() -> Answer:
    """How the assignments of a theme, or all of them, hang together: a picture and the same as a table."""
    try:
        asked = read(request.args, queries.list_named(actor()), names=("thema",))
    except BadFilter as error:
        nothing = Asked.nothing(queries.list_named(actor()))
        return page("assignments/web.html", 400, asked=nothing, problem=str(error), lines=[], ties=[], drawing=None)
    found = queries.web_of(actor(), asked.chosen)
    return page(
        "assignments/web.html",
        asked=asked,
        problem="",
        lines=[line_of(row) for row in found.rows],
        ties=tie_lines(found),
        drawing=picture_of(found),
        theme_name=dict(asked.options["thema"]).get(asked.values.get("thema", ""), ""),
    )


@bp.get("/mijn")
@signed_in
def mine() -> Answer:
    """What one asks of teams, what one's party asks, and what one's teams were asked."""
    folders = folders_of(actor(), queries.list_of_actor(actor()))
    return page("assignments/mine.html", folders=folders, may_begin=can_begin(actor()))
