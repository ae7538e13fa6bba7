"""Who writes, edits, withdraws, notes and hides, in which state."""

import pytest
from sqlalchemy.orm import joinedload

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden
from participatie.subjects import services as subjects
from participatie.threads import queries, services
from participatie.threads.models import Post
from tests.factories.people import actor_of, make_person
from tests.factories.threads import make_post, make_team_of, make_topic

pytestmark = pytest.mark.usefixtures("app")


@pytest.mark.parametrize(
    ("who", "state", "may"),
    [
        ("nobody", "published", False),
        ("resident", "published", True),
        ("creator", "published", True),
        ("moderator", "published", True),
        ("resident", "hidden", False),
        ("creator", "hidden", False),
        ("moderator", "hidden", False),
        ("resident", "draft", False),
        ("creator", "draft", False),
        ("moderator", "draft", False),
    ],
)
def test_who_writes_in_which_state(who, state, may):
    creator = make_person()
    topic = make_topic(by=creator, published=state != "draft")
    if state == "hidden":
        subjects.hide(SYSTEM, topic)
    actor = {
        "nobody": NOBODY,
        "resident": actor_of(make_person()),
        "creator": actor_of(creator),
        "moderator": actor_of(make_person(None, None, "moderator")),
    }[who]
    if may:
        assert services.write(actor, topic, "Hallo").id
    else:
        with pytest.raises(Forbidden):
            services.write(actor, topic, "Hallo")


@pytest.mark.parametrize("verb", ["edit", "withdraw"])
@pytest.mark.parametrize(
    ("who", "state", "may"),
    [
        ("nobody", "plain", False),
        ("resident", "plain", False),
        ("creator", "plain", False),
        ("moderator", "plain", False),
        ("administrator", "plain", False),
        ("writer", "plain", True),
        ("writer", "hidden", False),
        ("writer", "withdrawn", False),
    ],
)
def test_who_edits_and_withdraws_in_which_state(verb, who, state, may):
    writer, creator, moderator = make_person(), make_person(), make_person(None, None, "moderator")
    post = make_post(make_topic(by=creator), by=writer)
    if state == "hidden":
        services.hide_post(actor_of(moderator), post)
    if state == "withdrawn":
        services.withdraw(actor_of(writer), post)
    people = {"writer": writer, "creator": creator, "resident": make_person()}
    actor = NOBODY if who == "nobody" else actor_of(people.get(who) or make_person(None, None, who))
    post = queries.get_post(SYSTEM, post.id)
    act = {"edit": lambda: services.edit(actor, post, "Anders", 1), "withdraw": lambda: services.withdraw(actor, post)}[verb]
    if may:
        act()
        assert post.body == "Anders" or post.withdrawn_at
    else:
        with pytest.raises(Forbidden):
            act()


@pytest.mark.parametrize(
    ("who", "state", "may"),
    [
        ("nobody", "published", False),
        ("resident", "published", False),
        ("creator", "published", False),
        ("moderator", "published", False),
        ("administrator", "published", False),
        ("other team", "published", False),
        ("member", "published", True),
        ("member", "hidden", False),
    ],
)
def test_who_leaves_a_note_in_which_state(who, state, may):
    from participatie.teams import services as teams

    creator, member, other = make_person(), make_person(), make_person()
    topic = make_topic(by=creator)
    make_team_of(topic, member)
    teams.add_member(SYSTEM, teams.open_team(SYSTEM, "Team Verkeer"), other)
    if state == "hidden":
        subjects.hide(SYSTEM, topic)
    people = {"creator": creator, "member": member, "other team": other, "resident": make_person()}
    actor = NOBODY if who == "nobody" else actor_of(people.get(who) or make_person(None, None, who))
    if may:
        assert services.note(actor, topic, "Let op").is_note
    else:
        with pytest.raises(Forbidden):
            services.note(actor, topic, "Let op")


@pytest.mark.parametrize(
    ("who", "kind", "may"),
    [
        ("nobody", "comment", False),
        ("resident", "comment", False),
        ("writer", "comment", False),
        ("member", "comment", False),
        ("administrator", "comment", False),
        ("moderator", "comment", True),
        ("moderator", "own", False),
        ("moderator", "note", False),
    ],
)
def test_who_hides_which_post(who, kind, may):
    writer, member, moderator = make_person(), make_person(), make_person(None, None, "moderator")
    topic = make_topic()
    make_team_of(topic, member)
    post = (
        services.note(actor_of(member), topic, "Let op")
        if kind == "note"
        else make_post(topic, by=moderator if kind == "own" else writer)
    )
    people = {"writer": writer, "member": member, "moderator": moderator, "resident": make_person()}
    actor = NOBODY if who == "nobody" else actor_of(people.get(who) or make_person(None, None, who))
    post = db.session.get(Post, post.id, options=[joinedload(Post.thread)], populate_existing=True)
    if may:
        services.hide_post(actor, post)
        assert post.hidden_at
    else:
        with pytest.raises(Forbidden):
            services.hide_post(actor, post)
