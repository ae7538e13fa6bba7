"""Sections of the page `Mijn`, told by the domains on higher floors."""

from collections.abc import Callable
from dataclasses import dataclass

from participatie.kernel.access import Actor


@dataclass(frozen=True)
class Section:
    """One part of the page: a heading, the template and its values. What asks for an answer of this person comes first."""

    title: str
    template: str
    values: dict[str, object]
    asks: bool = False


SectionMaker = Callable[[Actor], Section | None]

_makers: list[SectionMaker] = []


def register(maker: SectionMaker) -> SectionMaker:
    """Add a section; the maker answers None when there is nothing to show to this person."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def sections_for(actor: Actor) -> list[Section]:
    """The sections for this person: what asks for an answer, then the rest in the order of the floors."""
    told = [section for maker in _makers if (section := maker(actor))]
    return sorted(told, key=lambda section: not section.asks)
