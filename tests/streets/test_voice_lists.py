"""What people said about a street, as a list and on the map, however much there is."""

import pytest
from shapely.geometry import Point

from participatie.kernel.access import SYSTEM
from participatie.streets import queries
from participatie.streets.models import Contribution, Round, Verdict
from tests.factories.people import make_person
from tests.factories.places import make_addresses, make_municipality
from tests.factories.streets import IN_THE_RING, answer, make_plan, make_wish
from tests.factories.teams import make_team

HOUSES = """street,number,addition,postcode,town,lon,lat
Kerkstraat,1,,9901 AB,Vierkant,5.0201,51.02
Kerkstraat,7,,9901 AB,Vierkant,5.0207,51.02
Kerkstraat,14,,9901 AB,Vierkant,5.0213,51.02
Kerkstraat,20,a,9901 AB,Vierkant,5.02135,51.02
Kerkstraat,20,b,9901 AB,Vierkant,5.02136,51.02
Ringweg,7,,9901 AC,Vierkant,5.0207,51.0204
"""


@pytest.fixture(autouse=True)
def town(app):
    make_addresses(HOUSES)
    make_team("Opvangteam")
    return make_municipality()


@pytest.fixture
def tamar():
    return make_person("Tamar")


@pytest.fixture
def fatma():
    return make_person("Fatma")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def form_of(plan) -> str:
    return f"/straatplannen/{plan.id}/wens"


def again(thing):
    """The same plan, wish or remark as a request would load it."""
    load = queries.get_contribution if isinstance(thing, Contribution) else queries.get_plan
    return load(SYSTEM, thing.id)


def text_of(browser, path) -> str:
    return " ".join(browser.read(path).main.get_text(" ").split())


@pytest.fixture
def many(plan, fatma, tamar):
    for n in range(3):
        make_wish(fatma, plan, f"Een boom voor nummer {n}")
    answer(tamar, make_wish(fatma, plan, "Een lantaarn", IN_THE_RING), Verdict.ALONG)
    return plan


@pytest.mark.parametrize(
    ("asked", "n"),
    [
        ("", 4),
        ("?soort=opmerking", 0),
        ("?antwoord=mee", 1),
        ("?waar=ring", 1),
        ("?waar=straat", 3),
        ("?q=boom", 3),
        ("?q=4", 1),
        ("?antwoord=x&pagina=99", 4),
    ],
)
def test_the_list_shows_what_the_address_asks_for(browser, many, asked, n):
    page = browser.read(f"/straatplannen/{many.id}/inbreng{asked}")
    assert len(page.select(".voice-line")) == n


def test_the_street_and_the_ring_are_counted_apart(browser, many):
    assert "3 in de straat en 1 vlakbij" in text_of(browser, f"/straatplannen/{many.id}/inbreng")


def test_the_map_gets_the_same_and_nothing_again_when_it_has_it(browser, many):
    address = f"/api/v1/straatplannen/{many.id}/inbreng.geojson"
    answered = browser.get(address)
    assert answered.json["total"] == 4
    assert {"id", "kind", "verdict", "title", "number", "url", "icon", "tone"} <= set(
        answered.json["features"][0]["properties"]
    )
    assert browser.get(f"{address}?antwoord=mee").json["total"] == 1
    assert browser.get(f"{address}?bbox=6,52,6.1,52.1").json["total"] == 0
    assert browser.get(f"{address}?bbox=x").status_code == 400
    assert browser.get(address, headers={"If-None-Match": answered.headers["ETag"]}).status_code == 304


def test_many_become_a_number_per_square(browser, plan, fatma, monkeypatch):
    from participatie.streets.api import voices
    from participatie.streets.queries import voices as questions

    for module in (voices, questions):
        monkeypatch.setattr(module, "MOST_PINS", 2)
    for n in range(4):
        make_wish(fatma, plan, place=Point(5.0201 + n * 0.0003, 51.02))
    found = browser.get(f"/api/v1/straatplannen/{plan.id}/inbreng.geojson").json
    assert found["total"] == 4
    assert not found["complete"]
    assert {feature["properties"]["count"] for feature in found["features"]} <= {1, 2}


def test_the_list_and_the_map_ask_as_much_for_one_as_for_forty(browser, counting, plan, fatma):
    paths = [f"/straatplannen/{plan.id}/inbreng", f"/api/v1/straatplannen/{plan.id}/inbreng.geojson", form_of(plan)]
    asked = []
    for more in (1, 39):
        for n in range(more):
            make_wish(fatma, plan, f"Wens {n}")
        for path in paths:
            with counting() as statements:
                browser.get(path)
            asked.append((path, len(statements)))
    assert asked[:3] == asked[3:]
    assert max(n for _path, n in asked) <= 10


def test_the_page_of_one_asks_as_much_with_one_reply_as_with_ten(browser, counting, plan, fatma, tamar):
    wish = make_wish(fatma, plan)
    asked = []
    for more in (1, 9):
        for _n in range(more):
            answer(tamar, again(wish), Verdict.ALONG)
        with counting() as statements:
            browser.get(f"/straatplannen/inbreng/{wish.id}-x")
        asked.append(len(statements))
    assert asked[0] == asked[1]
