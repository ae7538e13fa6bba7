"""Answers that fit forms of several domains."""

import io
import json
from collections.abc import Callable

from tests.factories.pictures import photo
from tests.trust.world import World

Answers = dict[str, object]
POINT = json.dumps({"type": "Point", "coordinates": [5.021, 51.021]})
GEOJSON = json.dumps({"type": "FeatureCollection", "features": []})


def a_file(data: bytes, name: str) -> tuple[io.BytesIO, str]:
    return io.BytesIO(data), name


def a_picture() -> tuple[io.BytesIO, str]:
    return a_file(photo(), "vakantie.jpg")


def a_photo(_world: World) -> Answers:
    return {"photos": a_picture(), "alt": "Een bankje"}


def said_by_somebody(_world: World) -> Answers:
    return {"said_by": "een bewoner", "channel": "door", "said_on": "2026-01-05", "has_consent": "y"}


def an_address(_world: World) -> Answers:
    return {"email": "iemand@example.org"}


def nothing(_world: World) -> Answers:
    return {}


def a_member(_world: World) -> Answers:
    return {"email": "nieuw@example.org", "may_speak": "y", "partner": "", "role": "ontwerper", "until_on": ""}


def file_of(data: str, name: str) -> Callable[[World], Answers]:
    return lambda _world: {"file": a_file(data.encode(), name)}
