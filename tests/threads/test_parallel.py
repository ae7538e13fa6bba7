"""Two at once: on a database of its own, with real transactions (A41, A42)."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import create_engine, func, make_url, select, text

from participatie.kernel.db import db
from participatie.notifications import services as notifications
from participatie.subjects.queries import find_tally
from participatie.threads import services
from participatie.threads.models import Post, Thread
from tests.conftest import DIALECT, migrate
from tests.factories.clients import Browser
from tests.factories.people import make_person
from tests.factories.threads import make_post, make_topic, plain_app


@pytest.fixture
def own_app(tmp_path, database_url):
    """An application whose transactions are kept, on a database that only this test uses."""
    if DIALECT == "sqlite":
        url = f"sqlite:///{tmp_path / 'own.sqlite'}"
    else:
        name = f"own_{uuid.uuid4().hex[:8]}"
        engine = create_engine(database_url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        url = make_url(database_url).set(database=name).render_as_string(hide_password=False)
    migrate(url, tmp_path)
    app = plain_app(tmp_path, url)
    app.test_client_class = Browser
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def at_once(app, acts):
    """Do these things at the same moment, each as a request of its own would."""
    start = Barrier(len(acts))

    def run(act):
        with app.app_context():
            start.wait()
            try:
                return act()
            finally:
                db.session.remove()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def counted(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_one_form_sent_by_six_at_once_places_one_post(own_app):
    topic, person = make_topic(), make_person()
    db.session.commit()
    browser = own_app.test_client().sign_in(person)
    form = next(f for f in browser.read(f"/gewoon/{topic.id}-x").select("form") if f.get("action") == f"/gesprek/{topic.id}")
    data = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")} | {"body": "Eén keer"}
    cookie = browser.get_cookie("session").value
    topic_id = topic.id
    db.session.remove()

    def send():
        client = own_app.test_client()
        client.set_cookie("session", cookie)
        return client.post(f"/gesprek/{topic_id}", data=data).headers.get("Location")

    assert len(set(at_once(own_app, [send] * 6))) == 1
    assert (counted(Post), find_tally(topic_id).posts) == (1, 1)


def test_six_people_who_begin_a_conversation_at_once_share_a_thread(own_app):
    topic = make_topic()
    people = [make_person() for _ in range(6)]
    db.session.commit()
    cookies = [own_app.test_client().sign_in(person) for person in people]
    pages = [(client, client.read(f"/gewoon/{topic.id}-x")) for client in cookies]
    topic_id = topic.id
    db.session.remove()

    def act(client, page):
        form = next(f for f in page.select("form") if f.get("action") == f"/gesprek/{topic_id}")
        data = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")} | {"body": "Hallo"}
        return lambda: client.post(f"/gesprek/{topic_id}", data=data).status_code

    assert at_once(own_app, [act(*each) for each in pages]) == [302] * 6
    assert (counted(Thread), counted(Post), find_tally(topic_id).posts) == (1, 6, 6)


def test_a_failure_halfway_leaves_nothing_behind(own_app, monkeypatch):
    topic, person = make_topic(), make_person()
    db.session.commit()
    client = own_app.test_client().sign_in(person)
    own_app.config["PROPAGATE_BUGS"] = False
    for place, name in (
        (services.posts.teams, "note_post"),
        (services.posts, "emit"),
        (notifications.queries, "find_public_subject"),
    ):
        before = (counted(Post), counted(Thread), find_tally(topic.id).posts)
        with monkeypatch.context() as fault:

            def stop(*_args, **_kwargs):
                raise RuntimeError("killed here")

            fault.setattr(place, name, stop)
            status = client.send(f"/gewoon/{topic.id}-x", {"body": "Half"}, action=f"/gesprek/{topic.id}").status_code
        db.session.expire_all()
        after = (counted(Post), counted(Thread), find_tally(topic.id).posts)
        assert after == before if status == 500 else after[0] == before[0] + 1
    assert make_post(topic).id
