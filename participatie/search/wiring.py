"""What the search adds: it finds the words of every lens and what is like a draft, and mends its index every night."""

from flask import Flask

from participatie.initiatives import similar
from participatie.kernel.jobs import job, nightly
from participatie.search import services
from participatie.search.queries import holding
from participatie.search.similar import find_similar
from participatie.subjects.finding import register_finder


def init_app(_app: Flask) -> None:
    """Let lists, map and feeds find what the search finds, and drafts what is like them."""
    register_finder(holding)
    similar.register(find_similar)


@nightly
def repair_search_index() -> None:
    """Compare the index with everything, also soon after areas or themes got other names."""
    services.repair()


@job(every_minutes=10)
def fill_search_index() -> None:
    """Fill the index after the migration that made it."""
    services.catch_up()
