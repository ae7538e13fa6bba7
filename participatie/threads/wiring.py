"""Nightly work of conversations."""

from flask import Flask

from participatie.kernel.db import unit_of_work
from participatie.kernel.jobs import nightly
from participatie.threads import services


def init_app(app: Flask) -> None:
    """Nothing of the application itself: importing this file makes the job known."""


@nightly
def forget_unconfirmed_posts() -> None:
    """Remove what was written for an address that nobody confirmed."""
    with unit_of_work():
        services.forget_pending()
