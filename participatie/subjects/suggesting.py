"""What somebody may want to link to a subject. Domains on higher floors suggest: what one makes, what is like it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from participatie.kernel.access import Actor
from participatie.subjects.models import Subject

Suggester: TypeAlias = Callable[[Actor, Subject], Sequence[int]]
"""Gives the ids of subjects, the most likely first."""

_suggesters: list[Suggester] = []


def register(suggester: Suggester) -> Suggester:
    """Let this one suggest too."""
    if suggester not in _suggesters:
        _suggesters.append(suggester)
    return suggester


def suggest(actor: Actor, subject: Subject) -> list[int]:
    """The ids of what may have to do with this subject, each once and never itself."""
    found = dict.fromkeys(it for suggester in _suggesters for it in suggester(actor, subject))
    return [it for it in found if it != subject.id]
