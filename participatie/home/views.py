"""The front door: home and the areas."""

from flask import Blueprint, current_app, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.commitments.presenting import kept_of
from participatie.commitments.queries import LedgerFilter, count_share
from participatie.home import queries
from participatie.home.presenting import sections
from participatie.kernel.access import NOBODY
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page
from participatie.map.facets import ALL, area_facet
from participatie.map.feed import atom
from participatie.map.outline import outline_of
from participatie.map.queries import count_by_facet
from participatie.map.vocabulary import area_tree
from participatie.places.atlas import AreaFact, Atlas
from participatie.places.queries import atlas
from participatie.subjects.queries import Lens, page_cards
from participatie.subjects.urls import url_for_subject

bp = Blueprint("home", __name__)


@bp.get("/")
@public
def home() -> Answer:
    """What goes on, for who comes in."""
    areas = atlas()
    outline = outline_of(areas, None)
    shown = {area.id: area_facet(area.id) for area in outline.areas} if outline else {}
    counts = count_by_facet([ALL, *shown.values()])
    return page(
        "home/home.html",
        town=_name_of(areas),
        sections=sections(),
        total=counts.get(ALL, 0),
        outline=outline,
        counts={area_id: counts.get(facet, 0) for area_id, facet in shown.items()},
        bounds=areas.bounds(),
        seen=areas.town_box(),
        kept=kept_of(count_share(NOBODY, LedgerFilter())),
        term_days=current_app.config["ANSWER_TERM_DAYS"],
    )


@bp.get("/gebieden")
@public
def areas() -> Answer:
    """All areas in their tree, with how much goes on in each."""
    known = atlas()
    ids = [fact.id for fact in known.facts.values() if fact.is_open]
    found = count_by_facet(area_facet(area_id) for area_id in ids)
    return page(
        "home/areas.html",
        town=_name_of(known),
        tree=area_tree(known),
        counts={area_id: found.get(area_facet(area_id), 0) for area_id in ids},
        outline=outline_of(known, None),
    )


@bp.get("/gebieden/<slug>")
@public
def area(slug: str) -> Answer:
    """One area: its map, what is new, what waits, who answers."""
    known = atlas()
    fact = _area(known, slug)
    trail = known.trail(fact.id)
    outline = outline_of(known, fact.id)
    parts = known.children(fact.id)
    counts = count_by_facet(area_facet(area_id) for area_id in {fact.id, *(part.id for part in parts)})
    return page(
        "home/area.html",
        area=fact,
        trail=[(_("Gebieden"), url_for("home.areas"))] + [(up.name, url_for("home.area", slug=up.slug)) for up in trail[:-1]],
        sections=sections(fact.path),
        answerers=[
            (row.name, url_for_subject("team", row.team_id, row.name), ", ".join(row.themes))
            for row in queries.list_answerers([up.id for up in trail])
        ],
        parts=parts,
        counts={area_id: counts.get(area_facet(area_id), 0) for area_id in (fact.id, *(part.id for part in parts))},
        total=counts.get(area_facet(fact.id), 0),
        outline=outline,
        bounds=known.bounds(),
    )


@bp.get("/gebieden/<slug>.atom")
@public
def area_feed(slug: str) -> Response:
    """The newest of one area, for a feed reader."""
    fact = _area(atlas(), slug)
    found = page_cards(actor(), Lens(area_path=fact.path))
    return atom(fact.name, url_for("home.area", slug=fact.slug, _external=True), found.cards)


def _area(known: Atlas, slug: str) -> AreaFact:
    found = next((fact for fact in known.facts.values() if fact.slug == slug), None)
    if found is None:
        raise NotFound
    return found


def _name_of(known: Atlas) -> str:
    return ", ".join(fact.name for fact in known.children(None)[:1])
