"""The index follows what happens, in the same transaction."""

from participatie.kernel.db import after_commit
from participatie.kernel.events import Event, SubjectEvent, reacts_to
from participatie.kernel.jobs import wake
from participatie.places.events import AreasImported
from participatie.search.models import Part
from participatie.search.services import index
from participatie.subjects.events import SupportChanged, ThemeChanged
from participatie.subjects.findables import all_findables
from participatie.threads.events import (
    NoteWritten,
    PostEdited,
    PostHidden,
    PostShown,
    PostWithdrawn,
    PostWritten,
)

REPAIR = "repair_search_index"
_OF_POSTS = (PostWritten, PostEdited, PostWithdrawn, PostHidden, PostShown)
_WITHOUT_TEXT = (SupportChanged, NoteWritten)


@reacts_to(SubjectEvent)
def follow_subject(event: SubjectEvent) -> None:
    """Index what the event is about as it is now, whatever kind of thing happened to it."""
    if isinstance(event, _OF_POSTS):
        index(Part.POST, [event.post_id])
    elif not isinstance(event, _WITHOUT_TEXT):
        index(Part.SUBJECT, [event.subject_id])


@reacts_to(Event)
def follow_findables(event: Event) -> None:
    """Index the offer or promise that the event is about as it is now."""
    for findable in all_findables():
        if (item_id := findable.id_in(event)) is not None:
            index(Part(findable.part), [item_id])


@reacts_to(AreasImported, ThemeChanged)
def follow_names(_event: Event) -> None:
    """The name of an area or theme stands in the words of many subjects: the worker goes through them soon."""
    after_commit(wake_repair)


def wake_repair() -> None:
    """Ask the worker to compare the index with everything."""
    wake(REPAIR)
