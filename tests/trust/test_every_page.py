"""What holds for every page that can be opened: nothing changes, nothing is kept by others, nothing foreign is loaded."""

import pytest

from tests.trust.active import active_parts
from tests.trust.addresses import path_of, rules
from tests.trust.answering import changed_tables, everything
from tests.trust.policies import POLICIES

# Asked for again each time, so rights are looked at each time.
CALENDARS = {"opendata.site_calendar", "opendata.area_calendar", "opendata.subject_calendar"}
CACHEABLE = {"files.show", "files.show_small", "places.ground_file", "places_api.boundaries", "streets_api.voices"}
CACHEABLE |= {"streets.elements_geojson", *CALENDARS}
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def pages(app, world):
    for rule, method in rules(app):
        if method == "GET":
            for state in POLICIES[rule.endpoint].thing.values():
                yield rule.endpoint, path_of(app, rule, state.args(world))


def files_in(folder):
    return {path: path.stat().st_size for path in folder.rglob("*") if path.is_file() and "sqlite" not in path.name}


@pytest.mark.parametrize("actor", ["visitor", "maker", "member", "administrator"])
def test_opening_pages_changes_nothing_and_every_answer_is_private_and_guarded(app, world, cast, actor):
    """A31, A33, A34: GET and HEAD leave the whole database and all files as they were."""
    before, files = everything(), files_in(app.config["DATA_FOLDER"])
    for endpoint, path in pages(app, world):
        answer = cast.ask(actor, path)
        headers = answer.headers
        for name, value in ALWAYS.items():
            assert headers[name] == value, (path, name)
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy, path
        assert "frame-ancestors 'none'" in policy, path
        assert "unsafe" not in policy, path
        is_kept = headers["Cache-Control"] != "private, no-store"
        assert not is_kept or (endpoint in CACHEABLE and answer.status_code in (200, 304)), (path, headers["Cache-Control"])
        if "public" in headers["Cache-Control"]:
            assert "Set-Cookie" not in headers, path
        assert "Access-Control-Allow-Origin" not in headers or path.startswith("/api/"), path
        head = cast.ask(actor, path, "HEAD")
        assert (head.status_code, head.get_data()) == (answer.status_code, b""), path
    assert changed_tables(before, everything()) == []
    assert files_in(app.config["DATA_FOLDER"]) == files


def test_a_photo_of_what_everybody_sees_is_cacheable_and_that_of_a_draft_is_not(world, cast):
    shown = cast["resident"].get(f"/bestanden/{world.files['published']}")
    own = cast["maker"].get(f"/bestanden/{world.files['draft']}")
    assert "public" in shown.headers["Cache-Control"]
    assert own.headers["Cache-Control"] == "private, no-cache"
    assert "sandbox" in own.headers["Content-Security-Policy"]


@pytest.mark.parametrize("actor", ["visitor", "maker", "administrator"])
def test_no_page_has_anything_in_it_that_runs_or_comes_from_elsewhere(app, world, cast, actor):
    """A14: no inline script, style or handler, and nothing that the browser fetches from another host."""
    for endpoint, path in pages(app, world):
        answer = cast.ask(actor, path)
        if "text/html" in answer.content_type and not endpoint.startswith("demo."):
            assert active_parts(answer.text) == [], path
