"""Work outside a request: one queue, embedded in SQLite or in Redis, run by one worker."""

import threading
from collections.abc import Callable
from typing import Any

from flask import Flask
from huey import Huey, MemoryHuey, RedisHuey, SqliteHuey, crontab

Job = Callable[[], None]

_jobs: list[tuple[Job, int]] = []


def job(every_minutes: int) -> Callable[[Job], Job]:
    """Mark a function as a job that also runs by itself every so many minutes (1 to 59)."""

    def register(function: Job) -> Job:
        if all(known is not function for known, _ in _jobs):
            _jobs.append((function, every_minutes))
        return function

    return register


def init_app(app: Flask) -> None:
    """Give the application its queue. Tests run jobs at once, in the process."""
    app.extensions["huey"] = make_queue(app)
    app.extensions["job_tasks"] = {}


def make_queue(app: Flask) -> Huey:
    """In memory for tests, Redis when an address is set, else a file in the data folder."""
    if app.testing or app.config.get("TESTING"):
        return MemoryHuey("participatie", immediate=True)
    if url := app.config["REDIS_URL"]:
        return RedisHuey("participatie", url=url)
    app.config["DATA_FOLDER"].mkdir(parents=True, exist_ok=True)
    return SqliteHuey("participatie", filename=str(app.config["DATA_FOLDER"] / "jobs.sqlite"))


def tasks(app: Flask) -> dict[str, Any]:
    """The huey tasks of this application by function name; huey makes their classes itself, hence Any."""
    known: dict[str, Any] = app.extensions["job_tasks"]
    if not known:
        huey: Huey = app.extensions["huey"]
        for function, minutes in _jobs:
            known[function.__name__] = _as_task(app, huey, function, minutes)
    return known


def _as_task(app: Flask, huey: Huey, function: Job, minutes: int) -> Any:
    def run() -> None:
        with app.app_context():
            function()

    run.__name__ = function.__name__
    huey.periodic_task(crontab(minute=f"*/{minutes}"), name=f"periodic_{function.__name__}")(run)
    return huey.task(name=function.__name__)(run)


def enqueue(app: Flask, function: Job) -> None:
    """Ask the worker to run this job soon."""
    tasks(app)[function.__name__]()


def start_worker_thread(app: Flask) -> None:
    """Run the worker inside this process, for the demo and for small installations."""
    tasks(app)
    consumer = app.extensions["huey"].create_consumer(workers=1, periodic=True, check_worker_health=False)
    threading.Thread(target=consumer.start, name="worker", daemon=True).start()
