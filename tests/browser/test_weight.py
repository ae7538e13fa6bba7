"""What the home page weighs, and that nothing comes from elsewhere."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import awake

pytestmark = pytest.mark.browser

STATIC = Path(__file__).resolve().parents[2] / "static"
MOST = 250_000
TILES = "/ondergrond.pmtiles"
PAINTER = "/static/vendor/protomaps-leaflet/protomaps-leaflet.js"


def sent(response):
    """Bytes on the line: static text as the compressed copy beside it, all else as the application answers it."""
    path = urlsplit(response.url).path
    body = response.body()
    if path.startswith("/static/") and path.endswith((".css", ".js", ".svg", ".json")):
        copy = STATIC / f"{path.removeprefix('/static/')}.br"
        return copy.stat().st_size if copy.is_file() else len(gzip.compress(body))
    return len(body)


def test_home_is_light(open_window):
    page = open_window()
    responses = []
    page.on("response", lambda response: responses.append(response))
    page.goto("/")
    awake(page)
    page.locator("#kaart[data-pins=ready]").wait_for()
    page.wait_for_load_state("networkidle")
    weights = {urlsplit(one.url).path: sent(one) for one in responses if urlsplit(one.url).path != TILES}
    weights[PAINTER] = (STATIC / "vendor/protomaps-leaflet/protomaps-leaflet.js.br").stat().st_size  # where there are tiles
    heaviest = sorted(weights.items(), key=lambda item: -item[1])[:12]
    print(f"home: {sum(weights.values())} bytes; {heaviest}")
    assert "/static/vendor/leaflet/leaflet.js" in weights, "the map is part of it"
    assert sum(weights.values()) <= MOST, heaviest
