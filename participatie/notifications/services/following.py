"""Following more than one subject: an area, a theme, a kind, a partner, or what lies around an address."""

from dataclasses import dataclass

import shapely
from flask_babel import gettext as _
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.keyed import keyed_hash
from participatie.notifications import queries
from participatie.notifications.models import Watch
from participatie.notifications.permissions import can_watch
from participatie.places.geocoding import Place, geocoder
from participatie.places.geometry import from_rd, to_rd
from participatie.places.models import AreaLevel
from participatie.places.queries import area_id_at, atlas, find_street_shape, find_streets
from participatie.places.spelling import read_query
from participatie.subjects.models import Pace, SubjectId

MOST_WATCHES = 50
RADII_M = (100, 250, 500, 1000, 2000)
IN_TOWN_M, IN_A_VILLAGE_M, OUTSIDE_M = 500, 1000, 2000
STREET_WIDTH_M = 15
DOOR_M = 100


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to follow: an area, a theme and a kind at once, or a partner."""

    area_id: int | None = None
    theme_id: int | None = None
    kind: str = ""
    partner_id: int | None = None

    @property
    def what(self) -> str:
        """This in one word; empty when it is nothing."""
        if self.partner_id:
            return f"partner:{self.partner_id}"
        named = {"area": self.area_id, "theme": self.theme_id, "kind": self.kind}
        return " ".join(f"{name}:{value}" for name, value in named.items() if value)


def follow(actor: Actor, wanted: Wanted, pace: Pace = Pace.WEEKLY) -> Watch:
    """Hear what is new there. Doing so twice is no harm."""
    authorize(can_watch, actor)
    if not wanted.what:
        raise Refused(_("Kies een gebied, een thema of een partner om te volgen."))
    return _keep(
        actor,
        wanted.what,
        Watch(
            pace=pace,
            area_id=wanted.area_id,
            theme_id=wanted.theme_id,
            kind=wanted.kind,
            partner_id=SubjectId(wanted.partner_id) if wanted.partner_id else None,
        ),
    )


def follow_around(
    actor: Actor, address: str, radius_m: int = 0, pace: Pace = Pace.WEEKLY, *, only_street: bool = False
) -> Watch:
    """Hear what is new around an address. Without a radius it is wider where fewer people live."""
    authorize(can_watch, actor)
    place = find_address(address)
    if radius_m not in (0, *RADII_M):
        raise Refused(_("Kies een afstand uit de lijst."), field="radius")
    radius_m = DOOR_M if only_street else (radius_m or usual_radius_m(place.point))
    watch = Watch(pace=pace, label=place.label[:200], radius_m=radius_m, only_street=only_street)
    watch.reach_to(_street(place) if only_street else around(place.point, radius_m))
    what = keyed_hash("followed address", f"{place.label} {radius_m} {only_street}")
    return _keep(actor, f"around:{what[:40]}", watch)


def change_pace(actor: Actor, watch_id: int, pace: Pace) -> None:
    """Hear of it more or less often."""
    queries.get_watch(actor, watch_id).pace = pace
    db.session.flush()


def stop_following(actor: Actor, watch_id: int) -> None:
    """Hear no more of it."""
    db.session.delete(queries.get_watch(actor, watch_id))
    db.session.flush()


def find_address(address: str) -> Place:
    """The one place that somebody means, or a refusal that names those it could be."""
    found = geocoder().find(address) or next((place for place in geocoder().suggest(address) if place.label == address), None)
    if found is not None and found.kind != "area":
        return found
    labels = [place.label for place in geocoder().suggest(address, 4) if place.kind != "area"]
    if labels:
        raise Refused(_("Welk adres bedoel je? %(labels)s. Typ het precies zo.", labels=" · ".join(labels)), field="address")
    raise Refused(_("We kennen dit adres niet. Typ een straat met een huisnummer."), field="address")


def usual_radius_m(point: Point) -> int:
    """How far people look from here: further in a village, furthest outside."""
    area_id = area_id_at(point)
    levels = {fact.level for fact in atlas().trail(area_id)} if area_id else set()
    if AreaLevel.VILLAGE in levels:
        return IN_A_VILLAGE_M
    return IN_TOWN_M if levels & {AreaLevel.DISTRICT, AreaLevel.NEIGHBOURHOOD} else OUTSIDE_M


def around(shape: BaseGeometry, metres: float) -> BaseGeometry:
    """All that lies within so many metres."""
    return from_rd(to_rd(shape).buffer(metres, quad_segs=8))


def _street(place: Place) -> BaseGeometry:
    """The street of an address, from front to front, and what lies around its door."""
    query = read_query(place.label)
    rows = sorted(
        (row for row in find_streets(query.street) if row.name_key == query.street),
        key=lambda row: Point(row.lon, row.lat).distance(place.point),
    )
    shape = find_street_shape(rows[0].id) if rows else None
    parts = [around(place.point, DOOR_M)] + ([around(shape, STREET_WIDTH_M)] if shape is not None else [])
    return shapely.union_all(parts)


def _keep(actor: Actor, what: str, watch: Watch) -> Watch:
    known = queries.find_watch(actor, what)
    if known is not None:
        return known
    if queries.count_watches(actor) >= MOST_WATCHES:
        raise Refused(_("Je volgt al %(n)s dingen. Stop eerst met een ervan.", n=MOST_WATCHES))
    watch.person_id, watch.what, watch.created_at = actor.id or 0, what, now()
    db.session.add(watch)
    db.session.flush()
    return watch
