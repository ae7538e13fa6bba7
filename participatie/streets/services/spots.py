"""Numbered spots for the printed plan, from one end of the street to the other. A number that is on paper never moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
import shapely.affinity
from flask_babel import gettext as _
from shapely import LineString, Point
from shapely.geometry.base import BaseGeometry

from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.discretion import refuse_personal_details
from participatie.kernel.errors import Refused
from participatie.places.geometry import from_rd, to_rd
from participatie.streets import queries
from participatie.streets.models import Element, PlanAddress, PlanSpot, StreetPlan, sort_of
from participatie.streets.permissions import can_design

MOST_SPOTS = 200
APART_M = 3.0
STEPS = range(10, 201)


@dataclass(frozen=True)
class Found:
    """A place for a spot, in metres of the national grid, before it has a number."""

    at: Point
    label: str
    element_key: str | None = None


def add_spots(actor: Actor, plan: StreetPlan, kinds: Sequence[str], every_m: int | None) -> int:
    """Number what is drawn of these kinds in the newest version, and a spot every so many metres; gives how many are new.

    Spots that are there already keep their number, and nothing comes within three metres of one.
    """
    authorize(can_design, actor, plan)
    if plan.subject.geometry is None:
        raise Refused(_("Dit plan heeft nog geen plek op de kaart."))
    if every_m is not None and every_m not in STEPS:
        raise Refused(_("Kies 10 tot 200 meter."), field="every_m")
    if not kinds and every_m is None:
        raise Refused(_("Kies waar plekken komen: bij onderdelen, om de zoveel meter, of allebei."), field="kinds")
    axis = axis_of(to_rd(plan.subject.geometry))
    known = list(queries.list_spots(plan.id))
    found = [*_at_elements(plan, kinds), *_along(axis, every_m)]
    fresh = _apart(found, [to_rd(spot.geometry).centroid for spot in known])
    if not fresh:
        raise Refused(_("Er zijn geen nieuwe plekken gevonden. Kies andere onderdelen of een kleinere afstand."), field="kinds")
    if len(known) + len(fresh) > MOST_SPOTS:
        raise Refused(
            _(
                "Dat worden %(n)s plekken. Meer dan %(most)s leest niemand: kies er minder.",
                n=len(known) + len(fresh),
                most=MOST_SPOTS,
            ),
            field="kinds",
        )
    fresh.sort(key=lambda found: axis.project(found.at))
    _number(plan, fresh, max((spot.number for spot in known), default=0))
    return len(fresh)


def label_spot(actor: Actor, plan: StreetPlan, spot: PlanSpot, label: str) -> None:
    """Say differently what is at a spot."""
    authorize(can_design, actor, plan)
    refuse_personal_details({"label": label})
    spot.label = label
    db.session.flush()


def remove_spot(actor: Actor, plan: StreetPlan, spot: PlanSpot) -> None:
    """Take a spot away; the others keep their numbers."""
    authorize(can_design, actor, plan)
    db.session.delete(spot)
    db.session.flush()


def axis_of(street: BaseGeometry) -> LineString:
    """The line through the middle of a street, from end to end: halfway across, each five metres along its longest side."""
    longest = _long_side(street)
    count = max(2, min(400, int(longest.length / 5)))
    middles = [middle for n in range(count + 1) if (middle := _middle(street, longest, n / count)) is not None]
    return LineString(middles) if len(middles) > 1 else longest


def _long_side(street: BaseGeometry) -> LineString:
    box = shapely.minimum_rotated_rectangle(street)
    if box.geom_type != "Polygon":
        return LineString([street.centroid, shapely.affinity.translate(street.centroid, 1)])
    a, b, c, d = [Point(position) for position in box.exterior.coords[:4]]
    pairs = (((a, d), (b, c)), ((a, b), (d, c))) if a.distance(b) >= b.distance(c) else (((a, b), (d, c)), ((a, d), (b, c)))
    ends = [LineString(pair).centroid for pair in pairs[0]]
    return LineString(sorted(ends, key=lambda end: (round(end.x, 1), end.y)))


def _middle(street: BaseGeometry, longest: LineString, share: float) -> Point | None:
    share = min(max(share, 0.002), 0.998)  # at the very ends nothing is left to cut
    here = longest.interpolate(share, normalized=True)
    (x1, y1), (x2, y2) = longest.coords
    dx, dy = -(y2 - y1), x2 - x1
    cut = street.intersection(LineString([(here.x - dx, here.y - dy), (here.x + dx, here.y + dy)]))
    pieces = [piece for piece in getattr(cut, "geoms", [cut]) if piece.length > 0]
    return max(pieces, key=lambda piece: piece.length).interpolate(0.5, normalized=True) if pieces else None


def _at_elements(plan: StreetPlan, kinds: Sequence[str]) -> Iterator[Found]:
    newest = queries.find_newest(plan.id) if kinds else None
    addresses = _in_metres(queries.list_plan_addresses(plan.id)) if newest else []
    for element in queries.list_elements_of(newest.id) if newest else ():
        if element.kind in kinds and element.geometry is not None:
            at = to_rd(element.geometry).centroid
            yield Found(at, _label(element, at, addresses), element.key)


def _along(axis: LineString, every_m: int | None) -> Iterator[Found]:
    if every_m is None:
        return
    count = int(axis.length // every_m)
    begin = (axis.length - count * every_m) / 2
    for n in range(count + 1):
        yield Found(axis.interpolate(begin + n * every_m), "")


def _apart(found: Sequence[Found], known: Sequence[Point]) -> list[Found]:
    taken, fresh = list(known), []
    for one in found:
        if not taken or shapely.distance(shapely.points([(p.x, p.y) for p in taken]), one.at).min() > APART_M:
            taken.append(one.at)
            fresh.append(one)
    return fresh


def _number(plan: StreetPlan, fresh: Sequence[Found], last: int) -> None:
    addresses = _in_metres(queries.list_plan_addresses(plan.id))
    for number, found in enumerate(fresh, last + 1):
        spot = PlanSpot(plan_id=plan.id, number=number, geometry=from_rd(found.at), element_key=found.element_key)
        spot.label = (found.label or _near(found.at, addresses) or _("Plek %(n)s", n=number))[:120]
        db.session.add(spot)
    db.session.flush()


def _in_metres(addresses: Sequence[PlanAddress]) -> list[tuple[Point, PlanAddress]]:
    return [(to_rd(Point(address.lon, address.lat)), address) for address in addresses]


def _label(element: Element, at: Point, addresses: Sequence[tuple[Point, PlanAddress]]) -> str:
    name = element.label or str(sort_of(element.kind).label)
    near = _near(at, addresses)
    return f"{name}, {near}" if near else name


def _near(at: Point, addresses: Sequence[tuple[Point, PlanAddress]]) -> str:
    if not addresses:
        return ""
    place, address = min(addresses, key=lambda pair: pair[0].distance(at))
    return _("bij %(address)s", address=address.label) if place.distance(at) < 100 else ""
