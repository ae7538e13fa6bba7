"""What lies on the map and in the list, as GeoJSON."""

from dataclasses import replace

import shapely
from flask import Blueprint, json, request, url_for
from werkzeug.wrappers import Response

from participatie.kernel.problems import problem
from participatie.kernel.routes import actor, public
from participatie.map import filters, queries
from participatie.map.vocabulary import vocabulary
from participatie.places.geojson import Json, JsonObject
from participatie.places.geometry import to_geojson
from participatie.subjects.kinds import kind_of
from participatie.subjects.queries import MAX_PAGE_SIZE, Card, page_cards
from participatie.subjects.urls import url_for_subject

bp = Blueprint("map_api", __name__, url_prefix="/api/v1")

_SHAPE_POSITIONS = 1_500
_SHAPES_POSITIONS = 3_000
_TILE_PIXELS = 256


@bp.errorhandler(filters.BadFilter)
def bad_filter(error: filters.BadFilter) -> Response:
    """An address that asks for something that does not exist."""
    return problem(400, str(error))


@bp.get("/kaart")
@public
def viewport() -> Response:
    """The part of the map in `bbox` at `zoom`, for the filters of the list: discs with a number, and pins."""
    asked = filters.read(request.args, vocabulary(), filters.ON_THE_MAP)
    if asked.lens.box is None or "zoom" not in asked.values:
        raise filters.BadFilter("bbox and zoom are needed")
    view = queries.look(replace(asked.lens, box=None), asked.lens.box, asked.zoom)
    shapes = _Shapes(asked.zoom)
    features = [_disc(disc) for disc in view.discs] + [_spot(spot, shapes) for spot in view.spots]
    return _geojson({"type": "FeatureCollection", "features": features, "complete": view.is_complete})


@bp.get("/onderwerpen")
@public
def subjects() -> Response:
    """The subjects of the list with the same filters, newest first, a hundred at a time."""
    asked = filters.read(request.args, vocabulary(), filters.ON_A_LIST)
    found = page_cards(actor(), asked.lens, asked.number, MAX_PAGE_SIZE)
    steps = {"prev": asked.number - 1 if asked.number > 1 else None, "next": asked.number + 1 if found.has_next else None}
    links = [
        {"rel": rel, "type": "application/geo+json", "href": _page_url(asked, number)}
        for rel, number in steps.items()
        if number
    ]
    return _geojson({"type": "FeatureCollection", "features": [_subject(card) for card in found.cards], "links": links})


class _Shapes:
    """Lines and surfaces as coarse as the zoom allows, until there are too many positions for one answer."""

    def __init__(self, zoom: int) -> None:
        self.left = _SHAPES_POSITIONS
        self.degrees_per_pixel = 360 / _TILE_PIXELS / 2**zoom

    def of(self, pin: queries.Pin) -> dict[str, Json] | None:
        """The shape of a subject; None for a point, or when it is too much to draw."""
        if pin.shape is None:
            return None
        simple = shapely.simplify(pin.shape, self.degrees_per_pixel)
        positions = shapely.get_num_coordinates(simple)
        if simple.is_empty or positions > min(_SHAPE_POSITIONS, self.left):
            return None
        self.left -= int(positions)
        return to_geojson(simple, 5)


def _disc(disc: queries.Disc) -> JsonObject:
    return {
        "type": "Feature",
        "geometry": _point(disc.lon, disc.lat),
        "properties": {"cluster": True, "count": disc.count, "bbox": [round(side, 6) for side in disc.square.box.as_list()]},
    }


def _spot(spot: queries.Spot, shapes: _Shapes) -> JsonObject:
    first, *_others = spot.pins
    properties = _properties(first)
    if spot.total > 1:
        properties |= {"stack": spot.total, "items": [_properties(pin) for pin in spot.pins]}
    elif shape := shapes.of(first):
        properties |= {"shape": shape}
    return {"type": "Feature", "id": first.id, "geometry": _point(spot.lon, spot.lat), "properties": properties}


def _properties(pin: queries.Pin) -> dict[str, Json]:
    kind = kind_of(pin.kind)
    return {
        "kind": pin.kind,
        "kind_label": str(kind.label),
        "icon": kind.icon,
        "tone": kind.tone,
        "title": pin.title,
        "url": url_for_subject(pin.kind, pin.id, pin.title),
        "place": pin.place,
        "state": str(kind.state(pin.state).label),
    }


def _subject(card: Card) -> JsonObject:
    published = card.published_at.isoformat() if card.published_at else None
    return {
        "type": "Feature",
        "id": card.id,
        "geometry": None if card.lon is None or card.lat is None else _point(card.lon, card.lat),
        "properties": {
            "kind": card.kind,
            "state": card.state,
            "title": card.title,
            "lead": card.lead,
            "area": card.area_name,
            "theme": card.theme_name,
            "published": published,
            "supports": card.supports,
            "joins": card.joins,
            "posts": card.posts,
            "url": url_for_subject(card.kind, card.id, card.title, external=True),
        },
    }


def _point(lon: float, lat: float) -> JsonObject:
    return {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]}


def _page_url(asked: filters.Asked, number: int) -> str:
    return url_for("map_api.subjects", **asked.without(), pagina=number, _external=True)


def _geojson(document: JsonObject) -> Response:
    return Response(json.dumps(document), mimetype="application/geo+json")
