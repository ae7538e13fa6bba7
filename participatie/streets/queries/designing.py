"""What designers need to know while they make a plan: addresses, people, and what the next round still waits for."""

from collections.abc import Sequence
from dataclasses import dataclass

from shapely import Point
from sqlalchemy import select

from participatie.accounts.models import Person
from participatie.kernel.db import db
from participatie.places.geometry import from_rd, to_rd
from participatie.places.queries import AddressRow, list_addresses_within
from participatie.streets.models import OUTCOMES, Contribution, Element, PlanVersion, StreetPlan, Verdict, Zone
from participatie.streets.queries.contributions import placed
from participatie.subjects.models import Subject
from participatie.teams.models import TeamMembership
from participatie.teams.queries.members import running

FRONT_M = 20
"""The spot of an address lies in the middle of a house: so far from the perimeter it still stands in the street."""
NEAR_M = 40


@dataclass(frozen=True)
class NearElement:
    """An element of a version close to a place, and how far that is."""

    key: str
    kind: str
    label: str
    away_m: int


def list_addresses_of(plan: StreetPlan) -> list[tuple[AddressRow, Zone]]:
    """The house numbers in the street and in the ring around it, by the gazetteer of now."""
    perimeter = plan.subject.geometry
    if perimeter is None:
        return []
    fronts = from_rd(to_rd(perimeter).buffer(FRONT_M, quad_segs=4))
    found = list_addresses_within(plan.ring.union(fronts))
    return [(row, Zone.INSIDE if fronts.covers(Point(row.lon, row.lat)) else Zone.RING) for row in found]


def list_possible_designers(plan: StreetPlan, team_ids: Sequence[int]) -> list[tuple[int, str]]:
    """The members of these teams who said yes to being named and do not draw the plan yet: (id, name), by name."""
    found = db.session.execute(
        select(Person.id, Person.display_name)
        .join(TeamMembership, TeamMembership.person_id == Person.id)
        .where(
            TeamMembership.team_id.in_(team_ids),
            TeamMembership.is_public,
            Person.active,
            Person.display_name != "",
            Person.id.not_in(plan.designer_ids()),
            running(),
        )
        .distinct()
        .order_by(Person.display_name, Person.id)
    )
    return [(int(person_id), str(name)) for person_id, name in found]


def list_blocking(plan_id: int, *, for_final: bool, limit: int = 5) -> Sequence[Contribution]:
    """The oldest wishes and remarks for which a round cannot close: without a reply or, at last, without an outcome."""
    open_still = Subject.state.not_in(OUTCOMES) if for_final else Subject.state == Verdict.WAITING
    return db.session.scalars(placed(plan_id).where(open_still).order_by(Contribution.number).limit(limit)).all()


def list_near_elements(version: PlanVersion, contribution: Contribution, limit: int = 30) -> list[NearElement]:
    """The elements of a version around the place of a wish or remark, nearest first."""
    place = contribution.subject.geometry
    if place is None:
        return []
    spot = to_rd(place)
    near = []
    for key, kind, label, geometry in db.session.execute(
        select(Element.key, Element.kind, Element.label, Element.geometry).where(Element.version_id == version.id)
    ):
        away_m = to_rd(geometry).distance(spot)
        if away_m <= NEAR_M or key == contribution.element_key:
            near.append(NearElement(key, kind, label, round(away_m)))
    return sorted(near, key=lambda element: (element.key != contribution.element_key, element.away_m))[:limit]


def has_element(version_id: int, key: str) -> bool:
    """Whether a version holds an element with this key."""
    return db.session.scalar(select(Element.id).where(Element.version_id == version_id, Element.key == key)) is not None
