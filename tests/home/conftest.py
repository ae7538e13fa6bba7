"""The town, themes and subjects of the map's tests, and first answers of teams."""

from datetime import timedelta

import pytest

from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.subjects.models import Subject
from participatie.teams.models import Responsibility
from participatie.threads.models import Post, Thread
from tests.factories import subjects as _a_kind_that_teams_answer
from tests.factories.people import make_person
from tests.map.conftest import kinds_of_these_tests, put, themes, town

__all__ = ["_a_kind_that_teams_answer", "kinds_of_these_tests", "put", "themes", "town"]


@pytest.fixture
def answer(app):
    """Let the responsible team give its first answer: `answer(subject, "We doen het.")`."""

    def give(subject: Subject, text: str = "We doen het.", **values: object) -> Post:
        thread = Thread(subject_id=subject.id, created_at=now())
        db.session.add(thread)
        db.session.flush()
        responsibility = db.session.query(Responsibility).filter_by(subject_id=subject.id, until=None).one()
        given = {"team_id": responsibility.team_id, "kind": "answer", "capacity": "team"} | values
        post = Post(
            thread_id=thread.id, body=text, html=f"<p>{text}</p>", person_id=make_person().id, created_at=now(), **given
        )
        db.session.add(post)
        db.session.flush()
        responsibility.answered_at, responsibility.answer_post_id = now(), post.id
        responsibility.answered_on = responsibility.term_from_on + timedelta(days=7)
        db.session.flush()
        return post

    return give
