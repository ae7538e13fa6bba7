"""A street plan of a chosen size in the municipality of the measurements, made with bulk inserts."""

import random
from datetime import timedelta

from shapely.geometry import LineString, Point
from sqlalchemy import func, insert, select

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, Held
from participatie.kernel.clock import now
from participatie.kernel.db import db, unit_of_work
from participatie.streets import queries, services
from participatie.streets.balance import totals_of
from participatie.streets.models import BoundKind, Contribution, Element, Firmness, PlanVersion, Reply, StreetPlan
from participatie.streets.services.plans import Bound, PlanText
from participatie.subjects.models import Subject, SubjectTally
from tests.benchmarks.data import PEOPLE, SOUTH, WEST

LENGTH = 0.02  # degrees: some 1,400 m of street
KINDS = ("tree", "parking", "bench", "lamp", "crossing", "bicycle_rack")


def designer() -> Actor:
    """The first person, as a member of a team."""
    person = db.session.scalar(select(Person).order_by(Person.id).limit(1))
    return Actor(id=person.id, name=person.display_name, held=frozenset({Held("team_member", 1)}))


def make_plan(elements: int, wishes: int, remarks: int, number: int = 0) -> int:
    """A plan in the round of variants, with two versions of so many elements; gives its id."""
    chance = random.Random(number)
    south = SOUTH + 0.05 + number * 0.002
    street = LineString([(WEST + 0.05, south), (WEST + 0.05 + LENGTH, south)])
    with unit_of_work():
        actor = designer()
        plan = services.begin_plan(
            actor, PlanText(f"De Meetstraat {number}", "We meten."), street.buffer(0.0002, cap_style="flat"), None
        )
        services.set_bounds(actor, plan, [Bound(BoundKind.PIPES, Firmness.HARD, "Riool", "Het ligt er.", "Kaart")])
        services.publish_plan(actor, plan)
        versions = [_version(plan, n, elements, south) for n in (1, 2)]
        for sentence in ("Vertel.", "Kijk."):
            services.open_next_round(actor, plan, sentence, (now() + timedelta(days=30)).date())
    with unit_of_work():
        _contributions(plan, "wish", wishes, south, chance, versions[0], elements)
        _contributions(plan, "remark", remarks, south, chance, versions[1], elements)
    return plan.id


def _version(plan: StreetPlan, number: int, elements: int, south: float) -> int:
    version = PlanVersion(plan_id=plan.id, number=number, name=f"Meting {number}", created_at=now(), published_at=now())
    db.session.add(version)
    db.session.flush()
    rows = []
    for n in range(elements):
        moved, side = (0.00002 if number == 2 and n % 10 == 0 else 0), (n * 37 % 31 - 15) / 100_000
        lon, lat = WEST + 0.05 + LENGTH * (n + 0.5) / elements, south + side + moved
        rows.append(
            {
                "version_id": version.id,
                "key": f"e{n}",
                "kind": KINDS[n % len(KINDS)],
                "geometry": Point(round(lon, 7), round(lat, 7)),
                "rotation": n % 360,
                "quantity": 1,
                "unit_cost_cents": 150_000,
                "upkeep_cents": 4_000,
                "label": f"Onderdeel {n}",
            }
        )
    if rows:
        db.session.execute(insert(Element), rows)
    version.totals = totals_of(queries.list_elements(version.id))
    return version.id


def _contributions(
    plan: StreetPlan, kind: str, count: int, south: float, chance: random.Random, version_id: int, elements: int
) -> None:
    first = (db.session.scalar(select(func.max(Subject.id))) or 0) + 1
    numbered = (db.session.scalar(select(func.max(Contribution.number)).where(Contribution.plan_id == plan.id)) or 0) + 1
    moment = now()
    subjects, contributions, replies = [], [], []
    for n in range(count):
        lon, lat = WEST + 0.05 + chance.random() * LENGTH, south + chance.uniform(-0.00018, 0.00018)
        state = "waiting" if n % 3 == 0 else "taken_up"
        subjects.append(
            {
                "id": first + n,
                "kind": kind,
                "state": state,
                "whole_id": plan.id,
                "title": f"Een {kind} met nummer {n}",
                "lead": "",
                "geometry": Point(lon, lat),
                "west": lon,
                "south": lat,
                "east": lon,
                "north": lat,
                "area_id": plan.subject.area_id,
                "creator_id": chance.randint(1, PEOPLE),
                "created_at": moment,
                "published_at": moment,
                "changed_at": moment,
            }
        )
        contributions.append(
            {
                "id": first + n,
                "plan_id": plan.id,
                "number": numbered + n,
                "zone": "inside",
                "element_kind": KINDS[n % len(KINDS)],
                "body": "Omdat het beter is.",
                "body_html": "<p>Omdat het beter is.</p>",
                "version_id": version_id if kind == "remark" else None,
                "element_key": f"e{n % elements}" if kind == "remark" and elements else None,
                "answered_at": None if state == "waiting" else moment,
                "taken_up_in_id": None if state == "waiting" else version_id,
            }
        )
        if state != "waiting":
            replies.append(
                {
                    "contribution_id": first + n,
                    "verdict": state,
                    "body": "Verwerkt.",
                    "html": "<p>Verwerkt.</p>",
                    "version_id": version_id,
                    "element_key": f"e{n % elements}" if elements else None,
                    "at": moment,
                }
            )
    db.session.execute(insert(Subject), subjects)
    db.session.execute(insert(SubjectTally), [{"subject_id": row["id"], "supports": chance.randint(0, 30)} for row in subjects])
    db.session.execute(insert(Contribution), contributions)
    if replies:
        db.session.execute(insert(Reply), replies)
    plan.next_number = numbered + count
