"""Measure a morning of digests: 500 people with news among 50,000 who follow something, against 500 among 500.

`python -m tests.benchmarks.digest`; `--postgresql` on an embedded PostgreSQL instead of SQLite. The ratio should be near one:
the cost grows with the people who have news, not with all people.
"""

import argparse
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import func, insert, select

from participatie.accounts.models import Person
from participatie.commands import create_command_app
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import at, now
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.outbox import OutboxMail
from participatie.notifications import services
from participatie.notifications.models import Watch
from participatie.notifications.queries import day_to_send
from participatie.subjects import services as subjects
from participatie.subjects.models import Follow, Subject
from tests.benchmarks.__main__ import database
from tests.benchmarks.serving import settings

WITH_NEWS = 500
MANY = 50_000
FACTS = 3
PEOPLE_OF_A_SUBJECT = 500


def main() -> None:
    """Measure both and print how many times longer the many take."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--postgresql", action="store_true", help="on an embedded PostgreSQL instead of SQLite")
    options = asked.parse_args()
    few, many = (measure(people, postgresql=options.postgresql) for people in (WITH_NEWS, MANY))
    print(f"{MANY:,} followers take {many / few:.2f} x the time of {WITH_NEWS:,}; both have {WITH_NEWS:,} with news")


def measure(people: int, *, postgresql: bool) -> float:
    """The seconds from the facts to the digests in the outbox."""
    with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=postgresql):
        app = create_command_app(settings())
        with app.app_context():
            upgrade()
            try:
                return tell_and_write(fill(people), people)
            finally:
                db.session.remove()
                db.engine.dispose()


def fill(people: int) -> Subject:
    """People in groups of 500, each group with a subject that it follows and an own watch; gives the subject with news."""
    with unit_of_work():
        moment = now()
        ids = db.session.scalars(
            insert(Person).returning(Person.id),
            [{"email": f"p{n}@example.org", "display_name": f"Volger {n}", "created_at": moment} for n in range(people)],
        ).all()
        made = []
        for start in range(0, people, PEOPLE_OF_A_SUBJECT):
            subject = subjects.begin(SYSTEM, "initiative", "idea")
            subject.title = f"Onderwerp {start}"
            subjects.publish(SYSTEM, subject)
            moment = now()
            group = ids[start : start + PEOPLE_OF_A_SUBJECT]
            db.session.execute(
                insert(Follow), [{"subject_id": subject.id, "person_id": one, "created_at": moment} for one in group]
            )
            watching = {"what": "kind:street_plan", "kind": "street_plan", "created_at": moment}
            db.session.execute(insert(Watch), [{"person_id": one, **watching} for one in group])
            made.append(subject)
    while True:
        with unit_of_work():
            if not services.spread_some():
                return made[0]


def tell_and_write(subject: Subject, people: int) -> float:
    """Some facts, then the worker and the morning."""
    with unit_of_work():
        for number in range(FACTS):
            subjects.move_state(SYSTEM, db.session.get_one(Subject, subject.id), "idea", f"Nieuws {number}")
    began = time.monotonic()
    with unit_of_work():
        services.spread_some()
    spread = time.monotonic() - began
    morning = (now() + timedelta(days=1)).replace(hour=8)
    day = day_to_send(morning)
    if day is None:
        raise SystemExit("eight in the morning is no time for digests")
    with at(morning):
        with unit_of_work():
            services.open_digests(day)
        written = True
        while written:
            with unit_of_work():
                written = bool(services.write_some_digests(day))
    took = time.monotonic() - began
    count = db.session.scalar(select(func.count(OutboxMail.id)).where(OutboxMail.template == "notifications/digest"))
    if count != WITH_NEWS:
        raise SystemExit(f"{count} digests were written instead of {WITH_NEWS}.")
    print(f"{people:>7,} followers: {took:.2f} s for {count} digests, of which {spread:.2f} s to tell the followers")
    return took


if __name__ == "__main__":
    main()
