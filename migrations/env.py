"""Runs the migrations in the application's own context."""

from alembic import context
from sqlalchemy.types import TypeEngine

from participatie.kernel.db import Base, UtcDateTime, db
from participatie.places.geometry import Geometry

# The spatial index of SQLite, the full-text index of each database, and the tables that they keep for themselves.
OWN_TABLES = ("subject_rtree", "search_subject", "search_post", "search_offer", "search_promise")


def include_object(_thing: object, name: str | None, kind: str, reflected: bool, _other: object) -> bool:
    """Leave the tables of the indexes, and the index of PostgreSQL, that no model can describe alone."""
    if kind == "table":
        return not (name or "").startswith(OWN_TABLES)
    return not (kind == "index" and reflected and name == "ix_subject_box_gist")


def compare_type(_context: object, _was: object, _column: object, _inspected: TypeEngine, ours: TypeEngine) -> bool | None:
    """Our own types are their storage type under another name."""
    return False if isinstance(ours, UtcDateTime | Geometry) else None


def run() -> None:
    """Go to the wanted revision in one transaction per migration."""
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_object=include_object,
            compare_type=compare_type,
            render_as_batch=connection.dialect.name == "sqlite",
            transaction_per_migration=True,
        )
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET lock_timeout = '3s'")
            connection.exec_driver_sql("SET statement_timeout = 0")
            connection.commit()
        with context.begin_transaction():
            context.run_migrations()


run()
