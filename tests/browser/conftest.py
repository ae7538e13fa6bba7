"""A real browser on the real application: a server in a thread, Chromium of this machine, axe from the packages."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

AXE = Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")
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
def address(app: Flask) -> Iterator[str]:
    """Where the application answers, on a port that is free."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
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


@pytest.fixture
def open_page(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """`open_page("/kaart", width=360)` opens a page in a window of its own; a message on the console fails the test."""
    messages: list[str] = []
    contexts = []

    def visit(path: str, width: int = 1280, height: int = 900, **options: object) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": height}, base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: messages.append(f"{path}: {message.type} {message.text}"))
        page.on("pageerror", lambda error: messages.append(f"{path}: {error}"))
        page.goto(path)
        if options.get("java_script_enabled", True):
            page.locator("html[data-awake]").wait_for(state="attached")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert messages == []


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """What axe finds on a page, in a few words each."""

    def find(page: Page) -> list[str]:
        page.evaluate(AXE.read_text())
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]

    return find
