"""Measure the search at 100,000 subjects and 200,000 posts. `--quick`: 10,000; `--postgresql`: on that database.

Each question is asked in turns with two floors of the same run: a page that asks one row, and a search by LIKE over titles.
The time is what processors worked for it, the best of the rounds: of this process, in which SQLite works too, and on
PostgreSQL of its processes for our connections as well. How busy the machine is changes that little.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import select, text

from participatie.commands import create_command_app
from participatie.kernel.access import NOBODY
from participatie.kernel.db import db, unit_of_work
from participatie.places.models import Area
from participatie.search import services
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to
from tests.benchmarks import data
from tests.benchmarks.__main__ import database
from tests.benchmarks.serving import make, settings

SIZE, QUICK_SIZE, ROUNDS = 100_000, 10_000, 15
WORDS_IN_TITLES = 20_000
LONG = 9
GOAL_MS = 50

QUESTIONS = {
    "a word in every text": "/zoeken?q=straat",
    "a common word": "/zoeken?q=bankje",
    "two words": "/zoeken?q=bankje+moestuin",
    "a rare word": "/zoeken?q=4711",
    "a rare and a common word": "/zoeken?q=4711+straat",
    "a beginning": "/zoeken?q=moest",
    "one slip": "/zoeken?q=moestiun",
    "one slip in a rare word": "/zoeken?q={slip}",
    "nothing": "/zoeken?q=ooievaar",
    "a common word in one area": "/zoeken?q=bankje&gebied={area}",
    "a common word with a theme": "/zoeken?q=bankje&thema=groen",
    "a rare word with a theme": "/zoeken?q=4711&thema=groen",
    "a common word of this month": "/zoeken?q=bankje&sinds=maand",
    "a common word in one phase": "/zoeken?q=bankje&fase=realised",
    "posts with a common word": "/zoeken?q=zaterdag&tab=berichten",
    "posts with a word that none has": "/zoeken?q=ooievaar&tab=berichten",
    "the list with a common word": "/initiatieven?q=bankje",
    "the list with a rare word": "/initiatieven?q=4711",
    "the list by support with a common word": "/initiatieven?q=bankje&sorteer=steun",
    "suggestions for two letters": "/api/v1/zoeken?q=mo",
    "suggestions for a word": "/api/v1/zoeken?q=moestuin",
    "suggestions for a word that none has": "/api/v1/zoeken?q=ooievaar",
}


def main() -> None:
    """Fill, index, ask, print; answers 1 when a question takes longer than the goal."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="10,000 subjects")
    asked.add_argument("--postgresql", action="store_true", help="on an embedded PostgreSQL instead of SQLite")
    options = asked.parse_args()
    size = QUICK_SIZE if options.quick else SIZE
    with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=options.postgresql):
        with create_command_app(settings()).app_context():
            upgrade()
        app = make()
        with app.app_context():
            data.fill(size)
            began = time.monotonic()
            indexed = services.rebuild()
            print(f"{indexed:,} texts indexed in {time.monotonic() - began:.0f} s")
            slip = learn_words()
            area = db.session.scalar(select(Area.slug).where(Area.level == "neighbourhood").limit(1)) or ""
            if options.postgresql:
                db.session.execute(text("ANALYZE"))
                db.session.commit()
        paths = {name: path.format(area=area, slip=slip) for name, path in QUESTIONS.items()}
        slow = ask(app.test_client(), size, paths, clock_of(app.test_client()) if options.postgresql else time.process_time)
        with app.app_context():
            db.engine.dispose()
    raise SystemExit(1 if slow else 0)


def learn_words() -> str:
    """As many words of titles as a large municipality has, for slips of the finger; gives one of them with such a slip."""
    chance = random.Random(20260101)
    words = {"".join(chance.choices("aeiounrstkldbgmv", k=chance.randint(5, 14))) for _word in range(WORDS_IN_TITLES)}
    with unit_of_work():
        services.learn(words)
    long_one = min(word for word in words if len(word) == LONG)
    return long_one[:4] + long_one[5:]


def clock_of(client: FlaskClient) -> Callable[[], float]:
    """Processor time in seconds of this process and of the processes of PostgreSQL behind its connections."""
    client.get("/", base_url="https://127.0.0.1")
    with client.application.app_context():
        mine = text("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = current_database()")
        backends = [Path(f"/proc/{pid}/schedstat") for pid in db.session.scalars(mine)]
        db.session.rollback()
    return lambda: time.process_time() + sum(int(it.read_text().split()[0]) for it in backends) / 1e9


def ask(client: FlaskClient, size: int, paths: dict[str, str], clock: Callable[[], float]) -> list[str]:
    """Print a table; gives the questions that took longer than the goal."""
    slow = []
    print(f"| question, {size:,} subjects | ms | × one row | × LIKE |\n|---|---|---|---|")
    for name, path in paths.items():
        took, row, like = best_of(
            clock,
            lambda path=path: client.get(path, base_url="https://127.0.0.1"),
            lambda: client.get("/meten/rij?size=20000", base_url="https://127.0.0.1"),
            lambda: by_like(client, "bankje"),
        )
        print(f"| {name} | {took:.1f} | {took / row:.2f} | {took / like:.2f} |", flush=True)
        slow += [name] if took > GOAL_MS else []
    return slow


def best_of(clock: Callable[[], float], *works: Callable[[], object]) -> list[float]:
    """The best time of each by this clock, done in turns, in milliseconds."""
    times: list[list[float]] = [[] for _work in works]
    for _round in range(ROUNDS):
        for taken, work in zip(times, works, strict=True):
            began = clock()
            work()
            taken.append((clock() - began) * 1000)
    return [min(taken) for taken in times]


def by_like(client: FlaskClient, word: str) -> None:
    """The floor that a search has to beat: fifteen titles with this word in them, and how many there are."""
    with client.application.app_context():
        found = select(Subject.id).where(visible_to(NOBODY), Subject.title.icontains(word)).order_by(Subject.id.desc())
        db.session.execute(found).all()
        db.session.rollback()


if __name__ == "__main__":
    main()
