"""A kind of subject that exists in these tests only, areas and themes to put it in."""

from collections.abc import Callable, Iterator

import pytest
from shapely.geometry import Point, box
from shapely.geometry.base import BaseGeometry

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.places.models import Area, AreaLevel
from participatie.subjects import kinds, services
from participatie.subjects.kinds import Kind, State
from participatie.subjects.models import Subject, Theme

TOWN = (5.40, 51.70, 5.60, 51.80)


@pytest.fixture(autouse=True)
def kinds_of_these_tests() -> Iterator[None]:
    """Three kinds with two open states and one end; nobody has to answer them."""
    known = dict(kinds._kinds)
    states = (State("idea", "Idee"), State("underway", "Bezig", "sun"), State("done", "Klaar", "leaf", is_open=False))
    kinds.register(Kind("plan", "Plan", "Plannen", "bulb", "river", "map_api.subjects", states, has_thread=False))
    kinds.register(Kind("walk", "Wandeling", "Wandelingen", "walk", "leaf", "map_api.subjects", states, has_thread=False))
    kinds.register(Kind("club", "Club", "Clubs", "users", "plum", "map_api.subjects", states, has_thread=False, on_map=False))
    yield
    kinds._kinds.clear()
    kinds._kinds.update(known)


def make_area(name: str, level: AreaLevel, parent: Area | None, sides: tuple[float, float, float, float]) -> Area:
    """An area with this box as its boundary."""
    area = Area(code=name.upper(), slug=name.lower(), name=name, level=level, path="", changed_at=now())
    area.bound(box(*sides))
    area.parent_id = parent.id if parent else None
    db.session.add(area)
    db.session.flush()
    area.path = f"{parent.path if parent else '/'}{area.id}/"
    db.session.flush()
    return area


@pytest.fixture
def town(app) -> dict[str, Area]:
    """A municipality of two districts, west and east."""
    west, south, east, north = TOWN
    middle = (west + east) / 2
    whole = make_area("Beemdwaard", AreaLevel.MUNICIPALITY, None, TOWN)
    return {
        "whole": whole,
        "west": make_area("Molenwijk", AreaLevel.DISTRICT, whole, (west, south, middle, north)),
        "east": make_area("Oostbeemd", AreaLevel.DISTRICT, whole, (middle, south, east, north)),
    }


@pytest.fixture
def themes(app) -> dict[str, Theme]:
    """Two themes."""
    found = {slug: Theme(slug=slug, name=slug.title(), icon="leaf", scene="groen") for slug in ("groen", "verkeer")}
    db.session.add_all(found.values())
    db.session.flush()
    return found


Put = Callable[..., Subject]


@pytest.fixture
def put(app) -> Put:
    """Publish a subject at a place: `put("Pluktuin", 5.45, 51.75)`."""

    def place(
        title="Pluktuin", lon=5.45, lat=51.75, kind="plan", state="idea", theme=None, geometry: BaseGeometry | None = None
    ):
        subject = services.begin(SYSTEM, kind, state)
        subject.title, subject.theme_id = title, theme.id if theme else None
        services.place(subject, geometry or Point(lon, lat))
        services.publish(SYSTEM, subject)
        return subject

    return place
