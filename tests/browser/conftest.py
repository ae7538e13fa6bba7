"""A real browser on the real application: a server in a thread, Chromium of this machine, axe from the packages.

The database is a file of its own, filled once with the world of `tests/browser/world.py`; nothing is rolled back here.
With PARTICIPATIE_TEST_SCREENSHOTS=folder the tests leave pictures of what they saw in that folder;
with PARTICIPATIE_TEST_SCREENSHOTS=docs they make the pictures of the documents.
"""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import make_server

from participatie.accounts.queries import find_person_by_email
from participatie.app import create_app
from participatie.kernel.db import db
from tests.browser.street_world import add_street_plans
from tests.browser.world import World, build
from tests.conftest import migrate, settings_for
from tests.factories.clients import Browser as Client

collect_ignore = [] if os.environ.get("PARTICIPATIE_TEST_SCREENSHOTS") == "docs" else ["test_pictures.py"]

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE_MS = 15_000
QUIET = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def listening() -> Iterator[socket.socket]:
    """A free port of this machine, held until the run is over."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen(128)
        yield held


@pytest.fixture(scope="session")
def app(listening: socket.socket, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application as it is served here: its own database, and links that lead back to it."""
    folder = tmp_path_factory.mktemp("browser")
    url = f"sqlite:///{folder / 'browser.sqlite'}"
    migrate(url, folder)
    base = f"http://127.0.0.1:{listening.getsockname()[1]}"
    app = create_app(settings_for(folder, url) | {"BASE_URL": base})
    app.test_client_class = Client
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def world(app: Flask) -> World:
    """What goes on in the municipality of these tests."""
    with app.app_context():
        world = build()
        add_street_plans(world)
        return world


@pytest.fixture(scope="session")
def address(app: Flask, world: World, listening: socket.socket) -> Iterator[str]:
    """Where the application answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True, fd=listening.fileno())
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield app.config["BASE_URL"]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Chromium of this machine. Without it the tests are skipped; in CI that is a failure."""
    path = os.environ.get("PARTICIPATIE_TEST_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not path:
        sentence = "There is no Chromium here: install it, or name it in PARTICIPATIE_TEST_CHROMIUM."
        if os.environ.get("CI"):
            pytest.fail(sentence)
        pytest.skip(sentence)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lasting(chromium: Browser, app: Flask, address: str, world: World) -> Iterator[Callable[[str], BrowserContext]]:
    """One window for each person of the world, kept for the whole run, with what it fetched before still in it."""
    kept: dict[str, BrowserContext] = {}

    def window(who: str) -> BrowserContext:
        if who not in kept:
            kept[who] = chromium.new_context(base_url=address)
            kept[who].set_default_timeout(PATIENCE_MS)
            kept[who].add_init_script(path=AXE)
            sign_in(kept[who], app, world, who)
        return kept[who]

    yield window
    for context in kept.values():
        context.close()


@pytest.fixture
def open_window(
    chromium: Browser, app: Flask, address: str, world: World, lasting: Callable[[str], BrowserContext]
) -> Iterator[Callable[..., Page]]:
    """`open_window("maker", width=360)` is an empty page in a window of its own, with somebody of the world signed in.

    `shared=True` takes the lasting window of that person, for a test that only looks. A message on the console (a broken
    script, a refusal by the content security policy) and a request to another host fail the test.
    """
    wrong: list[str] = []
    opened: list[BrowserContext | Page] = []

    def visit(who: str = "", width: int = 1280, height: int = 900, shared: bool = False, **options: object) -> Page:
        if shared:
            page = lasting(who).new_page()
            page.set_viewport_size({"width": width, "height": height})
            opened.append(page)
        else:
            context = chromium.new_context(viewport={"width": width, "height": height}, base_url=address, **options)
            context.set_default_timeout(PATIENCE_MS)
            opened.append(context)
            sign_in(context, app, world, who)
            page = context.new_page()
        page.on("console", lambda message: None if is_answer(message, page) else wrong.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("request", lambda request: None if is_own(request.url, address) else wrong.append(request.url))
        return page

    yield visit
    for one in opened:
        one.close()
    assert wrong == []


def sign_in(context: BrowserContext, app: Flask, world: World, who: str) -> None:
    """Give a window the cookie of somebody who is signed in; of nobody, when nobody is named."""
    if who:
        value = cookie_of(app, world.people[who])
        context.add_cookies([{"name": "session", "value": value, "url": app.config["BASE_URL"]}])


def is_answer(message: ConsoleMessage, page: Page) -> bool:
    """Whether Chromium only says that the page itself is one that says no: a 404 that a test asked for."""
    return message.text.startswith("Failed to load resource") and message.location["url"] == page.url


def is_own(url: str, address: str) -> bool:
    """Whether a request stays on our host, or in the browser itself."""
    return url.startswith((f"{address}/", "data:", "blob:"))


def cookie_of(app: Flask, email: str) -> str:
    """The session cookie of somebody who signed in."""
    with app.app_context():
        person = find_person_by_email(email)
        assert person is not None, email
        client = app.test_client().sign_in(person)
    cookie = client.get_cookie("session")
    assert cookie is not None
    return cookie.value


@pytest.fixture
def open_page(open_window: Callable[..., Page]) -> Callable[..., Page]:
    """`open_page("/kaart", width=360)` opens a page in a window of its own and waits until its scripts are awake."""

    def visit(path: str, who: str = "", width: int = 1280, height: int = 900, **options: object) -> Page:
        page = open_window(who, width, height, **options)
        page.goto(path)
        if options.get("java_script_enabled", True):
            awake(page)
        return page

    return visit


def awake(page: Page) -> Page:
    """Wait until the scripts of this page are awake."""
    page.locator("html[data-awake]").wait_for(state="attached")
    return page


@pytest.fixture(scope="session")
def violations() -> Callable[[Page], list[str]]:
    """What axe finds on a page, in a few words each."""
    axe = AXE.read_text()

    def find(page: Page) -> list[str]:
        if page.evaluate("!('axe' in window)"):
            page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]

    return find


@pytest.fixture(scope="session")
def picture() -> Callable[[Page, str], None]:
    """`picture(page, "name")` keeps a picture of the whole page, when a folder for it is named."""
    named = os.environ.get("PARTICIPATIE_TEST_SCREENSHOTS", "")
    folder = Path(named) if named and named != "docs" else None

    def keep(page: Page, name: str) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=folder / f"{name}.png", full_page=True)

    return keep
