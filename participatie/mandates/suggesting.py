"""When a bound is hit so often that it had better be wider. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from participatie.mandates.bounds import FIGURES, Sort

OFTEN = 3
"""So many questions over the same bound in a year make a suggestion."""

ALLOWED = frozenset({"once", "conditions", "widened", "own_power"})


@dataclass(frozen=True)
class Hit:
    """One question that crossed this bound: what was asked, and what was answered; empty when nothing was yet."""

    sort: str
    value: int | str
    outcome: str


@dataclass(frozen=True)
class Suggestion:
    """A bound that was hit often. `fitting` is the smallest figure that would have held all that was allowed."""

    sort: Sort
    hits: int
    answered: int
    allowed: int
    least: int | None = None
    most: int | None = None
    fitting: int | None = None


def hits_of(hits: Iterable[Hit], sort: str) -> list[Hit]:
    """Those of one sort of bound."""
    return [hit for hit in hits if hit.sort == sort]


def suggestions(hits: Sequence[Hit]) -> list[Suggestion]:
    """What is hit often, the most first."""
    found = []
    for sort in Sort:
        of_sort = hits_of(hits, sort)
        if len(of_sort) >= OFTEN:
            found.append(_suggestion(sort, of_sort))
    return sorted(found, key=lambda it: -it.hits)


def _suggestion(sort: Sort, hits: list[Hit]) -> Suggestion:
    allowed = [hit for hit in hits if hit.outcome in ALLOWED]
    answered = sum(1 for hit in hits if hit.outcome)
    figures = [hit.value for hit in hits if isinstance(hit.value, int)] if sort in FIGURES else []
    fitting = max((hit.value for hit in allowed if isinstance(hit.value, int)), default=None) if figures else None
    least, most = (min(figures), max(figures)) if figures else (None, None)
    return Suggestion(sort, len(hits), answered, len(allowed), least, most, fitting)
