"""Keeps the database's own knowledge of its tables fresh, so that it chooses the right index."""

from sqlalchemy import text

from participatie.kernel.db import db, unit_of_work
from participatie.kernel.jobs import nightly


@nightly
def refresh_statistics() -> None:
    """SQLite looks only when asked; PostgreSQL does this by itself."""
    if db.engine.dialect.name == "sqlite":
        with unit_of_work():
            db.session.execute(text("PRAGMA analysis_limit = 1000"))
            db.session.execute(text("ANALYZE"))
