"""What a web worker does not carry: libraries that only another process, another database or a test needs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import migrate

pytestmark = pytest.mark.once

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("/", "/initiatieven", "/kaart", "/api/v1/kaart?bbox=5.4,51.7,5.6,51.8&zoom=13")
HEAVY = {
    "redis",
    "psycopg",
    "holidays",
    "confusable_homoglyphs",
    "pyproj",
    "PIL",
    "pmtiles",
    "mapbox_vector_tile",
    "alembic",
    "typst",
    "authlib",
    "joserfc",
    "webauthn",
}
WORKER = """
import json, sys
from participatie.app import create_app
from participatie.kernel.db import db
from tests.benchmarks.serving import settings
app = create_app(settings())
with app.app_context():
    waiting = db.engine.pool.checkedin() + db.engine.pool.checkedout()
client = app.test_client()
answers = [client.get(page, base_url=app.config["BASE_URL"]).status_code for page in json.loads(sys.argv[1])]
loaded = sorted({name.partition(".")[0] for name in sys.modules})
print(json.dumps({"answers": answers, "connections": waiting, "loaded": loaded}))
"""


@pytest.fixture(scope="module")
def worker(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a fresh process in production on SQLite says after it served some pages."""
    folder = tmp_path_factory.mktemp("worker")
    url = f"sqlite:///{folder / 'worker.sqlite'}"
    migrate(url, folder)
    done = subprocess.run(
        [sys.executable, "-c", WORKER, json.dumps(PAGES)],
        cwd=ROOT,
        env={**os.environ, "BENCH_FOLDER": str(folder), "BENCH_DATABASE": url},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def test_it_serves_pages(worker):
    assert worker["answers"] == [200] * len(PAGES)


@pytest.mark.parametrize("library", sorted(HEAVY))
def test_it_does_without_what_another_process_needs(worker, library):
    assert library not in worker["loaded"]


def test_no_connection_is_open_before_the_first_request_so_that_workers_can_be_forked_from_one_that_is_ready(worker):
    assert worker["connections"] == 0
