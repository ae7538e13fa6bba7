"""The one rule for reading: what the SQL says and what the predicate says is the same, for everybody in every state."""

import pytest

from participatie.kernel.access import NOBODY, SYSTEM
from participatie.kernel.clock import now
from participatie.kernel.errors import NotFound
from participatie.subjects.permissions import can_see
from participatie.subjects.queries import Lens, get_subject, list_cards, page_cards
from tests.factories.people import actor_of, make_person
from tests.factories.subjects import make_subject

EXPECTED = {
    "draft": {"creator", "system"},
    "published": {"creator", "visitor", "resident", "moderator", "administrator", "system"},
    "hidden": {"creator", "moderator", "system"},
}


@pytest.fixture
def actors(app):
    creator = make_person("Fatma")
    return creator, {
        "creator": actor_of(creator),
        "visitor": NOBODY,
        "resident": actor_of(make_person("Henk")),
        "moderator": actor_of(make_person("Mo", None, "moderator")),
        "administrator": actor_of(make_person("Bea", None, "administrator")),
        "system": SYSTEM,
    }


@pytest.mark.parametrize("state", EXPECTED)
def test_who_sees_what(actors, state):
    creator, everybody = actors
    subject = make_subject(by=creator, published=state != "draft")
    if state == "hidden":
        subject.hidden_at = now()
    for name, actor in everybody.items():
        may = name in EXPECTED[state]
        assert can_see(actor, subject) == may, name
        assert bool(list_cards(actor, [subject.id])) == may, name
        if may:
            assert get_subject(actor, subject.id).id == subject.id
        else:
            with pytest.raises(NotFound):
                get_subject(actor, subject.id)


def test_drafts_are_in_no_list_not_even_their_own_writer_s(actors):
    creator, everybody = actors
    make_subject(by=creator, published=False)
    assert page_cards(everybody["creator"], Lens()).total == 0
