"""One person, one voice; the figures equal the rows at all times."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participatie.kernel.access import NOBODY
from participatie.kernel.errors import Forbidden, Refused
from participatie.subjects.models import SupportKind
from participatie.subjects.queries import count_supports, find_support, find_tally, is_following
from participatie.subjects.services import follow, support, take_back_support, unfollow
from tests.factories.people import actor_of, make_person
from tests.factories.subjects import make_subject

pytestmark = pytest.mark.usefixtures("app")

ACTS = ["support", "join", "concern", "take_back", "follow", "unfollow"]


def act(actor, subject, what):
    if what == "take_back":
        take_back_support(actor, subject)
    elif what == "follow":
        follow(actor, subject)
    elif what == "unfollow":
        unfollow(actor, subject)
    else:
        support(actor, subject, SupportKind(what), "Ratten.")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(ACTS)), max_size=20))
def test_after_any_history_the_figures_equal_the_rows(history):
    subject = make_subject()
    actors = [actor_of(make_person(f"Buur {n}")) for n in range(3)]
    for who, what in history:
        act(actors[who], subject, what)
    rows = count_supports(subject.id)
    tally = find_tally(subject.id)
    assert (tally.supports, tally.joins, tally.concerns) == tuple(rows.get(kind, 0) for kind in SupportKind)
    assert tally.follows == sum(is_following(actor, subject.id) for actor in actors)
    assert sum(rows.values()) <= len(actors)


def test_saying_something_else_replaces_what_was_said():
    subject, henk = make_subject(), actor_of(make_person("Henk"))
    support(henk, subject, SupportKind.SUPPORT)
    support(henk, subject, SupportKind.CONCERN, "Ratten.")
    assert find_support(henk, subject.id).reason == "Ratten."
    assert count_supports(subject.id) == {"concern": 1}


def test_a_concern_without_a_reason_is_refused():
    with pytest.raises(Refused):
        support(actor_of(make_person("Henk")), make_subject(), SupportKind.CONCERN, "  ")


def test_who_supports_hears_what_happens():
    subject, henk = make_subject(), actor_of(make_person("Henk"))
    support(henk, subject, SupportKind.JOIN)
    assert is_following(henk, subject.id)


@pytest.mark.parametrize("state", ["draft", "ended"])
def test_what_is_not_open_cannot_be_supported(state):
    subject = make_subject(published=state != "draft", state="stopped" if state == "ended" else "idea")
    with pytest.raises(Forbidden):
        support(actor_of(make_person("Henk")), subject, SupportKind.SUPPORT)


def test_nobody_in_particular_cannot_support():
    with pytest.raises(Forbidden):
        support(NOBODY, make_subject(), SupportKind.SUPPORT)
