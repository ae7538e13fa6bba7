"""The map and the list as GeoJSON."""

import gzip
import json

import pytest
from shapely.geometry import LineString, Polygon

from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.subjects import services
from tests.map.conftest import TOWN

BBOX = "5.4,51.7,5.6,51.8"


def ask(browser, status=200, **args):
    db.session.commit()
    response = browser.get("/api/v1/kaart", query_string={"bbox": BBOX, "zoom": 12} | args)
    assert response.status_code == status, response.text
    return response.get_json(force=True)


def test_a_pin_says_what_it_is_and_where_its_page_is(browser, put, town):
    subject = put()
    (feature,) = ask(browser)["features"]
    assert feature["id"] == subject.id
    assert feature["geometry"] == {"type": "Point", "coordinates": [5.45, 51.75]}
    expected = {
        "kind": "plan",
        "kind_label": "Plan",
        "icon": "bulb",
        "tone": "river",
        "title": "Pluktuin",
        "place": "Molenwijk",
    }
    assert expected.items() <= feature["properties"].items()
    assert feature["properties"]["state"] == "Idee"
    assert str(subject.id) in feature["properties"]["url"]


def test_a_disc_says_how_many_and_which_box_to_zoom_into(browser, put, town):
    for n in range(8):
        put(lon=5.45 + n / 100_000)
    (feature,) = ask(browser)["features"]
    west, south, east, north = feature["properties"].pop("bbox")
    assert west <= 5.45 <= east
    assert south <= 51.75 <= north
    assert feature["properties"] == {"cluster": True, "count": 8}


def test_a_stack_lists_what_lies_at_the_spot(browser, put, town):
    put("Een")
    put("Twee")
    (feature,) = ask(browser)["features"]
    assert feature["properties"]["stack"] == 2
    assert [item["title"] for item in feature["properties"]["items"]] == ["Twee", "Een"]
    assert all(item["url"] for item in feature["properties"]["items"])


def test_lines_and_surfaces_have_their_shape_from_zoom_15(browser, put, town):
    line = LineString([(5.45, 51.75), (5.451, 51.751), (5.452, 51.75)])
    put("Pad", geometry=line)
    assert "shape" not in ask(browser, zoom=14)["features"][0]["properties"]
    shape = ask(browser, zoom=15, bbox="5.44,51.74,5.46,51.76")["features"][0]["properties"]["shape"]
    assert shape["type"] == "LineString"
    assert shape["coordinates"][0] == [5.45, 51.75]


def test_the_answer_stays_small_with_long_titles_and_large_shapes(browser, put, town):
    ring = [(5.5 + 0.002 * (n % 7) / 7 + n / 1e5, 51.75 + n / 2e5) for n in range(600)]
    for n in range(140):
        put(f"{'Een lange titel over de buurt ' * 3}{n}", 5.41 + (n % 14) / 75, 51.71 + (n // 14) / 125)
    for n in range(10):
        shift = n / 1000
        corners = [(x + shift, y) for x, y in ring]
        put(f"Gebied {n}", geometry=Polygon([*corners, (5.52 + shift, 51.749)]).buffer(0).convex_hull)
    db.session.commit()
    for zoom in (10, 13, 15, 16, 20):
        answer = browser.get("/api/v1/kaart", query_string={"bbox": BBOX, "zoom": zoom})
        assert len(gzip.compress(answer.data)) < 50_000
        assert len(answer.get_json(force=True)["features"]) <= 120


@pytest.mark.parametrize(
    "args",
    [
        {"bbox": ""},
        {"bbox": "5.4,51.7,5.6"},
        {"bbox": "5.4,51.7,5.6,nan"},
        {"bbox": "5.4,51.7,5.6,inf"},
        {"bbox": "5.6,51.7,5.4,51.8"},
        {"bbox": "-180,-90,180,90"},
        {"bbox": "5.4,51.7,5.6,51.8,1"},
        {"bbox": ["5.4,51.7,5.6,51.8", "5.4,51.7,5.6,51.9"]},
        {"zoom": ""},
        {"zoom": "21"},
        {"zoom": "-1"},
        {"zoom": "12.5"},
        {"zoom": "１２"},
        {"soort": "partner"},
        {"soort": "club"},
        {"soort": ["plan", "walk"]},
        {"thema": "bestaat-niet"},
        {"fase": "published_at"},
        {"gebied": "nergens"},
        {"sinds": "gisteren"},
        {"open": "true"},
        {"sorteer": "id"},
        {"q": "x" * 101},
        {"q": "a\u202eb"},
        {"creator__email": "a@b.nl"},
        {"limit": "100000"},
    ],
)
def test_anything_unknown_is_a_problem_document(browser, town, args):
    assert ask(browser, status=400, **args)["status"] == 400


@pytest.mark.parametrize(
    "args",
    [
        {"thema": "groen"},
        {"gebied": "molenwijk"},
        {"fase": "idea"},
        {"soort": "plan"},
        {"sinds": "week"},
        {"open": "1"},
        {"q": "pluk"},
    ],
)
def test_each_filter_finds_what_fits_it(browser, put, town, themes, args):
    put(theme=themes["groen"])
    other = put("Anders", 5.55, kind="walk", state="done", theme=themes["verkeer"])
    other.published_at = now().replace(year=2020)
    assert [feature["properties"]["title"] for feature in ask(browser, **args)["features"]] == ["Pluktuin"]


def test_empty_filters_of_a_form_and_marks_of_a_newsletter_do_not_count(browser, put, town):
    put()
    assert len(ask(browser, thema="", fase="", q="", utm_source="nieuwsbrief")["features"]) == 1


def test_a_hidden_subject_is_not_on_the_map_of_its_own_maker_either(browser, put, town):
    services.hide(SYSTEM, put())
    assert ask(browser)["features"] == []


def test_the_viewport_takes_five_statements(browser, put, town, counting):
    for n in range(40):
        put(lon=5.42 + n / 300)
    for zoom in (10, 13, 16):
        with counting() as statements:
            ask(browser, zoom=zoom)
        assert len(statements) <= 5


def test_the_list_as_geojson_is_paged_and_links_on(browser, put, town):
    for n in range(101):
        put(f"Plan {n}")
    db.session.commit()
    first = browser.get("/api/v1/onderwerpen").get_json(force=True)
    assert len(first["features"]) == 100
    assert first["features"][0]["properties"]["title"] == "Plan 100"
    (link,) = first["links"]
    assert link["rel"] == "next"
    second = browser.get(link["href"]).get_json(force=True)
    assert [feature["properties"]["title"] for feature in second["features"]] == ["Plan 0"]
    assert [link["rel"] for link in second["links"]] == ["prev"]


def test_the_list_as_geojson_takes_the_same_filters(browser, put, town, themes):
    put("Wel", theme=themes["groen"])
    put("Niet")
    db.session.commit()
    answer = browser.get("/api/v1/onderwerpen?thema=groen").get_json(force=True)
    assert [feature["properties"]["title"] for feature in answer["features"]] == ["Wel"]
    assert json.dumps(answer).count("@") == 0
    assert browser.get("/api/v1/onderwerpen?size=1000").status_code == 400


def test_the_answer_is_geojson(browser, town):
    response = browser.get(f"/api/v1/kaart?bbox={','.join(map(str, TOWN))}&zoom=12")
    assert response.mimetype == "application/geo+json"
    assert response.get_json(force=True) == {"type": "FeatureCollection", "features": [], "complete": True}
