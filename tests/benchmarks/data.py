"""A municipality of a chosen size, made from a fixed seed with bulk inserts."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta

from flask import Flask
from shapely.geometry import Point, box
from sqlalchemy import insert, select, text

from participatie.accounts.models import Person
from participatie.initiatives import services as initiatives
from participatie.initiatives.models import Initiative, Maker
from participatie.initiatives.services.drafts import Text
from participatie.kernel.access import SYSTEM, Actor
from participatie.kernel.clock import now, today
from participatie.kernel.db import db, unit_of_work
from participatie.map.services import rebuild
from participatie.places import services as places
from participatie.places.boundaries import read_areas
from participatie.places.geometry import to_geojson
from participatie.places.models import Area
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject, SubjectTally, Theme
from participatie.teams import services as teams
from participatie.teams.models import Responsibility
from participatie.threads.models import Post, Thread

WEST, SOUTH, STEP = 5.40, 51.70, 0.0125
SIDE = 16
PEOPLE = 2_000
BATCH = 5_000
STAGES = ("idea", "idea", "idea", "exploring", "planned", "underway", "underway", "realised", "stopped")
THEMES = ["Groen", "Verkeer", "Ontmoeten", "Spelen", "Wonen", "Water", "Veiligheid", "Energie", "Cultuur", "Sport", "Zorg"]
WORDS = ["pluktuin", "bankje", "speelplek", "oversteek", "buurtkeuken", "moestuin", "ruilkast", "straatfeest", "geveltuin"]
SHORT_THREAD, LONG_THREAD = 1, 2  # which initiatives, counted from the first
POSTS_OF = {SHORT_THREAD: 20, LONG_THREAD: 500}


def fill(initiatives: int) -> list[int]:
    """Fill an empty, migrated database with this many initiatives and twice as many posts; gives their ids."""
    chance = random.Random(20260101)
    with unit_of_work():
        places.import_areas(SYSTEM, read_areas(json.dumps({"type": "FeatureCollection", "features": list(_areas())})))
        themes = [subjects.open_theme(SYSTEM, name, name, "bulb", "groen", n).id for n, name in enumerate(THEMES)]
        answering = [teams.open_team(SYSTEM, f"Team {name}").id for name in THEMES]
        moment = now()
        people = [{"email": f"p{n}@example.org", "display_name": f"Bewoner {n}", "created_at": moment} for n in range(PEOPLE)]
        db.session.execute(insert(Person), people)
    with unit_of_work():
        ids = _subjects(initiatives, chance, themes)
        _answers(ids, chance, answering)
        go_on_counting()
        rebuild()
    return ids


def go_on_counting() -> None:
    """PostgreSQL hands out ids itself; tell it which ones were taken."""
    if db.engine.dialect.name == "postgresql":
        for table in ("subject", "thread", "post"):
            db.session.execute(text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"))


def _areas() -> Iterator[dict[str, object]]:
    """One municipality, 16 districts of 16 neighbourhoods: squares."""
    yield _feature("GM0001", "Meetstad", "municipality", "", 0, 0, SIDE)
    for n in range(16):
        x, y = n % 4 * 4, n // 4 * 4
        yield _feature(f"WK{n:04}", f"Wijk {n}", "district", "GM0001", x, y, 4)
        for m in range(16):
            yield _feature(f"BU{n:02}{m:02}", f"Buurt {n}-{m}", "neighbourhood", f"WK{n:04}", x + m % 4, y + m // 4, 1)


def _feature(code: str, name: str, level: str, parent: str, x: int, y: int, size: int) -> dict[str, object]:
    west, south = WEST + x * STEP, SOUTH + y * STEP
    shape = box(west, south, west + size * STEP, south + size * STEP)
    properties = {"code": code, "name": name, "level": level, "parent": parent, "population": 1000 * size}
    return {"type": "Feature", "properties": properties, "geometry": to_geojson(shape)}


def _subjects(initiatives: int, chance: random.Random, themes: list[int]) -> list[int]:
    wanted = select(Area.id, Area.west, Area.south).where(Area.level == "neighbourhood")
    areas = db.session.execute(wanted.order_by(Area.id)).all()
    first = (db.session.scalar(select(Subject.id).order_by(Subject.id.desc()).limit(1)) or 0) + 1
    ids = list(range(first, first + initiatives))
    moment = now()
    for start in range(0, initiatives, BATCH):
        rows = []
        for number in range(start, min(start + BATCH, initiatives)):
            area_id, west, south = chance.choice(areas)
            lon, lat = west + chance.random() * STEP, south + chance.random() * STEP
            published = moment - timedelta(minutes=5 * (initiatives - number))
            rows.append(
                {
                    "id": ids[number],
                    "kind": "initiative",
                    "state": chance.choice(STAGES),
                    "title": f"{' '.join(chance.sample(WORDS, 3)).capitalize()} {number}",
                    "lead": f"Samen maken we een {chance.choice(WORDS)} voor de hele straat, en iedereen kan helpen.",
                    "geometry": Point(lon, lat),
                    "west": lon,
                    "south": lat,
                    "east": lon,
                    "north": lat,
                    "area_id": area_id,
                    "theme_id": chance.choice(themes),
                    "creator_id": chance.randint(1, PEOPLE),
                    "created_at": published,
                    "published_at": published,
                    "changed_at": published,
                }
            )
        db.session.execute(insert(Subject), rows)
        db.session.execute(insert(SubjectTally), [{"subject_id": row["id"], "supports": chance.randint(0, 80)} for row in rows])
        db.session.execute(
            insert(Initiative),
            [
                {"id": row["id"], "stage": row["state"], "story": "Verhaal. ", "story_html": "<p>Verhaal.</p>" * 30}
                for row in rows
            ],
        )
        makers = [{"initiative_id": row["id"], "person_id": row["creator_id"], "since": row["created_at"]} for row in rows]
        db.session.execute(insert(Maker), makers)
    return ids


def _answers(ids: list[int], chance: random.Random, answering: list[int]) -> None:
    """Twice as many posts as initiatives, and a first answer for seven in ten."""
    post_id, day = 0, today()
    for start in range(0, len(ids), BATCH):
        batch = list(enumerate(ids[start : start + BATCH], start=start))
        threads = [{"id": number + 1, "subject_id": subject_id, "created_at": now()} for number, subject_id in batch]
        db.session.execute(insert(Thread), threads)
        posts, responsibilities = [], []
        for number, subject_id in batch:
            count = POSTS_OF.get(number, chance.randint(0, 4))
            team_id, answered = chance.choice(answering), count > 0 and chance.random() < 0.87
            moment = now() - timedelta(minutes=3 * (len(ids) - number))
            for nth in range(count):
                post_id += 1
                by_team = answered and nth == 0
                posts.append(_post(post_id, number + 1, chance.randint(1, PEOPLE), team_id if by_team else None, moment))
            answer_id = post_id - count + 1 if answered else None
            responsibilities.append(_responsibility(subject_id, team_id, day, moment, answer_id))
        if posts:
            db.session.execute(insert(Post), posts)
        db.session.execute(insert(Responsibility), responsibilities)


def _post(post_id: int, thread_id: int, person_id: int, team_id: int | None, moment: object) -> dict[str, object]:
    body = "Goed plan. Wij denken graag mee en komen zaterdag kijken hoe het met de grond staat."
    return {
        "id": post_id,
        "thread_id": thread_id,
        "kind": "answer" if team_id else "comment",
        "body": body,
        "html": f"<p>{body}</p>",
        "person_id": person_id,
        "team_id": team_id,
        "capacity": "team" if team_id else "resident",
        "created_at": moment,
    }


def _responsibility(subject_id: int, team_id: int, day: date, moment: object, answer_id: int | None) -> dict[str, object]:
    return {
        "subject_id": subject_id,
        "team_id": team_id,
        "since": moment,
        "term_from_on": day - timedelta(days=20),
        "due_on": day - timedelta(days=13 - subject_id % 20),
        "answered_at": moment if answer_id else None,
        "answered_on": day - timedelta(days=15) if answer_id else None,
        "answer_post_id": answer_id,
    }


def make_drafts(app: Flask, count: int) -> list[str]:
    """Complete drafts of the first person; gives their keys."""
    with app.app_context(), app.test_request_context(base_url=app.config["BASE_URL"]), unit_of_work():
        person = db.session.scalar(select(Person).order_by(Person.id).limit(1))
        writer = Actor(id=person.id, name=person.display_name)
        theme = db.session.scalar(select(Theme).limit(1))
        keys = []
        for number in range(count):
            place = Point(WEST + 0.05 + number / 10_000, SOUTH + 0.05)
            draft = initiatives.begin_draft(writer, place, "Het veldje")
            initiatives.set_text(writer, draft, Text(f"Meting {number}", "Samen maken we iets."))
            initiatives.set_theme(writer, draft, theme)
            keys.append(draft.draft_key)
        return keys
