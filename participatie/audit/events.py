"""What the trail tells of its own: refused tries, and that it was checked."""

from dataclasses import dataclass

from participatie.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class TryRefused(Event):
    """Somebody tried what they may not do. `is_last`: further tries of this person in this hour are not told."""

    endpoint: str
    permission: str
    is_last: bool = False


@dataclass(frozen=True, kw_only=True)
class TrailChecked(Event):
    """The whole trail was checked: how many entries, and what was wrong with which one, if anything."""

    entries: int
    fault: str = ""
    entry: int | None = None
