"""Places for scripts and other systems: address suggestions and boundaries."""

from flask import Blueprint, jsonify, request
from werkzeug.wrappers import Response

from participatie.kernel.problems import problem
from participatie.kernel.routes import public
from participatie.places import queries
from participatie.places.atlas import AreaFact
from participatie.places.geocoding import MOST, Place, geocoder
from participatie.places.geojson import JsonObject
from participatie.places.models import AreaLevel
from participatie.places.spelling import MAX_QUERY

bp = Blueprint("places_api", __name__, url_prefix="/api/v1")

_HOUR_S = 3600


@bp.get("/adressen")
@public
def suggest() -> Response:
    """The places that an address box offers for `q`; at most `limit`, at most 20."""
    asked = request.args.to_dict(flat=False)
    typed = asked.get("q", [])
    limit = asked.get("limit", ["8"])
    if set(asked) - {"q", "limit"} or len(typed) != 1 or len(limit) != 1:
        return problem(400, "Ask with q, and limit if you like, once each.")
    if len(typed[0]) > MAX_QUERY or not (limit[0].isascii() and limit[0].isdigit() and 1 <= int(limit[0][:4]) <= MOST):
        return problem(400, f"q has at most {MAX_QUERY} characters; limit is 1 to {MOST}.")
    found = geocoder().suggest(typed[0], int(limit[0]))
    return jsonify({"results": [_suggestion(place) for place in found]})


def _suggestion(place: Place) -> dict[str, object]:
    box = [round(side, 6) for side in place.box.as_list()]
    seen = ",".join(map(str, box))
    return {
        "label": place.label,
        "kind": place.kind,
        "lon": round(place.lon, 6),
        "lat": round(place.lat, 6),
        "bbox": box,
        "url": f"/gebieden/{place.slug}" if place.slug else f"/kaart?bbox={seen}",
    }


@bp.get("/gebieden")
@public
def boundaries() -> Response:
    """The open areas with boundaries for a map, of all levels or of those named by `level`; cacheable for an hour."""
    named = request.args.getlist("level")
    if set(request.args) - {"level"} or not set(named) <= set(AreaLevel):
        return problem(400, "level is municipality, district, village or neighbourhood.")
    levels = [level for level in AreaLevel if level in named or not named]
    features = [_feature(fact, boundary) for fact, boundary in queries.atlas().boundaries(levels)]
    response = jsonify({"type": "FeatureCollection", "features": features})
    response.mimetype = "application/geo+json"
    response.cache_control.public = True
    response.cache_control.max_age = _HOUR_S
    response.cache_control.private = None
    response.add_etag()
    return response.make_conditional(request)


def _feature(fact: AreaFact, boundary: JsonObject) -> dict[str, object]:
    properties = {
        "code": fact.code,
        "name": fact.name,
        "level": fact.level,
        "population": fact.population,
        "url": f"/gebieden/{fact.slug}",
    }
    return {"type": "Feature", "id": fact.code, "properties": properties, "geometry": boundary}
