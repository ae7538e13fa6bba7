"""Suggestions while somebody types in a search box."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from participatie.kernel.limits import typing
from participatie.kernel.problems import problem
from participatie.kernel.routes import actor, public
from participatie.places.spelling import MIN_QUERY
from participatie.search import queries
from participatie.search.asking import bearable
from participatie.search.places import places_for
from participatie.search.terms import typed_words, wanted_for
from participatie.subjects.kinds import kind_of
from participatie.subjects.urls import url_for_subject

bp = Blueprint("search_api", __name__, url_prefix="/api/v1")

MOST = 10
_DEFAULT = 8
_MOST_PLACES = 3


@bp.get("/zoeken")
@public
@typing
def suggest() -> Response:
    """The places and titles that a search box offers for `q`; at most `limit`, at most 10."""
    asked = request.args.to_dict(flat=False)
    typed, limit = asked.get("q", []), asked.get("limit", [str(_DEFAULT)])
    if set(asked) - {"q", "limit"} or len(typed) != 1 or len(limit) != 1:
        return problem(400, "Ask with q, and limit if you like, once each.")
    if not (limit[0].isascii() and limit[0].isdigit() and 1 <= int(limit[0][:3]) <= MOST):
        return problem(400, f"limit is 1 to {MOST}.")
    return jsonify({"results": suggestions(bearable(typed[0]), int(limit[0]))})


def suggestions(words: str, limit: int) -> list[dict[str, str]]:
    """Places first, then what has these words in its title; the last word may be unfinished."""
    if len(words) < MIN_QUERY:
        return []
    places = [{"label": place.label, "kind": place.kind, "url": place.url} for place in places_for(words)[:_MOST_PLACES]]
    wanted = wanted_for(typed_words(words, unfinished=True), unfinished=True)
    titles = [
        {"label": row.title, "kind": str(kind_of(row.kind).label), "url": url_for_subject(row.kind, row.id, row.title)}
        for row in queries.list_titles(actor(), wanted, limit)
    ]
    return (places + titles)[:limit]
