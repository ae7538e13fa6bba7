"""What open data adds to the platform: a workbook that stands ready where making it takes long."""

from flask import Flask, current_app
from flask_babel import lazy_gettext as _l

from participatie.kernel.jobs import job, nightly
from participatie.opendata import queries, services, workbook_file
from participatie.subjects.wording import name_events


def init_app(_app: Flask) -> None:
    """Name the event. Importing this file makes the jobs known."""
    name_events({"FileImported": _l("bestand geïmporteerd")})


@job(every_minutes=5)
def work_on_imports() -> None:
    """Try and place the files that wait; also those that an earlier worker left behind."""
    services.work_on_imports()


@nightly
def make_workbook() -> None:
    """Make the workbook beforehand where there is so much that a visitor would wait for it."""
    if queries.is_much():
        with current_app.test_request_context(base_url=current_app.config["BASE_URL"]):
            workbook_file.make()
