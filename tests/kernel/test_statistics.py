"""The database knows its own tables."""

from sqlalchemy import text

from participatie.kernel.db import db
from participatie.kernel.statistics import refresh_statistics
from tests.conftest import DIALECT
from tests.factories.subjects import make_theme


def test_the_nightly_work_lets_the_database_look_at_its_tables(app):
    make_theme()
    refresh_statistics()
    if DIALECT == "sqlite":
        assert db.session.scalar(text("SELECT count(*) FROM sqlite_stat1 WHERE tbl = 'theme'")) > 0
    else:
        assert db.session.scalar(text("SHOW autovacuum")) == "on"
