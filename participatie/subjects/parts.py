"""Parts of the page of a subject, told by domains on other floors than that of its kind."""

from collections.abc import Callable
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

_makers: list[PartMaker] = []


def register(maker: PartMaker) -> PartMaker:
    """Add a part; the maker answers None for a subject that it has nothing to say about."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def parts_of(actor: Actor, subject: Subject) -> list[Part]:
    """The parts for this subject, which the caller was allowed to load, in the order of the floors."""
    return [part for maker in _makers if (part := maker(actor, subject))]
