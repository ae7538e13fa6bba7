"""Migrations go up and down and match the models, on both databases."""

import uuid

from flask_migrate import check, downgrade, upgrade
from sqlalchemy import create_engine, inspect, make_url, text

from participatie.commands import create_command_app
from participatie.kernel.db import db
from tests.conftest import DIALECT, settings_for


def empty_database(database_url, folder):
    """The address of a database without tables that nobody else uses."""
    if DIALECT == "sqlite":
        return f"sqlite:///{folder / 'empty.sqlite'}"
    name = f"empty_{uuid.uuid4().hex[:8]}"
    engine = create_engine(database_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(database_url).set(database=name).render_as_string(hide_password=False)


def test_migrations_go_up_and_down_and_match_the_models(tmp_path, database_url):
    app = create_command_app(settings_for(tmp_path, empty_database(database_url, tmp_path)))
    with app.app_context():
        upgrade()
        check()
        assert "subject" in inspect(db.engine).get_table_names()
        downgrade(revision="base")
        assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
        upgrade()
        check()
        db.engine.dispose()
