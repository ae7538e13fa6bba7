"""The kinds of subject that exist. A practice domain registers its kind; the lenses read this list and import no practice."""

from dataclasses import dataclass, field
from typing import TypeAlias

Label: TypeAlias = str
"""A word on screen, mostly a lazy one that is translated when it is shown."""


@dataclass(frozen=True)
class State:
    """A stage or round of a kind: its word on screen, the colour of its tag, and whether people can still join."""

    value: str
    label: Label
    tone: str = "river"
    is_open: bool = True


@dataclass(frozen=True)
class Kind:
    """A kind of subject. `endpoint` is its page and takes `subject_id` and `slug`.

    A part (`is_part`) belongs to a whole: it is seen when the whole is, and the team of the whole answers.
    `supports` are the things that people can say about it with one button.
    """

    name: str
    label: Label
    plural: Label
    icon: str
    tone: str
    endpoint: str
    states: tuple[State, ...] = field(default=())
    has_thread: bool = True
    on_map: bool = True
    is_part: bool = False
    supports: tuple[str, ...] = ("support", "join", "concern")

    @property
    def can_be_linked(self) -> bool:
        """Whether its subjects can be linked to others: what stands on the map by itself."""
        return self.on_map and not self.is_part

    def state(self, value: str) -> State:
        """The state with this value; an unknown one is shown as it is, so that a damaged row breaks no list."""
        return next((state for state in self.states if state.value == value), State(value, value))


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Add a kind to the platform."""
    _kinds[kind.name] = kind
    return kind


def kind_of(name: str) -> Kind:
    """The kind with this name; an unknown one is shown as it is and has no page, so that a damaged row breaks no list."""
    return _kinds.get(name) or Kind(name, name, name, "bulb", "neutral", "", has_thread=False, on_map=False)


def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in the order in which the domains were loaded."""
    return tuple(_kinds.values())


def mapped_kinds() -> tuple[str, ...]:
    """The names of the kinds that lists, map and feed show."""
    return tuple(kind.name for kind in _kinds.values() if kind.on_map)


def open_states() -> tuple[tuple[str, str], ...]:
    """Pairs of kind and state in which people can still react."""
    return tuple((kind.name, state.value) for kind in _kinds.values() for state in kind.states if state.is_open)
