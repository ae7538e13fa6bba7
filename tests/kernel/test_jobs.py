"""Jobs: embedded or in Redis, run by a worker that finishes what it does."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from participatie.app import create_app
from participatie.kernel import jobs
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.receipts import FormReceipt, forget_old_receipts
from tests.conftest import settings_for

ROOT = Path(__file__).parents[2]


@pytest.fixture
def job(app, monkeypatch):
    """A job of this test only, and the event it sets."""
    monkeypatch.setattr(jobs, "_jobs", dict(jobs._jobs))
    done = threading.Event()

    @jobs.job(every_minutes=59)
    def ring() -> None:
        done.set()

    return ring, done


def runs_once(app, job):
    """Whether a job that is put in the queue is done."""
    function, done = job
    consumer = jobs.start_worker_thread(app)
    try:
        jobs.enqueue(app, function)
        return done.wait(15)
    finally:
        consumer.stop(graceful=True)
        app.extensions["huey"].storage.close()


def with_redis(folder, port):
    """An application whose jobs, and nothing else, are in Redis."""
    app = create_app({**settings_for(folder, f"sqlite:///{folder / 'x.sqlite'}"), "TESTING": False})
    app.config["REDIS_URL"] = f"redis://127.0.0.1:{port}/0"
    app.extensions["huey"] = jobs.make_queue(app)
    return app


def test_the_embedded_queue_runs_a_job(tmp_path, job):
    assert runs_once(create_app({**settings_for(tmp_path, f"sqlite:///{tmp_path / 'x.sqlite'}"), "TESTING": False}), job)


def test_a_job_waits_in_the_file_until_a_worker_comes(tmp_path, job):
    function, done = job
    settings = {**settings_for(tmp_path, f"sqlite:///{tmp_path / 'x.sqlite'}"), "TESTING": False}
    first = create_app(settings)
    jobs.enqueue(first, function)
    first.extensions["huey"].storage.close()
    second = create_app(settings)
    consumer = jobs.start_worker_thread(second)
    try:
        assert done.wait(15)
    finally:
        consumer.stop(graceful=True)
        second.extensions["huey"].storage.close()


def test_redis_runs_a_job(tmp_path, job):
    if not shutil.which("redis-server"):
        pytest.skip("redis-server is not installed here: the Redis queue is not tried")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _turn in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        assert runs_once(with_redis(tmp_path, port), job)
    finally:
        server.terminate()
        server.wait(10)


def test_a_queue_that_is_away_fails_no_request(tmp_path, capsys):
    app = with_redis(tmp_path, 9)
    with app.app_context():
        jobs.wake("deliver_mail")
    assert "the queue is away" in capsys.readouterr().err


def test_every_job_has_its_time(app):
    assert {"deliver_mail", "forget_old_mail", "forget_old_receipts", "forget_old_ways_in", "sweep_files"} <= set(jobs._jobs)
    assert jobs._jobs["deliver_mail"].minute == "*/1"
    assert jobs._jobs["sweep_files"].hour == str(jobs.NIGHT_HOUR_UTC)


def test_old_receipts_are_forgotten(app):
    for key, age in (("old", 3), ("new", 1)):
        db.session.add(FormReceipt(key=key, location="/", created_at=now() - timedelta(days=age)))
    db.session.commit()
    forget_old_receipts()
    assert list(db.session.scalars(db.select(FormReceipt.key))) == ["new"]


def test_the_worker_command_stops_when_asked(tmp_path):
    environment = {**os.environ, "PARTICIPATIE_DATA_FOLDER": str(tmp_path), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-u", "-m", "participatie", "worker"]
    process = subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert b"has started" in process.stdout.readline()
        time.sleep(2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        if process.poll() is None:
            process.kill()
        process.stdout.close()
