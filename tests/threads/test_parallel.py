"""Two at once: on a database of its own, with real transactions (A41, A42)."""

from participatie.kernel.db import db
from participatie.notifications import queries as notification_queries
from participatie.subjects.queries import find_tally
from participatie.threads import services
from participatie.threads.models import Post, Thread
from tests.factories.parallel import at_once, counted, filled_form, posting
from tests.factories.parallel import own_app as own_app
from tests.factories.people import make_person
from tests.factories.threads import make_post, make_topic


def test_one_form_sent_by_six_at_once_places_one_post(own_app):
    topic, person = make_topic(), make_person()
    db.session.commit()
    browser = own_app.test_client().sign_in(person)
    data = filled_form(browser.read(f"/gewoon/{topic.id}-x"), f"/gesprek/{topic.id}", body="Eén keer")
    topic_id = topic.id
    db.session.remove()
    answers = at_once(own_app, [posting(browser, f"/gesprek/{topic_id}", data)] * 6)
    assert len({answer.headers.get("Location") for answer in answers}) == 1
    assert (counted(Post), find_tally(topic_id).posts) == (1, 1)


def test_six_people_who_begin_a_conversation_at_once_share_a_thread(own_app):
    topic = make_topic()
    people = [make_person() for _ in range(6)]
    db.session.commit()
    cookies = [own_app.test_client().sign_in(person) for person in people]
    pages = [(client, client.read(f"/gewoon/{topic.id}-x")) for client in cookies]
    topic_id = topic.id
    db.session.remove()

    path = f"/gesprek/{topic_id}"
    acts = [posting(client, path, filled_form(page, path, body="Hallo")) for client, page in pages]
    assert [answer.status_code for answer in at_once(own_app, acts)] == [302] * 6
    assert (counted(Thread), counted(Post), find_tally(topic_id).posts) == (1, 6, 6)


def test_a_failure_halfway_leaves_nothing_behind(own_app, monkeypatch):
    topic, person = make_topic(), make_person()
    db.session.commit()
    client = own_app.test_client().sign_in(person)
    own_app.config["PROPAGATE_BUGS"] = False
    for place, name in (
        (services.posts.teams, "note_post"),
        (services.posts, "emit"),
        (notification_queries, "find_public_subject"),
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
