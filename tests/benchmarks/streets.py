"""Measure a street plan of 2,000 elements, 5,000 wishes and 10,000 remarks against one of 20 of each.

`python -m tests.benchmarks.streets [--postgresql]`. Prints milliseconds, the ratio to the small plan, SQL statements and kB.
"""

import argparse
import gzip
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from participatie.commands import create_command_app
from participatie.kernel.db import db
from participatie.subjects.models import Subject
from participatie.subjects.urls import url_of
from tests.benchmarks import data
from tests.benchmarks.__main__ import count_statements, database, signed_in_cookie
from tests.benchmarks.client import Client, measure, running
from tests.benchmarks.serving import make, settings
from tests.benchmarks.street_data import make_plan

SMALL, LARGE = (20, 20, 20), (2_000, 5_000, 10_000)
ROUNDS = 21


@dataclass
class Line:
    """One page of both plans."""

    page: str
    small_ms: float
    large_ms: float
    statements: int
    kilobytes: float


def main() -> None:
    """Fill, serve, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--postgresql", action="store_true", help="on an embedded PostgreSQL instead of SQLite")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=options.postgresql):
        with create_command_app(settings()).app_context():
            upgrade()
        app = make()
        with app.app_context():
            ids = data.fill(200)
            data.go_on_counting()
            began = time.monotonic()
            plans = [make_plan(*size, number=number) for number, size in enumerate((SMALL, LARGE))]
            print(f"two plans made in {time.monotonic() - began:.0f} s")
        with running(Path(folder)) as server:
            lines = [measure_page(app, server.port, name, plans, ids[0]) for name in pages(app, plans[0])]
        with app.app_context():
            db.engine.dispose()
    print_lines(lines)


def pages(app: Flask, plan_id: int) -> dict[str, str]:
    """The pages of the promise with their addresses; those that begin with "desk" are for who is signed in."""
    with app.app_context(), app.test_request_context(base_url=app.config["BASE_URL"]):
        plan = db.session.get(Subject, plan_id)
        box = ",".join(f"{side:.5f}" for side in (plan.west, plan.south, plan.east, plan.north))
        return {
            "plan": url_of(plan),
            "wishes and remarks": f"/straatplannen/{plan_id}/inbreng",
            "map of wishes": f"/api/v1/straatplannen/{plan_id}/inbreng.geojson?bbox={box}",
            "comparison": f"/straatplannen/{plan_id}/vergelijk?van=1&naar=2",
            "report": f"/straatplannen/{plan_id}/verslag",
            "desk": f"/straatplannen/{plan_id}/bureau",
        }


def measure_page(app: Flask, port: int, name: str, plans: list[int], row_id: int) -> Line:
    """One page of the small plan and of the large one."""
    client = Client(port, signed_in_cookie(app) if name == "desk" else "")
    small, large = (pages(app, plan_id)[name] for plan_id in plans)
    reply = client.get(large)
    if reply.status != 200:
        raise SystemExit(f"{name} was answered with {reply.status}.")
    times = [measure(client, path, ROUNDS, row_id).milliseconds for path in (small, large)]
    return Line(name, *times, count_statements(app, large), len(gzip.compress(reply.body)) / 1000)


def print_lines(lines: list[Line]) -> None:
    """One line for each page."""
    print(f"{'page':22} {'small ms':>9} {'large ms':>9} {'ratio':>6} {'SQL':>4} {'kB gz':>6}")
    for line in lines:
        ratio = line.large_ms / line.small_ms
        print(
            f"{line.page:22} {line.small_ms:>9.1f} {line.large_ms:>9.1f} {ratio:>6.2f} "
            f"{line.statements:>4} {line.kilobytes:>6.0f}"
        )


if __name__ == "__main__":
    main()
