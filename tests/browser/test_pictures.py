"""The pictures in the README, made of the demo. Run with PARTICIPATIE_TEST_SCREENSHOTS=docs; no other run collects this."""

import threading
from pathlib import Path

import pytest
from PIL import Image
from werkzeug.serving import make_server

from participatie.commands import create_command_app
from participatie.demo.building import build
from participatie.kernel.db import db
from tests.browser.conftest import ROOT, awake
from tests.conftest import settings_for

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    # A window that is closed while tiles are on their way leaves the file of the tiles to the collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

FOLDER = ROOT / "docs" / "images"
MOST = 300_000
SHOWN = "Pluktuin achter de Molenhof"
PLAN = "De Gymnasiumstraat opnieuw"


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """Where the demo answers, without its bar for signing in."""
    folder = tmp_path_factory.mktemp("demo")
    settings = settings_for(folder, f"sqlite:///{folder / 'participatie.sqlite'}")
    app = create_command_app(settings | {"BASEMAP": "pmtiles"})
    build(app)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def page_at(chromium, demo):
    contexts = []

    def visit(path, width, height):
        context = chromium.new_context(viewport={"width": width, "height": height}, base_url=demo, locale="nl-NL")
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return awake(page)

    yield visit
    for context in contexts:
        context.close()


def keep(page, name: str, **options: object) -> Path:
    """A picture in the folder of the documents, in no more colours than it needs."""
    path = FOLDER / name
    FOLDER.mkdir(exist_ok=True)
    page.screenshot(path=path, **options)
    Image.open(path).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def test_home(page_at):
    page = page_at("/", 1280, 900)
    page.locator("#kaart[data-pins=ready]").wait_for()
    page.locator("#kaart[data-ready][data-ground=pmtiles]").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # the ground is painted after it has come
    assert keep(page, "home.png").stat().st_size < MOST


def test_an_initiative_on_a_phone(page_at):
    page = page_at("/initiatieven?q=pluktuin", 360, 1180)
    page.get_by_role("link", name=SHOWN).first.click()
    page.wait_for_url("**/initiatieven/*-*")
    awake(page)
    page.wait_for_load_state("networkidle")
    assert keep(page, "initiative-phone.png").stat().st_size < MOST


def settled(page):
    """Wait until the map of the plan and the ground below it are painted."""
    awake(page)
    page.locator("#plankaart[data-ready][data-ground=pmtiles]").wait_for()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1500)  # the ground is painted after it has come


def test_a_street_plan(page_at):
    page = page_at("/straatplannen", 1280, 1690)
    page.get_by_role("link", name=PLAN).first.click()
    page.wait_for_url("**/straatplannen/*-*")
    settled(page)
    assert keep(page, "plan.png").stat().st_size < MOST


def test_a_version_of_a_street_plan_on_a_phone(page_at):
    page = page_at("/straatplannen", 360, 1320)
    page.get_by_role("link", name=PLAN).first.click()
    page.wait_for_url("**/straatplannen/*-*")
    page.locator(".version-row__choice", has_text="Versie 2").click()
    page.wait_for_url("**/versies/2")
    settled(page)
    assert keep(page, "plan-phone.png").stat().st_size < MOST
