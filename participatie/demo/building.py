"""Fills an empty data folder: database, town, people and a year of history."""

import gc
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from flask import Flask
from flask_migrate import upgrade

from participatie.demo.people import address_of
from participatie.demo.story import FIRST_DAY, bring_in_files, tell_everything
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.mail import deliver_mail
from participatie.kernel.outbox import keep_latest
from participatie.places import services as places
from participatie.places.boundaries import read_areas
from participatie.places.gazetteer_file import read_gazetteer
from participatie.places.ground import FILE_NAME
from participatie.site.services import set_up_site

SEED = 2026
MAILS_OF_A_KIND = 1
"""So many mails of each kind wait in the mailbox, of which there are some thirty: enough to look at, few enough to read."""


class BuildFailed(Exception):
    """The town or its base map could not be made; the message says what was said."""


class Ground:
    """The town and its base map, made by a process beside this one."""

    def __init__(self, folder: Path, target: Path, seed: int = SEED) -> None:
        command = [sys.executable, "-m", "participatie.demo.ground", str(folder), str(target), str(seed)]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603

    def wait_for_town(self) -> None:
        """Come back when the files of the town are there."""
        if self._process.stdout is None or self._process.stdout.readline().strip() != "town":
            self.wait_for_map()
            raise BuildFailed

    def wait_for_map(self) -> None:
        """Come back when the base map is there."""
        _out, complaint = self._process.communicate()
        if self._process.returncode:
            raise BuildFailed(complaint[-400:])

    def stop(self) -> None:
        """Stop it, when it is of no use any more."""
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait()


def build(app: Flask, seed: int = SEED) -> None:
    """Make everything. What is there when this fails is half finished."""
    with tempfile.TemporaryDirectory(prefix="beemdwaard-") as name, app.app_context():
        town = Path(name)
        ground = Ground(town, app.config["DATA_FOLDER"] / FILE_NAME, seed)
        try:
            upgrade()
            ground.wait_for_town()
            fill(town, seed)
            ground.wait_for_map()
        finally:
            ground.stop()
            db.session.remove()


def fill(town: Path, seed: int = SEED) -> None:
    """Bring the town into a migrated database, then its people and what they did."""
    with unit_of_work():
        places.import_areas(SYSTEM, read_areas((town / "areas.geojson").read_bytes()))
    with unit_of_work():
        places.import_addresses(SYSTEM, read_gazetteer((town / "addresses.csv").read_bytes()))
    with unit_of_work():
        places.import_addresses(SYSTEM, read_gazetteer((town / "streets.geojson").read_bytes()))
    moment = now()
    with at(moment - timedelta(days=FIRST_DAY)), unit_of_work():
        set_up_site(SYSTEM, "Samen Beemdwaard", "Beemdwaard", address_of("samen"), "Wat bewoners maken, en wie er helpt.")
    with without_collecting(), unit_of_work():
        tell_everything(town, seed, moment)
        mail_moments = keep_latest(MAILS_OF_A_KIND)
    bring_in_files(moment)
    for mail_moment in mail_moments:
        with at(mail_moment):
            deliver_mail()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave the memory alone while many rows are made; that saves an eighth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
