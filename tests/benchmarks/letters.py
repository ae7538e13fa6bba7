"""Measure the worker on 1,000 letters, against a batch of one letter in the same run: `python -m tests.benchmarks.letters`."""

import tempfile
import time
from pathlib import Path

from flask_migrate import upgrade

from participatie.accounts.models import Person
from participatie.commands import create_command_app
from participatie.kernel import files
from participatie.kernel.db import unit_of_work
from participatie.streets.models import BatchState, Round, StreetPlan
from tests.conftest import settings_for
from tests.factories.people import make_person
from tests.factories.places import make_municipality
from tests.factories.streets import make_houses, make_plan, print_letters_for
from tests.factories.teams import make_team

LETTERS = 1_000


def main() -> None:
    """One letter to the ring, a thousand to the street; print the seconds, how many times the one, and the size."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_command_app(settings_for(Path(folder), f"sqlite:///{folder}/letters.sqlite"))
        with app.app_context():
            upgrade()
            designer, plan = make_street()
            one = measure(designer, plan, "ring", 1)
            many = measure(designer, plan, "inside", LETTERS)
    print(f"{LETTERS:,} letters: {many:.1f} s, {many / one:.0f} x the time of one letter ({one:.2f} s)")


def make_street() -> tuple[Person, StreetPlan]:
    """A plan that discusses versions, with a thousand addresses in the street and one in the ring."""
    make_municipality()
    make_houses(LETTERS, 1)
    with unit_of_work():
        make_team("Opvangteam")
        designer = make_person("Tamar")
        plan = make_plan(designer, in_round=Round.VARIANTS)
    return designer, plan


def measure(designer: Person, plan: StreetPlan, zone: str, count: int) -> float:
    """The seconds from the order to the PDF, the job included; the queue of a test runs it at once."""
    began = time.monotonic()
    batch = print_letters_for(designer, plan, zone)
    taken = time.monotonic() - began
    if batch.state != BatchState.READY or batch.done != count or batch.file_key is None:
        raise SystemExit(f"{batch.done} of {count} letters were made: {batch.state}.")
    size = files.path_of(batch.file_key).stat().st_size
    print(f"{count:>6,} letters: {size / 1000:,.0f} kB of PDF")
    return taken


if __name__ == "__main__":
    main()
