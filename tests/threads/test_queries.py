"""Reading conversations: whom it is shown to, in which order, in how many statements."""

import pytest

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects import services as subjects
from participatie.subjects.queries import get_subject
from participatie.teams import services as teams
from participatie.teams.queries import find_membership
from participatie.threads import queries, services
from participatie.threads.models import Post
from tests.factories.people import actor_of, make_person
from tests.factories.teams import hand_over
from tests.factories.threads import make_post, make_team_of, make_topic

pytestmark = pytest.mark.usefixtures("app")


def make_many(topic, count, replies=0):
    """Many posts at once, each with so many replies."""
    first = make_post(topic)
    rows = [
        Post(
            thread_id=first.thread_id,
            kind="comment",
            body="b",
            html="<p>b</p>",
            person_id=first.person_id,
            capacity="resident",
            created_at=first.created_at,
        )
        for _ in range(count - 1)
    ]
    db.session.add_all(rows)
    db.session.flush()
    for row in [first, *rows]:
        db.session.add_all(
            Post(
                thread_id=first.thread_id,
                parent_id=row.id,
                kind="comment",
                body="r",
                html="<p>r</p>",
                person_id=first.person_id,
                capacity="resident",
                created_at=first.created_at,
            )
            for _ in range(replies)
        )
    db.session.flush()


@pytest.mark.parametrize("actor_kind", ["nobody", "member"])
def test_a_page_takes_as_many_statements_with_one_post_as_with_five_hundred(counting, actor_kind):
    member = make_person()
    topics = [make_topic(f"Onderwerp {count}") for count in (1, 50, 500)]
    make_team_of(topics[0], member)
    actor = actor_of(member) if actor_kind == "member" else NOBODY
    for topic, count in zip(topics, (1, 50, 500), strict=True):
        make_many(topic, count, replies=2)
    needed = []
    for topic_id in [topic.id for topic in topics]:
        db.session.expire_all()
        subject = get_subject(actor, topic_id)
        with counting() as statements:
            view = queries.thread_view(actor, subject)
        assert len(view.page.posts[0].replies) == 2
        needed.append(len(statements))
    assert needed == [needed[0]] * 3
    assert needed[0] <= (3 if actor is NOBODY else 6)


def test_the_oldest_stands_first_and_pages_hold_twenty():
    topic = make_topic()
    make_many(topic, 45, replies=1)
    pages = [queries.page_posts(NOBODY, topic.id, number) for number in (1, 2, 3)]
    assert [len(page.posts) for page in pages] == [20, 20, 5]
    assert {page.pages for page in pages} == {3}
    ids = [post.id for page in pages for post in page.posts]
    assert ids == sorted(ids)


@pytest.mark.parametrize("number", [0, -1, 4, 10**9])
def test_a_page_that_is_not_there_is_not_found(number):
    topic = make_topic()
    make_many(topic, 45)
    with pytest.raises(NotFound):
        queries.page_posts(NOBODY, topic.id, number)


def test_each_post_and_reply_knows_its_page():
    topic = make_topic()
    make_many(topic, 45, replies=1)
    for number in (1, 2, 3):
        for view in queries.page_posts(NOBODY, topic.id, number).posts:
            for shown in (view, *view.replies):
                assert queries.number_of_page(NOBODY, queries.get_post(NOBODY, shown.id)) == number


def test_withdrawn_and_hidden_posts_keep_their_place_without_their_text():
    topic, writer, moderator = make_topic(), make_person(), make_person(None, None, "moderator")
    gone, hidden = make_post(topic, "weggehaald", by=writer), make_post(topic, "grofheid", by=writer)
    make_post(topic, "Eens", parent_id=gone.id)
    services.withdraw(actor_of(writer), queries.get_post(SYSTEM, gone.id))
    services.hide_post(actor_of(moderator), queries.get_post(SYSTEM, hidden.id))
    for actor in (NOBODY, actor_of(writer), actor_of(moderator), SYSTEM):
        first, second = queries.page_posts(actor, topic.id).posts
        assert (first.is_withdrawn, second.is_hidden, len(first.replies)) == (True, True, 1)
        assert "weggehaald" not in repr(first)
        assert "grofheid" not in repr(second)


def test_notes_are_read_by_the_responsible_team_and_by_nobody_else():
    creator, member, former, other = make_person(), make_person(), make_person(), make_person()
    topic = make_topic(by=creator)
    team = make_team_of(topic, member, former)
    teams.add_member(SYSTEM, teams.open_team(SYSTEM, "Team Verkeer"), other)
    note = services.note(actor_of(member), topic, "geheime notitie")
    teams.end_member(SYSTEM, team, find_membership(team.id, former.id))
    staff = [make_person(None, None, role) for role in ("moderator", "administrator")]
    for person in (creator, former, other, *staff):
        assert_reads_nothing(actor_of(person), topic, note.id)
    assert_reads_nothing(NOBODY, topic, note.id)
    assert_reads_nothing(SYSTEM, topic, note.id)
    assert queries.get_post(actor_of(member), note.id).body == "geheime notitie"
    assert [post.is_note for post in queries.page_posts(actor_of(member), topic.id).posts] == [True]


def assert_reads_nothing(actor, topic, note_id):
    """No query on posts gives this actor the note."""
    with pytest.raises(NotFound):
        queries.get_post(actor, note_id)
    with pytest.raises(NotFound):
        queries.get_post_view(actor, topic.id, note_id)
    assert queries.page_posts(actor, topic.id).posts == []
    assert queries.list_recent_posts(actor, topic.id, 10) == []
    assert queries.find_last_post_id(actor, topic.id) is None


def test_notes_go_along_to_the_team_that_takes_over():
    member, successor = make_person(), make_person()
    topic = make_topic()
    make_team_of(topic, member)
    note = services.note(actor_of(member), topic, "Let op")
    team = teams.open_team(SYSTEM, "Team Verkeer")
    teams.add_member(SYSTEM, team, successor)
    hand_over(topic, team, "Het gaat over verkeer.")
    assert queries.get_post(actor_of(successor), note.id).is_note
    with pytest.raises(NotFound):
        queries.get_post(actor_of(member), note.id)


@pytest.mark.parametrize("published", [True, False])
def test_the_conversation_of_what_one_may_not_see_does_not_exist(published):
    creator = make_person()
    topic = make_topic(by=creator)
    post = make_post(topic)
    if published:
        subjects.hide(SYSTEM, topic)
    else:
        topic.published_at = None
        db.session.flush()
    for actor in (NOBODY, actor_of(make_person())):
        with pytest.raises(NotFound):
            queries.get_post(actor, post.id)
        assert queries.page_posts(actor, topic.id).posts == []
        assert queries.list_recent_posts(actor, topic.id, 10) == []


def test_only_the_voices_that_are_held_are_offered_the_own_one_first():
    member = make_person()
    topic = make_topic()
    team = make_team_of(topic, member)
    assert queries.list_voices(NOBODY, topic) == []
    assert [voice.key for voice in queries.list_voices(actor_of(member), topic)] == ["self", f"team-{team.id}"]


def test_earlier_texts_of_a_post_without_text_do_not_exist():
    writer = make_person()
    post = make_post(make_topic(), "Eerst", by=writer)
    services.edit(actor_of(writer), post, "Daarna", 1)
    services.withdraw(actor_of(writer), post)
    with pytest.raises(NotFound):
        queries.list_versions(post)
