"""Measure the check of a decision: 200 mandates of a team, 1,000 decisions of this year. `--postgresql`: on that database."""

import argparse
import tempfile
import time
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import event, insert

from participatie.accounts.services import create_person
from participatie.commands import create_command_app
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db, unit_of_work
from participatie.mandates import queries, services
from participatie.mandates.bounds import Proposal
from participatie.mandates.models import Decision
from participatie.mandates.services import Grant
from participatie.subjects import services as subjects
from participatie.teams import services as teams
from tests.benchmarks.__main__ import database, settings
from tests.factories.people import actor_of

MANDATES, DECISIONS, MOST_STATEMENTS = 200, 1000, 8


def main() -> None:
    """Print the statements and the time; fail above the bound of the issue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=options.postgresql):
        app = create_command_app(settings())
        with app.app_context():
            upgrade()
            person_id, subject_id = fill()
            statements, milliseconds = measure(person_id, subject_id)
            db.engine.dispose()
    print("| check | statements | ms |\n|---|---|---|")
    print(f"| a decision against {MANDATES} mandates and {DECISIONS:,} decisions | {statements} | {milliseconds:.0f} |")
    raise SystemExit(1 if statements > MOST_STATEMENTS else 0)


def fill() -> tuple[int, int]:
    """A team with many mandates, and a year of decisions under them."""
    with unit_of_work():
        person, giver = create_person("a@example.org", "Fatma"), create_person("b@example.org", "Johan")
        teams.open_team(SYSTEM, "Team Algemeen")
        team = teams.open_team(SYSTEM, "Team Plein")
        teams.add_member(SYSTEM, team, person)
        subject = subjects.begin(SYSTEM, "initiative", "idea")
        said = {"giver": "college", "giver_person_id": giver.id, "year_cents": 10**9}
        made = [services.register_mandate(SYSTEM, team.subject, Grant(f"Zet neer {n}", **said)) for n in range(MANDATES)]
        row = {"subject_id": subject.id, "mandate_version": 1, "holder_id": team.id, "kind": "object", "amount_cents": 100}
        row |= {"addresses": 0, "is_reversible": True, "question": "?", "options": "", "choice": "Ja", "reason": "Ja"}
        row |= {"checks": [], "year": today().year, "difference": "", "objection": "", "decided_at": now()}
        db.session.execute(insert(Decision), [{**row, "mandate_id": made[n % MANDATES].id} for n in range(DECISIONS)])
        return person.id, subject.id


def measure(person_id: int, subject_id: int) -> tuple[int, float]:
    """How many statements a check takes, and the best time of five."""
    statements, times = 0, []

    def count(*_values: object) -> None:
        nonlocal statements
        statements += 1

    for _round in range(5):
        db.session.remove()
        person = queries.list_people({person_id})[0]
        actor = actor_of(person)
        statements = 0
        event.listen(db.engine, "before_cursor_execute", count)
        began = time.perf_counter()
        queries.weigh(actor, Proposal("object", amount_cents=40_000), subject_id=subject_id)
        times.append((time.perf_counter() - began) * 1000)
        event.remove(db.engine, "before_cursor_execute", count)
    return statements, min(times)


if __name__ == "__main__":
    main()
