"""Address suggestions and boundaries for scripts and other systems."""

import pytest

from tests.factories.places import make_addresses, make_municipality


@pytest.fixture
def places(app):
    make_municipality()
    make_addresses()


def test_suggestions_tell_where_a_place_is_and_where_to_go(places, browser):
    response = browser.get("/api/v1/adressen?q=kerkstraat+14")
    assert response.status_code == 200
    (result,) = response.json["results"]
    assert {name: result[name] for name in ("label", "kind", "lon", "lat")} == {
        "label": "Kerkstraat 14, 9901 AC Vierkant",
        "kind": "address",
        "lon": 5.152,
        "lat": 51.05,
    }
    assert result["url"] == "/kaart?bbox=" + ",".join(str(side) for side in result["bbox"])
    assert response.headers["Cache-Control"] == "private, no-store"


def test_an_area_leads_to_its_own_page(places, browser):
    (result,) = browser.get("/api/v1/adressen?q=vijverb").json["results"]
    assert (result["kind"], result["url"], result["bbox"]) == ("area", "/gebieden/vijverbuurt", [5.0, 51.0, 5.1, 51.1])


def test_a_text_that_means_nothing_gives_no_results(places, browser):
    assert browser.get("/api/v1/adressen?q=xyzzy").json == {"results": []}
    assert browser.get("/api/v1/adressen?q=").json == {"results": []}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "q=a&q=b",
        "q=kerk&x=1",
        "q=kerk&limit=0",
        "q=kerk&limit=21",
        "q=kerk&limit=x",
        "q=kerk&limit=%D9%A5",
        "q=" + "k" * 101,
    ],
)
def test_a_wrong_question_is_answered_with_a_problem(places, browser, query):
    response = browser.get(f"/api/v1/adressen?{query}")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"


def test_boundaries_are_geojson_that_may_be_kept_for_an_hour(places, browser):
    response = browser.get("/api/v1/gebieden")
    assert response.mimetype == "application/geo+json"
    assert response.headers["Cache-Control"] == "public, max-age=3600"
    features = response.json["features"]
    assert [feature["properties"]["name"] for feature in features] == [
        "Vierkant", "Oosterwijk", "Westerwijk", "Verrehoek", "Dijkbuurt", "Vijverbuurt",
    ]  # fmt: skip
    assert features[0]["geometry"]["type"] == "Polygon"
    assert features[0]["properties"]["url"] == "/gebieden/vierkant"


def test_boundaries_that_did_not_change_are_not_sent_again(places, browser):
    tag = browser.get("/api/v1/gebieden").headers["ETag"]
    response = browser.get("/api/v1/gebieden", headers={"If-None-Match": tag})
    assert response.status_code == 304
    assert response.data == b""


def test_boundaries_of_one_level(places, browser):
    response = browser.get("/api/v1/gebieden?level=village&level=municipality")
    assert [feature["properties"]["code"] for feature in response.json["features"]] == ["GM9001", "KN900102"]


@pytest.mark.parametrize("query", ["level=street", "level=", "niveau=village", "level=village&x=1"])
def test_a_wrong_question_for_boundaries_is_answered_with_a_problem(places, browser, query):
    assert browser.get(f"/api/v1/gebieden?{query}").status_code == 400


def test_boundaries_take_as_many_statements_for_no_area_as_for_many(app, browser, counting):
    counts = []
    for _round in range(2):
        browser.get("/api/v1/gebieden")
        with counting() as statements:
            browser.get("/api/v1/gebieden")
        counts.append(len(statements))
        make_municipality()
    assert counts[0] == counts[1] <= 2
