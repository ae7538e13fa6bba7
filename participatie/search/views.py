"""The search page: places first, then everything that goes on, and what people said about it."""

from flask import Blueprint, redirect, request, url_for
from werkzeug.wrappers import Response

from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.map import filters
from participatie.map.vocabulary import vocabulary
from participatie.search import queries
from participatie.search.asking import POSTS, Sought, bearable, read_sought
from participatie.search.places import looser, only_exact, places_for
from participatie.search.presenting import Answered, search_view
from participatie.subjects.findables import findable_of

bp = Blueprint("search", __name__)


@bp.errorhandler(filters.BadFilter)
def bad_filter(error: filters.BadFilter) -> Answer:
    """An address that asks for something that does not exist."""
    return page("errors/400.html", 400, message=str(error))


@bp.get("/zoek")
@public
def old_address() -> Response:
    """Where the search page was before."""
    return redirect(url_for("search.show", q=bearable(request.args.get("q", "")) or None), 301)


@bp.get("/zoeken")
@public
def show() -> Answer:
    """What was found, in the tab that is asked for."""
    words = vocabulary()
    sought = read_sought(request.args, words)
    places = places_for(sought.words) if sought.is_plain else []
    if exact := only_exact(sought.words, places):
        return redirect(exact.url)
    answer = answer_to(sought, has_places=bool(places))
    if sought.asked.number > 1 and answer.is_empty:
        raise NotFound
    return page("search/show.html", view=search_view(sought, words, answer), places=places)


def answer_to(sought: Sought, has_places: bool) -> Answered:
    """What is found; for what finds nothing at all, what begins more or less like it."""
    understood, lens, number = queries.understand(actor(), sought.words), sought.asked.lens, sought.asked.number
    if sought.tab == POSTS:
        posts = queries.find_posts(actor(), understood.wanted, lens, number)
        return Answered(understood, queries.Found(by_kind=queries.count_kinds(actor(), understood.wanted, lens)), posts)
    if sort := findable_of(sought.tab):
        others = queries.find_others(actor(), sort, understood.wanted, lens, number)
        return Answered(understood, queries.Found(by_kind=queries.count_kinds(actor(), understood.wanted, lens)), others=others)
    found = queries.find_subjects(actor(), understood.wanted, lens, sought.tab, number)
    is_first = number == 1 and not sought.tab
    beside = queries.find_beside(actor(), understood.wanted, lens) if is_first and understood.words else []
    if found.by_kind or found.total or beside or has_places or not understood.words:
        return Answered(understood, found, beside=beside, is_loose=understood.is_guess and is_first)
    for less in looser(sought.words):
        meant = queries.understand(actor(), less)
        if (found := queries.find_subjects(actor(), meant.wanted, lens)).total:
            return Answered(meant, found, is_loose=True)
    return Answered(understood)
