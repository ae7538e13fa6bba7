"""Things done at the same moment, on a database of their own with real transactions."""

import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import create_engine, func, make_url, select, text
from werkzeug.test import TestResponse

from participatie.kernel.db import Base, db
from tests.conftest import DIALECT, migrate
from tests.factories.clients import Browser
from tests.factories.threads import plain_app

Result = TypeVar("Result")


@pytest.fixture
def own_app(tmp_path: Path, database_url: str) -> Iterator[Flask]:
    """An application whose transactions are kept, on a database that only this test uses."""
    if DIALECT == "sqlite":
        url = f"sqlite:///{tmp_path / 'own.sqlite'}"
    else:
        name = f"own_{uuid.uuid4().hex[:8]}"
        engine = create_engine(database_url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        url = make_url(database_url).set(database=name).render_as_string(hide_password=False)
    migrate(url, tmp_path)
    app = plain_app(tmp_path, url)
    app.test_client_class = Browser
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def at_once(app: Flask, acts: list[Callable[[], Result]]) -> list[Result]:
    """Do these things at the same moment, each as a request of its own would."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Result]) -> Result:
        with app.app_context():
            start.wait()
            try:
                return act()
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def filled_form(page: BeautifulSoup, action: str, **typed: object) -> dict[str, object]:
    """What a browser sends with the form of a page that goes to this address."""
    form = next(f for f in page.select("form") if f.get("action", "").split("#")[0] == action)
    return {field["name"]: field.get("value", "") for field in form.select("input[type=hidden][name]")} | typed


def posting(browser: Browser, path: str, data: dict[str, object]) -> Callable[[], TestResponse]:
    """Send this, later, from a browser of its own with the same cookie."""
    app, cookie = browser.application, browser.get_cookie("session").value

    def act() -> TestResponse:
        client = app.test_client()
        client.set_cookie("session", cookie)
        return client.post(path, data=data)

    return act


def counted(model: type[Base]) -> int:
    """How many rows there are."""
    return db.session.scalar(select(func.count()).select_from(model)) or 0
