"""What happened in public can be told, and every event has words for the administrator."""

import pytest

from participatie.kernel.events import Event
from participatie.subjects.timeline import tellings
from participatie.subjects.wording import event_label


def all_events(kind: type[Event] = Event) -> list[type[Event]]:
    """Every kind of event that something of ours emits."""
    found = []
    for below in kind.__subclasses__():
        found += [below, *all_events(below)]
    return [event for event in found if event.__module__.startswith("participatie.") and ".kernel." not in event.__module__]


@pytest.mark.usefixtures("app")
def test_every_public_event_has_a_sentence_for_the_timeline():
    assert [event.__name__ for event in all_events() if event.public and event.__name__ not in tellings()] == []


@pytest.mark.usefixtures("app")
def test_every_event_has_words_in_the_history():
    assert [event.__name__ for event in all_events() if event_label(event.__name__) == event.__name__] == []
