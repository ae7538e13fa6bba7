"""Measure matching as the worker does it: 5,000 profiles, 200 vacancies. `--postgresql`: on that database.

What is measured is loading all profiles and vacancies and finding the best of them for everybody; and for those who look, the
people of one vacancy among all.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from flask_migrate import upgrade
from sqlalchemy import insert

from participatie.accounts.models import Person
from participatie.commands import create_command_app
from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now, today
from participatie.kernel.db import db, unit_of_work
from participatie.talents import queries
from participatie.talents.models import Profile, ProfileTalent, Vacancy, VacancyTalent
from participatie.talents.services.telling import match_people
from participatie.talents.vocabulary import TALENTS
from participatie.teams import services as teams
from participatie.teams.models import Team
from tests.benchmarks.__main__ import database, settings
from tests.factories.people import actor_of, make_person

PROFILES, VACANCIES, TEAMS, MOST_SECONDS = 5_000, 200, 40, 2.0
ROUNDS = 3


def main() -> None:
    """Print the times; fail above the bound of the issue."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, database(Path(folder), postgresql=options.postgresql):
        app = create_command_app(settings())
        with app.app_context():
            upgrade()
            with unit_of_work():
                seeker_id = fill()
            found, matching = best_of(match_everybody)
            _shown, page = best_of(lambda: people_of_one(seeker_id))
            db.engine.dispose()
    print("| what | found | seconds |\n|---|---|---|")
    print(f"| {PROFILES:,} profiles with {VACANCIES} vacancies, in the worker | {found:,} | {matching:.2f} |")
    print(f"| the people of one vacancy among {PROFILES:,} | {_shown} | {page:.2f} |")
    raise SystemExit(1 if matching > MOST_SECONDS else 0)


def fill() -> int:
    """Teams that look for people, and everybody with a profile; the id of somebody who looks."""
    rng, talents = random.Random(5), list(TALENTS)
    made = [teams.open_team(SYSTEM, f"Team {number}") for number in range(TEAMS)]
    seeker = make_person("Priya", "priya@example.org")
    teams.add_member(SYSTEM, made[0], seeker)
    first, day = seeker.id + 1, today()
    ids = range(first, first + PROFILES)
    person = {"display_name": "Iemand", "active": True, "language": "nl", "created_at": now(), "name_skeleton": ""}
    db.session.execute(
        insert(Person), [{**person, "id": n, "email": f"p{n}@example.org", "fs_uniquifier": f"u{n}"} for n in ids]
    )
    plain = {"consented_at": now(), "used_on": day, "has_evenings": True, "hours_a_week": 4}
    db.session.execute(insert(Profile), [{**plain, "id": n, "person_id": n} for n in ids])
    told = [(n, talent, has) for n in ids for has, many in (("can", 4), ("learn", 2)) for talent in rng.sample(talents, many)]
    db.session.execute(insert(ProfileTalent), [{"profile_id": n, "talent": talent, "has": has} for n, talent, has in told])
    open_vacancies(rng, made, talents)
    return seeker.id


def open_vacancies(rng: random.Random, made: list[Team], talents: list[str]) -> None:
    """The vacancies, spread over the teams."""
    plain = {"what": "Iemand", "hours_a_week": 3, "opened_at": now(), "places": 1, "is_by_evening": True}
    numbers = range(1, VACANCIES + 1)
    db.session.execute(insert(Vacancy), [{**plain, "id": n, "subject_id": made[n % TEAMS].id} for n in numbers])
    asked = [{"vacancy_id": n, "talent": talent} for n in numbers for talent in rng.sample(talents, 3)]
    db.session.execute(insert(VacancyTalent), asked)


def match_everybody() -> int:
    """What the worker does."""
    return len(match_people(list(queries.list_open(NOBODY))))


def people_of_one(seeker_id: int) -> int:
    """What the page of a vacancy asks."""
    actor = actor_of(db.session.get_one(Person, seeker_id))
    return len(queries.list_people_of(actor, queries.get_vacancy(actor, TEAMS)).suggested)


def best_of(act: Callable[[], int]) -> tuple[int, float]:
    """What it gives, and the best time of a few rounds."""
    times, found = [], 0
    for _round in range(ROUNDS):
        db.session.remove()
        began = time.perf_counter()
        found = act()
        times.append(time.perf_counter() - began)
    return found, min(times)


if __name__ == "__main__":
    main()
