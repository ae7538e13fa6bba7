"""How unlike the street those who answered are, without telling what a few addresses did.

A part is shown when at least ten of its addresses answered and at least ten did not. Smaller parts are put together until that
holds for them as a whole and what each of them did can still be anything. So no hidden figure follows from those shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 10


@dataclass(frozen=True)
class Part:
    """A part of the street: how many addresses it has, and how many of them answered."""

    label: str
    addresses: int
    answered: int

    @property
    def silent(self) -> int:
        """How many said nothing."""
        return self.addresses - self.answered


def together(label: str, parts: Sequence[Part]) -> Part:
    """Several parts as one."""
    return Part(label, sum(part.addresses for part in parts), sum(part.answered for part in parts))


def is_large(part: Part) -> bool:
    """Whether enough addresses did the one and the other."""
    return part.answered >= LEAST and part.silent >= LEAST


def safe_parts(parts: Sequence[Part], others: str) -> list[Part]:
    """The parts that may be shown, the small ones together as `others`. Empty when nothing can be told apart safely."""
    shown = [part for part in parts if is_large(part)]
    pool = [part for part in parts if part.addresses and not is_large(part)]
    while pool and not _hides(pool):
        if not shown:
            return []
        smallest = min(shown, key=lambda part: part.addresses)
        shown.remove(smallest)
        pool.append(smallest)
    rows = [*shown, together(others, pool)] if pool else shown
    return rows if len(rows) > 1 else []


def _hides(pool: Sequence[Part]) -> bool:
    """Whether each part in it may have answered not at all, or as a whole, or (a large one) anything between ten apart."""
    whole = together("", pool)
    if len(pool) < 2 or not is_large(whole):
        return False
    for part in pool:
        least = max(0, whole.answered - (whole.addresses - part.addresses))
        most = min(part.addresses, whole.answered)
        if most - least < min(part.addresses, LEAST):
            return False
    return True
