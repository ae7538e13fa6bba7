"""The database: one base for all tables, one place that commits, and what SQLite and PostgreSQL each need."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

import pysqlite3.dbapi2 as pysqlite3
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import BigInteger, DateTime, Engine, Integer, MetaData, event
from sqlalchemy.engine import Connection, Dialect, make_url
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table inherits: predictable names for keys and constraints, on both databases."""

    metadata = MetaData(naming_convention=_NAMES)


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC. SQLite drops time zones, so they are taken off and put back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


LARGEST_ID = 2**63 - 1
"""No database holds a larger number; a larger one in a form is the id of nothing."""

Id = BigInteger().with_variant(Integer, "sqlite")

db = SQLAlchemy(model_class=Base, session_options={"join_transaction_mode": "create_savepoint", "expire_on_commit": False})

_writing: ContextVar[bool] = ContextVar("writing", default=False)


def engine_options(url: str) -> dict[str, Any]:
    """What to give `create_engine` for this address; the values differ by driver, hence Any. No log holds what people typed."""
    if make_url(url).get_backend_name() == "sqlite":
        return {"module": pysqlite3, "connect_args": {"timeout": 5}, "hide_parameters": True}
    return {
        "pool_pre_ping": True,
        "hide_parameters": True,
        "connect_args": {"options": "-c statement_timeout=5000 -c lock_timeout=3000"},
    }


def prepare_engine(engine: Engine) -> None:
    """Teach SQLite durable writes, foreign keys and real transactions. PostgreSQL needs nothing."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: object) -> None:  # the driver's own type is not typed
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


def init_app(app: Flask) -> None:
    """Open the database of this application."""
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)


def expect_writes(writes: bool) -> None:
    """Say at the start of a request whether it may write, so that SQLite takes its lock at once and not halfway."""
    _writing.set(writes)


def after_commit(action: Callable[[], None]) -> None:
    """Do this once the transaction is safely in the database; never when it is rolled back."""
    db.session.info.setdefault("after_commit", []).append(action)


def commit() -> None:
    """Keep what was done, then do what waited for that. Called once per request, command or job."""
    session: Session = db.session()
    session.commit()
    for action in session.info.pop("after_commit", []):
        action()


def let_others_write() -> None:
    """Give back the lock on SQLite while something slow is done. Nothing was written yet, and what was read stays."""
    db.session.commit()


def roll_back() -> None:
    """Forget what was done."""
    session: Session = db.session()
    session.rollback()
    session.info.pop("after_commit", None)


@contextmanager
def unit_of_work() -> Iterator[None]:
    """One transaction for a command or a job: all of it, or nothing."""
    expect_writes(True)
    try:
        yield
        commit()
    except BaseException:
        roll_back()
        raise
    finally:
        expect_writes(False)


@contextmanager
def dry_run() -> Iterator[None]:
    """Do it all and keep nothing, to see what would happen."""
    expect_writes(True)
    try:
        yield
    finally:
        roll_back()
        expect_writes(False)
