"""The list and the map of everything that goes on: one lens from the address, shown in two ways."""

from flask import Blueprint, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.map import filters
from participatie.map.feed import atom
from participatie.map.outline import outline_of
from participatie.map.presenting import area_counts, lens_view
from participatie.map.vocabulary import Vocabulary, vocabulary
from participatie.subjects.queries import Page, page_cards

bp = Blueprint("map", __name__)


@bp.errorhandler(filters.BadFilter)
def bad_filter(error: filters.BadFilter) -> Answer:
    """An address that asks for something that does not exist."""
    return page("errors/400.html", 400, message=str(error))


@bp.get("/initiatieven", endpoint="list")
@public
def list_() -> Answer:
    """Everything that fits the filters, as a list: the equal of the map."""
    asked, words, found = _asked()
    return page("map/list.html", lens=lens_view("map.list", asked, words, found))


@bp.get("/kaart")
@public
def show() -> Answer:
    """The map, with the first of the list beside it."""
    asked, words, found = _asked()
    outline = outline_of(words.atlas, None)
    area = words.area(asked.values.get("gebied", ""))
    seen = asked.lens.box or (area.box if area else None)
    return page(
        "map/show.html",
        lens=lens_view("map.show", asked, words, found),
        bounds=words.atlas.bounds(),
        seen=seen.as_list() if seen else None,
        outline=outline,
        counts=area_counts(outline),
        passed_on=[name for name in filters.FILTERS if name != "bbox"],
    )


@bp.get("/initiatieven.atom")
@public
def feed() -> Response:
    """The newest of what fits the filters, for a feed reader."""
    asked, _words, found = _asked()
    return atom(_("Initiatieven"), url_for("map.list", **asked.without(), _external=True), found.cards)


def _asked() -> tuple[filters.Asked, Vocabulary, Page]:
    words = vocabulary()
    asked = filters.read(request.args, words, filters.ON_A_LIST)
    found = page_cards(actor(), asked.lens, asked.number)
    if asked.number > 1 and not found.cards:
        raise NotFound
    return asked, words, found
