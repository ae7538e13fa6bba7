"""Work outside a request: one queue, embedded in SQLite or in Redis, run by one worker.

A job may run late, twice or again after a crash, so each one is written to find its own work in the database.
"""

import atexit
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import click
from flask import Flask, current_app

from participatie.kernel.queues import Consumer, Huey, MemoryHuey, SqliteHuey, crontab, redis_queue

log = logging.getLogger(__name__)

Job = Callable[[], None]
NIGHT_HOUR_UTC = 2


@dataclass(frozen=True)
class Planned:
    """A job and when it also runs by itself: every so many minutes, or once a night."""

    function: Job
    minute: str
    hour: str = "*"


_jobs: dict[str, Planned] = {}


def job(every_minutes: int) -> Callable[[Job], Job]:
    """Mark a function as a job that also runs by itself every so many minutes (1 to 59)."""

    def register(function: Job) -> Job:
        _jobs[function.__name__] = Planned(function, f"*/{every_minutes}")
        return function

    return register


def nightly(function: Job) -> Job:
    """Mark a function as a job that runs by itself once a night."""
    _jobs[function.__name__] = Planned(function, str(sum(map(ord, function.__name__)) % 60), str(NIGHT_HOUR_UTC))
    return function


def init_app(app: Flask) -> None:
    """Give the application its queue. Tests run jobs at once, in the process."""
    app.extensions["huey"] = make_queue(app)
    app.extensions["job_tasks"] = {}
    app.cli.add_command(worker)


def make_queue(app: Flask) -> Huey:
    """In memory for tests, Redis when an address is set, else a file in the data folder.

    The file needs no write-ahead log: what is lost with it is found again in the database.
    """
    if app.testing or app.config.get("TESTING"):
        return MemoryHuey("participatie", immediate=True)
    if url := app.config["REDIS_URL"]:
        return redis_queue("participatie", url)
    app.config["DATA_FOLDER"].mkdir(parents=True, exist_ok=True)
    return SqliteHuey("participatie", filename=str(app.config["DATA_FOLDER"] / "jobs.sqlite"), journal_mode="truncate")


def tasks(app: Flask) -> dict[str, Any]:
    """The huey tasks of this application by function name; huey makes their classes itself, hence Any."""
    known: dict[str, Any] = app.extensions["job_tasks"]
    huey: Huey = app.extensions["huey"]
    for name, planned in _jobs.items():
        if name not in known:
            known[name] = _as_task(app, huey, planned)
    return known


def _as_task(app: Flask, huey: Huey, planned: Planned) -> Any:
    name = planned.function.__name__

    def run() -> None:
        with app.app_context():
            planned.function()

    run.__name__ = name
    huey.periodic_task(crontab(minute=planned.minute, hour=planned.hour), name=f"periodic_{name}")(run)
    return huey.task(name=name)(run)


def enqueue(app: Flask, function: Job) -> None:
    """Ask the worker to run this job soon."""
    tasks(app)[function.__name__]()


def wake(name: str) -> None:
    """Ask the worker to run a job soon. When the queue is away nothing is lost: the job also runs by itself."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # the worker outlives this request
    try:
        tasks(app)[name]()
    except Exception:
        log.exception("the queue is away", extra={"job": name})


class QuietConsumer(Consumer):
    """A worker beside the web server, which keeps its own signals."""

    def _set_signal_handlers(self) -> None:
        """Leave the signals of the process alone."""


def start_worker_thread(app: Flask) -> QuietConsumer:
    """Run the worker inside this process, for the demo and for small installations; it finishes its job at exit."""
    tasks(app)
    consumer = QuietConsumer(app.extensions["huey"], workers=1, periodic=True, check_worker_health=False, shutdown_timeout=15)
    consumer.start()
    atexit.register(consumer.stop, graceful=True)
    return consumer


@click.command("worker")
def worker() -> None:
    """Run jobs (mail, cleaning) until stopped; finishes the job at hand first."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    tasks(app)
    click.echo("The worker has started. Stop it with Ctrl-C or SIGTERM.")
    app.extensions["huey"].create_consumer(workers=1, periodic=True, graceful_signal="TERM").run()
