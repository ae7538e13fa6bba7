"""What can be asked for in this municipality: its themes and areas, and the kinds and states of the platform."""

from collections.abc import Iterable
from dataclasses import dataclass

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


def area_options(areas: Atlas, below: int | None = None, depth: int = 0) -> list[tuple[str, str]]:
    """The open areas to choose from, as pairs of slug and name, each right before what lies in it."""
    options: list[tuple[str, str]] = []
    for fact in areas.children(below):
        options.append((fact.slug, "\u2003" * depth + fact.name))
        options += area_options(areas, fact.id, depth + 1)
    return options
