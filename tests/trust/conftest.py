"""The tests of trust run on a database of their own, in which one world stands (`world.py`)."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, event, make_url, text

from participatie.app import create_app
from participatie.kernel.db import db
from participatie.kernel.limits import limiter
from tests.conftest import DIALECT, migrate, refuse_sql_while_rendering, settings_for
from tests.trust.actors import Cast
from tests.trust.world import World
from tests.trust.worlds import build_world
from tests.trust.worlds.streets import add_street_plans


def own_database(database_url: str, folder: Path) -> str:
    """The address of a migrated database that nobody else uses."""
    if DIALECT == "sqlite":
        url = f"sqlite:///{folder / 'own.sqlite'}"
    else:
        name = f"trust_{uuid.uuid4().hex[:8]}"
        engine = create_engine(database_url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        url = make_url(database_url).set(database=name).render_as_string(hide_password=False)
    migrate(url, folder)
    return url


@pytest.fixture(scope="session")
def built(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, World]]:
    """The application of these tests with the world in its database."""
    folder = tmp_path_factory.mktemp("trust")
    app = create_app(settings_for(folder, own_database(database_url, folder)))
    with app.app_context():
        world = build_world()
        add_street_plans(world)
        db.session.remove()
        event.listen(db.engine, "before_cursor_execute", refuse_sql_while_rendering)
    yield app, world
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def app(built: tuple[Flask, World]) -> Flask:
    """The application, in the place of the one that other tests use."""
    return built[0]


@pytest.fixture
def world(built: tuple[Flask, World]) -> World:
    """What is there."""
    return built[1]


@pytest.fixture
def cast(app: Flask, world: World) -> Cast:
    """Browsers of everybody. The limits on how often one may try are off, for these tests try much."""
    return Cast(app, world)


@pytest.fixture(autouse=True)
def no_limits(request: pytest.FixtureRequest) -> Iterator[None]:
    """Off, but for tests that ask for `limits`."""
    limiter.enabled = "limits" in request.fixturenames
    yield
    limiter.enabled = True


@pytest.fixture
def limits() -> None:
    """Let the limits count in this test."""


@pytest.fixture
def undone(app: Flask) -> Callable[[], AbstractContextManager[None]]:
    """`with undone():` forgets whatever happens inside."""

    @contextmanager
    def inside() -> Iterator[None]:
        db.session.remove()
        inner = db.engine.begin_nested()
        try:
            yield
        finally:
            db.session.remove()
            inner.rollback()

    return inside


@pytest.fixture
def without_tokens(app, monkeypatch):
    """Forms are taken without the token against forgery, so that each can be sent by hand."""
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
