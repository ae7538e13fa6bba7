"""Conversations: a plain kind of subject with a page of its own, so that threads need no practice domain, and posts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Blueprint, Flask, request
from jinja2 import ChoiceLoader, DictLoader
from sqlalchemy import event

from participatie.accounts.models import Person
from participatie.app import create_app
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.routes import actor, public
from participatie.kernel.web import page
from participatie.partners.models import Partner
from participatie.subjects import services as subjects
from participatie.subjects.kinds import Kind, State, register
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject
from participatie.teams import services as teams
from participatie.teams.models import Team
from participatie.threads import queries, services
from participatie.threads.models import Post, Recording
from participatie.threads.services import Said
from tests.conftest import refuse_sql_while_rendering, settings_for
from tests.factories.people import actor_of, make_person

PLAIN = Kind("plain", "onderwerp", "onderwerpen", "bulb", "river", "plain.detail", (State("idea", "idee"),), on_map=False)
PAGE = """{% extends "layouts/aside.html" %}{% from "threads/_thread.html" import thread %}
{% block title %}{{ title }}{% endblock %}{% block main %}<h1>{{ title }}</h1>{{ thread(view) }}{% endblock %}"""


def plain_app(folder: Path, url: str) -> Flask:
    """An application with a page for the plain kind: nothing but its title and its conversation."""
    app = create_app(settings_for(folder, url))
    register(PLAIN)
    bp = Blueprint("plain", __name__)

    @bp.get("/gewoon/<int:subject_id>-<slug>")
    @public
    def detail(subject_id: int, slug: str):
        subject = get_subject(actor(), subject_id)
        view = queries.thread_view(actor(), subject, request.args.get("pagina", 1, type=int))
        return page("plain.html", view=view, title=subject.title)

    app.register_blueprint(bp)
    app.jinja_env.loader = ChoiceLoader([DictLoader({"plain.html": PAGE}), app.jinja_env.loader])
    return app


@pytest.fixture(scope="session")
def app(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """For the tests of conversations and what stands above them: the application with the plain kind."""
    app = plain_app(tmp_path_factory.mktemp("plain"), database_url)
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", refuse_sql_while_rendering)
    yield app
    with app.app_context():
        db.engine.dispose()


def make_topic(title: str = "Een pluktuin", *, by: Person | None = None, published: bool = True) -> Subject:
    """Something to talk about."""
    maker = actor_of(by) if by else SYSTEM
    subject = subjects.begin(maker, "plain", "idea")
    subject.title, subject.lead = title, f"{title}, voor iedereen."
    if published:
        subjects.publish(maker, subject)
    return subject


def make_post(subject: Subject, body: str = "Goed idee.", *, by: Person | None = None, **more: object) -> Post:
    """A post, by somebody new unless told otherwise."""
    return services.write(actor_of(by or make_person()), subject, body, **more)


def make_team_of(subject: Subject, *people: Person, name: str = "Team Groen", partner: Partner | None = None) -> Team:
    """The team that answers for this subject, with these people in it."""
    team = teams.fallback_team()
    team.subject.title = name
    team.home_partner_id = partner.id if partner else None
    for person in people:
        teams.add_member(SYSTEM, team, person)
    return team


def record_for(subject: Subject, by: Person, voice_key: str, body: str = "Ik doe graag mee.") -> Recording:
    """What somebody at the door said, written down by this person for a team or a partner."""
    said = Said("een bewoner van de Dorpsstraat", "door", today(), has_consent=True)
    recording = services.record_post(actor_of(by), subject, said, body, voice_key)
    db.session.commit()
    return recording
