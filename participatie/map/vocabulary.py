"""What can be asked for in this municipality: its themes and areas, and the kinds and states of the platform."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from participatie.places.atlas import AreaFact, Atlas
from participatie.places.queries import atlas
from participatie.subjects.kinds import Label, kind_of
from participatie.subjects.models import Theme
from participatie.subjects.queries import list_themes


@dataclass(frozen=True)
class Vocabulary:
    """The words of the filters."""

    themes: tuple[Theme, ...]
    atlas: Atlas

    def theme(self, slug: str) -> Theme | None:
        """The theme with this slug."""
        return next((theme for theme in self.themes if theme.slug == slug), None)

    def area(self, slug: str) -> AreaFact | None:
        """The area with this slug, open or closed."""
        return next((area for area in self.atlas.facts.values() if area.slug == slug), None)

    def states(self, kinds: Iterable[str]) -> dict[str, Label]:
        """The states that things of these kinds can be in, with their words."""
        return {state.value: state.label for kind in kinds for state in kind_of(kind).states}


def vocabulary() -> Vocabulary:
    """The words as they are now. Two small statements."""
    return Vocabulary(tuple(list_themes()), atlas())


@dataclass(frozen=True, slots=True)
class Branch:
    """An open area and what lies right below it."""

    area: AreaFact
    depth: int
    below: tuple["Branch", ...]


@lru_cache(maxsize=8)
def area_tree(areas: Atlas) -> tuple[Branch, ...]:
    """The open areas as a tree. Made once for each state of the areas: every list page shows them all."""
    return _branches(areas, None, 0)


def _branches(areas: Atlas, area_id: int | None, depth: int) -> tuple[Branch, ...]:
    return tuple(Branch(fact, depth, _branches(areas, fact.id, depth + 1)) for fact in areas.children(area_id))


@lru_cache(maxsize=8)
def area_options(areas: Atlas) -> tuple[tuple[str, str], ...]:
    """The open areas to choose from, as pairs of slug and name, each right before what lies in it."""
    return tuple(_options(area_tree(areas)))


def _options(branches: Iterable[Branch]) -> Iterator[tuple[str, str]]:
    for branch in branches:
        yield branch.area.slug, "\u2003" * branch.depth + branch.area.name
        yield from _options(branch.below)
