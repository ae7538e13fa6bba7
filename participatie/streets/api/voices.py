"""The wishes and remarks of a plan on a map: each by itself where there are few, a number per square where there are many."""

import hashlib

from flask import json, request
from werkzeug.wrappers import Response

from participatie.kernel.errors import Refused
from participatie.kernel.problems import problem
from participatie.kernel.routes import actor, public
from participatie.places.geojson import Json, JsonObject
from participatie.places.geometry import Box
from participatie.streets import queries, voice_filters
from participatie.streets.api.blueprint import bp
from participatie.streets.models import WISH, sort_of
from participatie.streets.queries import MOST_PINS, Crowd, VoiceRow
from participatie.subjects.kinds import kind_of
from participatie.subjects.urls import url_for_subject


@bp.get("/<int:subject_id>/inbreng.geojson")
@public
def voices(subject_id: int) -> Response:
    """What lies in `bbox`, for the filters of the list; without `bbox`, in the street and the ring around it."""
    plan = queries.get_plan(actor(), subject_id)
    lens = voice_filters.read(request.args, plan.id).lens
    try:
        box = Box.parse(request.args["bbox"]) if request.args.get("bbox") else Box.of(plan.ring)
    except Refused as refusal:
        return problem(400, refusal.message)
    rows = queries.list_voices_in(actor(), lens, box)
    if len(rows) <= MOST_PINS:
        features, total = _spots(rows), len(rows)
    else:
        crowds = queries.list_crowds_in(actor(), lens, box)
        features, total = [_disc(crowd) for crowd in crowds], sum(crowd.count for crowd in crowds)
    return _fresh({"type": "FeatureCollection", "features": features, "total": total, "complete": len(rows) <= MOST_PINS})


def _spots(rows: list[VoiceRow]) -> list[JsonObject]:
    """What lies on one spot becomes one pin with all of it inside."""
    on_spots: dict[tuple[float, float], list[VoiceRow]] = {}
    for row in rows:
        on_spots.setdefault((round(row.lon, 6), round(row.lat, 6)), []).append(row)
    features: list[JsonObject] = []
    for (lon, lat), together in on_spots.items():
        properties = _properties(together[0])
        if len(together) > 1:
            properties |= {"stack": len(together), "items": [_properties(row) for row in together[:20]]}
        point: JsonObject = {"type": "Point", "coordinates": [lon, lat]}
        features.append({"type": "Feature", "id": together[0].id, "geometry": point, "properties": properties})
    return features


def _properties(row: VoiceRow) -> dict[str, Json]:
    kind, state = kind_of(row.kind), WISH.state(row.verdict)
    return {
        "id": row.id,
        "kind": row.kind,
        "kind_label": f"{kind.label} {row.number}",
        "verdict": row.verdict,
        "state": str(state.label),
        "title": row.title,
        "number": row.number,
        "place": row.place,
        "url": url_for_subject(row.kind, row.id, row.title),
        "icon": sort_of(row.element_kind).icon if row.element_kind else kind.icon,
        "tone": kind.tone,
        "zone": row.zone,
    }


def _disc(crowd: Crowd) -> JsonObject:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(crowd.lon, 6), round(crowd.lat, 6)]},
        "properties": {"cluster": True, "count": crowd.count, "bbox": [round(side, 6) for side in crowd.box.as_list()]},
    }


def _fresh(document: JsonObject) -> Response:
    """The answer with a mark, so that a browser that has it already gets nothing again."""
    body = json.dumps(document)
    response = Response(body, mimetype="application/geo+json")
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(hashlib.sha256(body.encode()).hexdigest()[:32])
    return response.make_conditional(request)
