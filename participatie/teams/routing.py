"""Which team answers, from remits alone: a pure rule, the same for the real choice and for a preview."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class RemitFact:
    """A remit in plain values. `area_id` None is everywhere, `theme_id` None is every theme."""

    team_id: int
    area_id: int | None
    theme_id: int | None
    area: str = ""
    theme: str = ""


def ids_in(path: str) -> list[int]:
    """The areas of a path ("/1/7/52/"), the widest first."""
    return [int(part) for part in path.split("/") if part]


def most_specific(remits: Iterable[RemitFact], area_path: str, theme_id: int | None) -> RemitFact | None:
    """The remit that fits best, or None when none fits and the fallback team answers.

    The theme weighs more than the place, because it says what a team knows about: a remit for this very theme comes before
    one for all themes, however wide its area is. Among equals the deepest area wins, and no area is the widest. So: this
    theme in this neighbourhood, this theme in the district around it, this theme everywhere, then all themes in this
    neighbourhood, all themes in the district.
    """
    depths = {area_id: depth for depth, area_id in enumerate(ids_in(area_path), start=1)}
    fitting = [
        remit for remit in remits if remit.theme_id in (None, theme_id) and (remit.area_id is None or remit.area_id in depths)
    ]
    return max(fitting, key=lambda remit: (remit.theme_id is not None, depths.get(remit.area_id or 0, 0)), default=None)
