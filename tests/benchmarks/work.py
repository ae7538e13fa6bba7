"""Measure the work list of a team with 5,000 open subjects against that of one with 50, in turns.

`python -m tests.benchmarks.work`; `--postgresql` on an embedded PostgreSQL instead of SQLite. Answers 1 when the large list
takes more than 1.5 times as long, or more statements. The time is that of this process and, on PostgreSQL, the clock.
"""

import argparse
import tempfile
import time
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import Update, text, update

from participatie.accounts.models import Person
from participatie.commands import create_command_app
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db, unit_of_work
from participatie.subjects.models import Subject
from participatie.teams import services as teams
from participatie.teams.models import Responsibility
from tests.benchmarks import data
from tests.benchmarks.__main__ import database, signed_in_cookie
from tests.benchmarks.search import best_of
from tests.benchmarks.serving import make, settings

FEW, MANY, ENDED, GOAL = 50, 5_000, 25, 1.5
TABS = ("nieuw", "ons", "anderen", "termijn", "klaar")


def main() -> None:
    """Fill, ask in turns, print; answers 1 when a list is too slow."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--postgresql", action="store_true", help="on an embedded PostgreSQL instead of SQLite")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=options.postgresql):
        with create_command_app(settings()).app_context():
            upgrade()
        app = make()
        with app.app_context():
            few, many = fill()
        worst = compare(app, few, many, on_postgresql=options.postgresql)
        with app.app_context():
            db.engine.dispose()
    raise SystemExit(1 if worst > GOAL else 0)


def fill() -> tuple[int, int]:
    """Two teams with the same member, with so many open subjects and enough of each sort for a page; gives their ids."""
    ids = data.fill(FEW + MANY + 2 * ENDED)
    with unit_of_work():
        person = db.session.get_one(Person, 1)
        found = [teams.open_team(SYSTEM, f"Team {name}") for name in ("Weinig", "Veel")]
        for team, own in zip(found, (ids[: FEW + ENDED], ids[FEW + ENDED :]), strict=True):
            teams.add_member(SYSTEM, team, person)
            change(update(Responsibility).where(Responsibility.subject_id.in_(own)).values(team_id=team.id))
            change(update(Subject).where(Subject.id.in_(own[ENDED:])).values(state="idea"))
            change(update(Subject).where(Subject.id.in_(own[:ENDED])).values(state="stopped"))
        change(update(Responsibility).where(Responsibility.id % 2 == 0).values(last_voice_is_team=True))
        change(update(Responsibility).where(Responsibility.id % 4 < 2).values(answered_at=None, due_on=today()))
        small, large = (int(team.id) for team in found)
    db.session.execute(text("ANALYZE"))
    db.session.commit()
    return small, large


def change(wanted: Update) -> None:
    """Change many rows at once."""
    db.session.execute(wanted.execution_options(synchronize_session=False))


def compare(app: Flask, few: int, many: int, *, on_postgresql: bool) -> float:
    """Print a table; gives the worst ratio."""
    client, cookie, worst = app.test_client(use_cookies=False), signed_in_cookie(app), 0.0
    clock = time.perf_counter if on_postgresql else time.process_time
    print(f"| work list | ms with {FEW} | ms with {MANY:,} | × |\n|---|---|---|---|")
    for tab in TABS:
        works = [lambda team=team, tab=tab: open_list(client, cookie, team, tab) for team in (few, many)]
        small, large = best_of(clock, *works)
        worst = max(worst, large / small)
        print(f"| {tab} | {small:.1f} | {large:.1f} | {large / small:.2f} |", flush=True)
    return worst


def open_list(client: FlaskClient, cookie: str, team: int, tab: str) -> None:
    """One page of the work list, which has to be there."""
    path = f"/werk?team={team}&lijst={tab}"
    answer = client.get(path, base_url="https://127.0.0.1", headers={"Cookie": cookie})
    if answer.status_code != 200:
        raise SystemExit(f"The work list was answered with {answer.status_code}.")


if __name__ == "__main__":
    main()
