"""A real redesign, two real cross-sections and real street furniture go through the same imports as a designer uses."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest
from shapely.geometry import box, shape
from shapely.ops import unary_union

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import unit_of_work
from participatie.places import services as places
from participatie.places.boundaries import read_areas
from participatie.places.geometry import from_rd, to_rd
from participatie.streets import queries, services
from participatie.streets.balance import balance_of
from participatie.streets.comparing import compare
from participatie.streets.drawn import read_foreign
from participatie.streets.section import sum_cm, warnings
from participatie.streets.services.plans import PlanText
from participatie.streets.services.sections import SectionText
from participatie.streets.streetmix import read_streetmix
from tests.factories.people import make_person
from tests.factories.places import area_feature, collection
from tests.factories.streets import drawing
from tests.factories.teams import make_team

SHARED = os.environ.get("PARTICIPATIE_SHARED_DATA", "")

pytestmark = [
    pytest.mark.usefixtures("app"),
    pytest.mark.skipif(not SHARED, reason="Set PARTICIPATIE_SHARED_DATA to the folder with street_design/ and streets/."),
]


def content(name):
    return (Path(SHARED) / name).read_text(encoding="utf-8")


def shapes(name):
    return [shape(feature["geometry"]) for feature in json.loads(content(name))["features"]]


def make_town(around):
    with unit_of_work():
        places.import_areas(
            SYSTEM, read_areas(collection([area_feature("GM9001", "Ergens", "municipality", box(*around.bounds))]))
        )
    make_team("Opvangteam")


def make_real_plan(perimeter):
    tamar = drawing(make_person("Tamar"))
    return tamar, services.begin_plan(tamar, PlanText("Een echte straat", "Zoals hij er ligt."), perimeter, None)


def metres_of(part):
    width = part["width"]
    return width["metric"] if isinstance(width, dict) else width


def joined(*names):
    features = [feature for name in names for feature in json.loads(content(name))["features"]]
    return json.dumps({"type": "FeatureCollection", "features": features})


def test_a_redesign_of_152_car_spaces_91_bicycle_racks_and_28_trees_becomes_a_version():
    roads = shapes("streets/utrecht_rivierenwijk_roads.geojson")
    files = [
        f"street_design/utrecht_rivierenwijk_{name}.geojson"
        for name in ("car_parking_design", "bike_parking_design", "trees_detected")
    ]
    whole = unary_union([*roads, *(point for name in files for point in shapes(name))]).envelope
    make_town(from_rd(to_rd(whole).buffer(500)))
    tamar, plan = make_real_plan(from_rd(to_rd(whole).buffer(10)))
    reading = read_foreign(joined(*files), plan.ring, skip_outside=False)
    assert reading.faults == []
    version = services.begin_version(tamar, plan, None, "Zoals getekend")
    services.save_elements(tamar, plan, version, reading.drawn, version.revision)
    services.describe_version(tamar, plan, version, "Zoals getekend", "Meer bomen en fietsenrekken.", version.revision)
    services.publish_plan(tamar, plan)
    services.publish_version(tamar, plan, version)
    elements = queries.list_elements(version.id)
    balance = balance_of(version.totals, 10_000)
    assert (balance.parking, balance.trees) == (152, 28)
    assert sum(element.kind == "bicycle_rack" for element in elements) == 91
    today = next(it for it in queries.list_versions(tamar, plan) if it.is_today)
    assert len(compare(queries.list_elements(today.id), elements)) == 152 + 91 + 28


@pytest.mark.parametrize("name", ["default", "stroad"])
def test_a_real_cross_section_opens_in_the_editor(name):
    roads = unary_union(shapes("streets/utrecht_rivierenwijk_roads.geojson")).envelope
    make_town(from_rd(to_rd(roads).buffer(200)))
    tamar, plan = make_real_plan(roads)
    document = json.loads(content(f"street_design/streetmix_template_{name}.json"))
    strips, room_cm = read_streetmix(json.dumps(document))
    assert len(strips) == len(document["slices"])
    assert abs(sum_cm(strips) - sum(round(metres_of(part) * 100) for part in document["slices"])) < 5
    version = services.begin_version(tamar, plan, None, "Profiel")
    section = services.add_section(tamar, plan, version, SectionText("Een echt profiel", room_cm, strips))
    assert [row["width_cm"] for row in section.strips] == [strip.width_cm for strip in strips]
    assert isinstance(warnings(strips, room_cm, {}), list)


def test_of_3531_pieces_of_street_furniture_those_in_a_plan_are_the_street_as_it_is():
    name = "street_design/bgt_straatmeubilair_veluwe_west.geojson"
    points = shapes(name)
    make_town(from_rd(to_rd(unary_union(points).envelope).buffer(500)))
    cells = Counter((round(point.x, 2), round(point.y, 2)) for point in points)
    lon, lat = cells.most_common(1)[0][0]
    tamar, plan = make_real_plan(box(lon - 0.005, lat - 0.004, lon + 0.005, lat + 0.004))
    reading = read_foreign(content(name), plan.ring, skip_outside=True)
    assert reading.faults == []
    assert len(reading.drawn) + reading.outside == len(points) == 3531
    today = next(it for it in queries.list_versions(tamar, plan) if it.is_today)
    services.save_elements(tamar, plan, today, reading.drawn, today.revision)
    services.publish_plan(tamar, plan)
    services.publish_version(tamar, plan, today)
    kinds = Counter(element.kind for element in queries.list_elements(today.id))
    assert kinds.total() == len(reading.drawn) > 50
    assert {"play", "bench", "bicycle_rack"} & set(kinds)
