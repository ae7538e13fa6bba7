"""The page that compares two versions says where things are, and no house number beside somebody who is thanked."""

from dataclasses import replace

import pytest
from shapely.affinity import translate
from shapely.geometry import LineString, Point

from participatie.kernel.access import SYSTEM
from participatie.streets import queries, services
from participatie.streets.drawn import Drawn
from participatie.streets.models import Round
from participatie.streets.services.replies import Answer
from tests.factories.drawings import draw_version
from tests.factories.people import make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.streets import drawing, make_plan, make_wish
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")

HOUSES = """street,number,addition,postcode,town,lon,lat
Kerkstraat,1,,9901 AB,Vierkant,5.0201,51.02
Kerkstraat,14,,9901 AB,Vierkant,5.0213,51.02
"""
SPACE = Drawn("vak", "parking", Point(5.0213, 51.02))
PATH = Drawn("pad", "cycle_path", LineString([(5.0201, 51.02), (5.0213, 51.02)]))
BENCH = Drawn("bank", "bench", Point(5.0201, 51.02))
TREE = Drawn("boom", "tree", Point(5.0207, 51.02))


@pytest.fixture(autouse=True)
def town():
    make_addresses(HOUSES)
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def tamar():
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def changes_of(browser, plan) -> dict[str, str]:
    rows = browser.read(f"/straatplannen/{plan.id}/vergelijk").select(".compare__words tbody tr")
    return {row.bdi.text: " ".join(row.get_text(" ").split()) for row in rows if row.bdi}


def test_each_change_says_by_which_house_or_in_which_part_of_the_street(browser, tamar, plan):
    first = draw_version(tamar, plan, [SPACE, TREE])
    draw_version(tamar, plan, [replace(TREE, geometry=translate(TREE.geometry, 0.00005)), BENCH, PATH], first)
    told = changes_of(browser, plan)
    assert told["Parkeerplek"] == "Parkeerplek bij Kerkstraat 14 Weg"
    assert told["Zitplek"] == "Zitplek bij Kerkstraat 1 Nieuw"
    assert "over de lengte van de straat" in next(words for name, words in told.items() if name.startswith("Fietspad"))


def test_the_maps_open_on_what_changed(browser, tamar, plan):
    first = draw_version(tamar, plan, [SPACE, TREE])
    draw_version(tamar, plan, [SPACE, TREE, BENCH], first)
    west, south, east, north = map(
        float, browser.read(f"/straatplannen/{plan.id}/vergelijk").select_one("[data-view]")["data-view"].split(",")
    )
    assert west < BENCH.geometry.x < east < TREE.geometry.x
    assert south < BENCH.geometry.y < north


def test_beside_a_name_stands_no_house_number(browser, tamar, plan):
    wish = make_wish(make_person("Fatma"), plan)
    first = draw_version(tamar, plan, [TREE])
    second = draw_version(tamar, plan, [TREE, BENCH], first)
    services.reply(drawing(tamar), wish, Answer("taken_up", "Staat erin.", second, "bank"))
    told = changes_of(browser, plan)["Zitplek"]
    assert "aan de kant van het westen" in told
    assert "Kerkstraat 1" not in told


def test_the_comparison_asks_as_much_of_the_database_for_one_change_as_for_forty(browser, counting, tamar, plan):
    counts = []
    source = draw_version(tamar, plan, [SPACE])
    for more in (1, 40):
        added = [replace(TREE, key=f"b{more}-{n}", geometry=translate(TREE.geometry, n * 1e-6)) for n in range(more)]
        loaded = queries.get_plan(SYSTEM, plan.id)
        source = draw_version(tamar, loaded, [SPACE, *added], source)
        with counting() as statements:
            browser.get(f"/straatplannen/{plan.id}/vergelijk")
        counts.append(len(statements))
    assert counts[0] == counts[1]
