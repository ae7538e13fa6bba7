"""Real conversations: forty Spanish proposals with 2,949 comments, and Dutch and Polish ideas, through the import of Beheer."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.opendata import queries, services
from participatie.opendata.models import ImportRun
from participatie.subjects.models import SubjectTally
from participatie.subjects.queries import Lens, page_cards
from participatie.threads.models import Post
from tests.factories.people import make_administrator
from tests.factories.places import make_municipality
from tests.factories.subjects import make_theme
from tests.factories.teams import make_team

SHARED = os.environ.get("PARTICIPATIE_SHARED_DATA", "")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("app"),
    pytest.mark.skipif(not SHARED, reason="Set PARTICIPATIE_SHARED_DATA to the folder with ideas/."),
]
HERE = "BU90010000"


@pytest.fixture
def boss():
    make_municipality()
    make_theme("Overig")
    make_team("Opvangteam")
    return make_administrator()


def table(rows):
    """These rows as a CSV of Windows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def bring(boss, kind, rows, source):
    run = services.upload(boss, kind, source, "echt.csv", table(rows))
    services.choose_columns(boss, run, run.columns)
    db.session.commit()
    services.work_on_imports()
    run = db.session.get(ImportRun, run.id)
    assert run.state == "checked", run.errors[:5]
    services.start(boss, run)
    db.session.commit()
    services.work_on_imports()
    return queries.get_run(boss, run.id)


def read(name):
    return json.loads((Path(SHARED) / "ideas" / name).read_text(encoding="utf-8"))


def test_spanish_proposals_keep_their_threads(boss):
    proposals = read("es_madrid_proposals_with_comments.json")
    ideas = [
        {
            "id": it["id"],
            "titulo": it["title"],
            "resumen": it["summary"],
            "body": it["body"],
            "created": it["created"],
            "author": f"persona {it['author']}",
            "gebied_code": HERE,
        }
        for it in proposals
    ]
    comments = [
        {
            "id": comment["id"],
            "proposal": it["id"],
            "parent": comment["parent"] or "",
            "author": f"persona {comment['author']}",
            "created": comment["created"],
            "text": comment["text"],
        }
        for it in proposals
        for comment in it["comments"]
    ]
    assert bring(boss, "initiatives", ideas, "Decide Madrid").added == len(proposals) == 40
    assert bring(boss, "comments", comments, "Decide Madrid").added == len(comments) == 2949
    parents = {f"Decide Madrid:{it['id']}": f"Decide Madrid:{it['parent']}" for it in comments if it["parent"]}
    placed = {post.source_ref: post for post in db.session.query(Post)}
    by_id = {post.id: post for post in placed.values()}
    for reference, post in placed.items():
        root = reference
        while root in parents:
            root = parents[root]
        assert (by_id[post.parent_id].source_ref if post.parent_id else reference) == root
        assert post.parent_id is None or post.parent_id < post.id
        is_deep = parents.get(parents.get(reference, ""), "") != ""
        assert post.body.startswith("*Antwoord op persona ") == is_deep
    talks = {}
    for post in by_id.values():
        talks.setdefault(post.thread_id, []).append(post)
    for posts in talks.values():
        roots = [post.created_at for post in sorted(posts, key=lambda post: post.id) if post.parent_id is None]
        assert roots == sorted(roots)
    assert sum(tally.posts for tally in db.session.query(SubjectTally)) == 2949
    assert bring(boss, "comments", comments[:10], "Decide Madrid").known == 10


def test_dutch_ideas_come_in(boss):
    ideas = [
        {
            "id": it["id"],
            "titel": it["title"],
            "tekst": it["body"] or "",
            "categorie": it["category"] or "",
            "gebied_code": HERE,
        }
        for it in read("nl_buurtbudget_ideas.json")
    ]
    assert bring(boss, "initiatives", ideas, "Buurtbudget").added == 570
    assert page_cards(NOBODY, Lens()).total == 570


def test_polish_places_are_read_and_refused_for_lying_elsewhere(boss):
    content = (Path(SHARED) / "ideas" / "pl_geocoded_ideas.geojson").read_bytes()
    run = services.upload(boss, "initiatives", "Pabulib", "pl.geojson", content)
    assert (run.row_count, run.columns["title"], run.columns["theme"]) == (1013, "title", "categories")
    services.choose_columns(boss, run, run.columns)
    db.session.commit()
    services.work_on_imports()
    run = db.session.get(ImportRun, run.id)
    assert (run.state, run.error_count, len(run.errors)) == ("refused", 1013, 200)
