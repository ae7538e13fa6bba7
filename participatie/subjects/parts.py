"""Parts of the page of a subject, told by domains on other floors than that of its kind."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from participatie.kernel.access import Actor
from participatie.subjects.models import Subject


@dataclass(frozen=True)
class Part:
    """One part of a page: the template, and the values it shows as `part`. What is `aside` may stand below the conversation."""

    template: str
    values: object
    aside: bool = False


PartMaker = Callable[[Actor, Subject], Part | None]


@dataclass(frozen=True)
class Unasked:
    """What makes a part where there is nothing under a name of `presence`, without a question to the database."""

    name: str
    maker: PartMaker


_makers: dict[PartMaker, Unasked | None] = {}


def register(maker: PartMaker, unasked: Unasked | None = None) -> PartMaker:
    """Add a part; the maker answers None for a subject that it has nothing to say about."""
    _makers.setdefault(maker, unasked)
    return maker


def parts_of(actor: Actor, subject: Subject, present: Collection[str] | None = None) -> list[Part]:
    """The parts for this subject, which the caller was allowed to load, in the order of the floors.

    `present` says under which names of `presence` there is something; a page that does not know it asks for every part.
    """
    chosen = [
        unasked.maker if unasked is not None and present is not None and unasked.name not in present else maker
        for maker, unasked in _makers.items()
    ]
    return [part for maker in chosen if (part := maker(actor, subject))]
