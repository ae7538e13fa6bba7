"""Facts in the past tense, and who reacts to them inside the same transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. Holds ids and plain values only, so that it can be kept as history.

    `by_id` is the person who did it, None for the platform itself. `public` says whether the timeline may show it.
    Each event gets an entry in the audit trail; `unaudited` is the reason why one does not.
    """

    public: ClassVar[bool] = False
    unaudited: ClassVar[str] = ""

    by_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectEvent(Event):
    """An event about one subject; it ends up in that subject's history."""

    subject_id: int


Reaction = TypeVar("Reaction", bound=Callable[..., None])

_reactions: dict[type[Event], list[Callable[..., None]]] = {}


def reacts_to(*kinds: type[Event]) -> Callable[[Reaction], Reaction]:
    """Call the function for each event of these kinds, subclasses included, in the order of registration."""

    def register(reaction: Reaction) -> Reaction:
        for kind in kinds:
            known = _reactions.setdefault(kind, [])
            if reaction not in known:
                known.append(reaction)
        return reaction

    return register


def emit(event: Event) -> None:
    """Tell everybody who reacts, now, in this transaction. An error in a reaction fails the whole.

    Who reacts to all events comes first, so that the history has a cause before its effects.
    """
    for kind in reversed(type(event).__mro__):
        for reaction in _reactions.get(kind, ()):
            reaction(event)
