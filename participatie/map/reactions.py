"""The map follows what happens to subjects, in the same transaction."""

from participatie.kernel.events import SubjectEvent, reacts_to
from participatie.map.services import count_again, rebuild
from participatie.places.events import AreasImported
from participatie.subjects.events import (
    SubjectEdited,
    SubjectHidden,
    SubjectPublished,
    SubjectShown,
    SubjectStateChanged,
)


@reacts_to(SubjectPublished, SubjectEdited, SubjectHidden, SubjectShown, SubjectStateChanged)
def follow_subject(event: SubjectEvent) -> None:
    """Count the subject where and as it is now."""
    count_again(event.subject_id)


@reacts_to(AreasImported)
def follow_areas(_event: AreasImported) -> None:
    """Areas lie differently in each other: count everything anew."""
    rebuild()
