"""What open data adds to the platform: a workbook that stands ready where making it takes long."""

from flask import Flask, current_app

from participatie.kernel.jobs import nightly
from participatie.opendata import queries, workbook_file


def init_app(_app: Flask) -> None:
    """Nothing to register: the pages and the job speak for themselves."""


@nightly
def make_workbook() -> None:
    """Make the workbook beforehand where there is so much that a visitor would wait for it."""
    if queries.is_much():
        with current_app.test_request_context(base_url=current_app.config["BASE_URL"]):
            workbook_file.make()
