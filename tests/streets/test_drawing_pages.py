"""Pages of versions: the same number of statements for much as for little, files that stay small, bad sheets refused."""

import gzip
import io
import json
import re

import pytest
from shapely.geometry import Point

from participatie.kernel.db import commit, db
from participatie.kernel.drawings import convert
from participatie.kernel.errors import Forbidden, Refused
from participatie.kernel.files import keep_photo
from participatie.streets import queries, services
from participatie.streets.drawn import Drawn
from participatie.streets.models import Round
from participatie.streets.underlay import Pin, is_flat
from tests.factories.drawings import a_street, draw_version
from tests.factories.people import make_person
from tests.factories.pictures import photo
from tests.factories.places import make_municipality
from tests.factories.streets import drawing, make_plan
from tests.factories.teams import make_team

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def tamar():
    make_municipality()
    make_team("Opvangteam")
    return make_person("Tamar")


@pytest.fixture
def plan(tamar):
    return make_plan(tamar, in_round=Round.WISHES)


def trees(count):
    return [Drawn(f"e{n:011x}", "tree", Point(5.0201 + n * 5e-7, 51.02), label=f"Boom {n}") for n in range(count)]


@pytest.mark.parametrize(
    "page", ["", "/versies/1", "/versies/{id}/onderdelen", "/versies/{id}/onderdelen.geojson", "/vergelijk"]
)
def test_a_page_takes_as_many_statements_for_five_hundred_elements_as_for_one(browser, counting, tamar, plan, page):
    taken = []
    for count in (1, 500):
        other = make_plan(tamar, f"Straat {count}", Round.WISHES)
        version = draw_version(tamar, other, trees(count))
        draw_version(tamar, other, trees(count), version)
        commit()
        path = f"/straatplannen/{other.id}{'-x' if not page else ''}{page.format(id=version.id)}"
        browser.get(path)
        with counting() as statements:
            assert browser.get(path).status_code == 200
        taken.append(len(statements))
    assert taken[0] == taken[1]


def test_two_thousand_elements_come_once_and_in_less_than_150_kilobytes(browser, tamar, plan):
    version = draw_version(tamar, plan, trees(2000))
    path = f"/straatplannen/{plan.id}/versies/{version.id}/onderdelen.geojson"
    answer = browser.get(path, headers={"Accept-Encoding": "gzip"})
    assert len(answer.data) < 150_000
    assert len(json.loads(gzip.decompress(answer.data))["features"]) == 2000
    again = browser.get(path, headers={"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_spreadsheet_runs_no_formula_that_somebody_put_in_a_name(browser, tamar, plan):
    version = draw_version(tamar, plan, [Drawn("a", "tree", Point(5.0205, 51.02), label='=HYPERLINK("x")')])
    text = browser.get(f"/straatplannen/{plan.id}/versies/{version.id}/onderdelen.csv").get_data(as_text=True)
    assert "'=HYPERLINK" in text


def test_the_page_reads_thanks_to_whom_something_moved(browser, tamar, plan):
    first = draw_version(tamar, plan, a_street())
    second = draw_version(tamar, plan, a_street()[:-1], first)
    page = browser.get(f"/straatplannen/{plan.id}/vergelijk?van={first.number}&naar={second.number}").get_data(as_text=True)
    assert "1 weg" in page
    assert browser.get(f"/straatplannen/{plan.id}/vergelijk?van=7&naar=2").status_code == 404


def token_of(page):
    return re.search(r'name="csrf_token" value="([^"]+)"', page)[1]


def save(browser, path, features, revision):
    sent = {"csrf_token": token_of(browser.get(path).get_data(as_text=True)), "revision": revision}
    text = json.dumps({"type": "FeatureCollection", "features": features}).encode()
    return browser.post(path, data={**sent, "elements": (io.BytesIO(text), "e.geojson")})


def test_a_stale_save_of_the_editor_answers_409_with_what_differs(browser, tamar, plan):
    version = services.begin_version(drawing(tamar), plan, None)
    services.save_elements(drawing(tamar), plan, version, trees(1), version.revision)
    commit()
    browser.sign_in(tamar)
    path, now = f"/straatplannen/{plan.id}/versies/{version.id}/tekenen", version.revision
    answer = save(browser, path, [], now - 1)
    assert answer.status_code == 409
    assert "Boom 0" in answer.get_json(force=True)["clashes"][0]["theirs"]
    assert save(browser, path, [], now).get_json()["revision"] == now + 1
    bad = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [5.5, 51.5]},
        "properties": {"key": "a", "kind": "tree"},
    }
    refused = save(browser, path, [bad], now + 1)
    assert (refused.status_code, "buiten het plan" in refused.get_json(force=True)["detail"]) == (422, True)


def pdf(width, height):
    """A sheet of this size in points with a red rectangle on it."""
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R>>" % (width, height),
        b"<</Length 27>>stream\n1 0 0 rg 10 10 300 200 re f\nendstream",
    ]
    text, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(text))
        text += b"%d 0 obj%s endobj\n" % (number, part)
    lines = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(text)
    return text + b"xref\n0 5\n0000000000 65535 f \n" + lines + end


def test_a_page_of_a_pdf_becomes_a_picture_of_at_most_four_thousand_pixels():
    picture = convert(pdf(842, 595))
    assert (picture.width_px, picture.height_px) == (4000, 2827)
    assert picture.large.startswith(b"RIFF")


@pytest.mark.parametrize(
    ("data", "page"),
    [(pdf(842, 595), 2), (pdf(200_000, 200_000), 1), (pdf(842, 595)[:80], 1), (b"GIF89a", 1), (b"%PDF-1.7", 1), (b"", 1)],
    ids=["no such page", "a sheet of seventy metres", "cut off", "another kind", "empty pdf", "nothing"],
)
def test_a_sheet_that_cannot_be_read_is_refused_with_a_sentence(data, page):
    with pytest.raises(Refused, match=r"\.$"):
        convert(data, page)


A, B = Pin(0, 0, 5.02, 51.02), Pin(1, 0, 5.021, 51.02)


def test_three_points_on_a_line_are_flat_on_the_sheet_or_on_the_ground():
    assert is_flat([A, B, Pin(0.5, 0, 5.0205, 51.021)], 400, 300)
    assert is_flat([A, B, Pin(0.5, 1, 5.0205, 51.02)], 400, 300)
    assert not is_flat([A, B, Pin(0.5, 1, 5.0205, 51.0205)], 400, 300)


def test_a_sheet_is_laid_by_three_points_and_its_draft_is_no_longer_changed_once_online(browser, tamar, plan):
    stored = keep_photo(photo(), "tamar")
    version = services.begin_version(drawing(tamar), plan, None)
    services.set_drawing(drawing(tamar), plan, version, stored)
    with pytest.raises(Refused, match="één lijn"):
        services.place_drawing(drawing(tamar), plan, version, stored, [A, B, B], 70)
    third = Pin(0.5, 1, 5.0205, 51.0199)
    services.place_drawing(drawing(tamar), plan, version, stored, [A, B, third], 70)
    commit()
    sheet = f"/bestanden/{stored.key}"
    assert browser.get(sheet).status_code == 404
    plan = queries.get_plan(drawing(tamar), plan.id)
    services.describe_version(drawing(tamar), plan, version, "", "Een tekening.", version.revision)
    services.publish_version(drawing(tamar), plan, version)
    commit()
    assert browser.get(sheet).status_code == 200
    plan = queries.get_plan(drawing(tamar), plan.id)
    for act in (
        lambda: services.set_drawing(drawing(tamar), plan, version, stored),
        lambda: services.place_drawing(drawing(tamar), plan, version, stored, [A, B, third], 50),
        lambda: services.remove_drawing(drawing(tamar), plan, version),
    ):
        with pytest.raises(Forbidden):
            act()
    assert db.session.get(type(version), version.id).drawing_points is not None
