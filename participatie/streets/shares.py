"""How unlike the street those who answered are, and what they answered, without telling what a few addresses did.

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


@dataclass(frozen=True)
class House:
    """All addresses with one number on one side of a street: how many there are, and how many answered."""

    number: int
    addresses: int
    answered: int


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


def in_blocks(street: str, side: Sequence[House]) -> list[Part]:
    """One side of a street in blocks of about ten addresses, neighbours put together until enough did the one and the other.

    What is left at the end goes with the block before it; a side on which too few answered is one block.
    """
    blocks: list[list[House]] = []
    run: list[House] = []
    for chunk in _about_ten(side):
        run += chunk
        if is_large(_block(street, run)):
            blocks.append(run)
            run = []
    if run and blocks:
        blocks[-1] += run
    elif run:
        blocks.append(run)
    return [_block(street, block) for block in blocks]


def shown_cells(counts: Sequence[int]) -> frozenset[int]:
    """Which of these counts, that add up to a public total, may be shown: by their place in the row.

    A count under ten is not shown, and then neither is the smallest of ten or more, with all that are equal to it. So whoever
    knows this rule, the total and what is shown cannot tell which of the hidden ones is which, not even when there is but one
    under ten, nor when all of those are nine.
    """
    large = [n for n in counts if n >= LEAST]
    if len(large) == len(counts):
        return frozenset(range(len(counts)))
    smallest = min(large, default=0)
    return frozenset(place for place, n in enumerate(counts) if n >= LEAST and n > smallest)


def _about_ten(side: Sequence[House]) -> list[list[House]]:
    chunks: list[list[House]] = []
    run: list[House] = []
    for house in sorted(side, key=lambda house: house.number):
        run.append(house)
        if sum(one.addresses for one in run) >= LEAST:
            chunks.append(run)
            run = []
    return [*chunks, run] if run else chunks


def _block(street: str, houses: Sequence[House]) -> Part:
    """Named by its house numbers, every other one: “Kerkstraat 2, 4 … 24”."""
    numbers = [house.number for house in houses]
    row = f"{numbers[0]}, {numbers[1]} … {numbers[-1]}" if len(numbers) > 3 else ", ".join(map(str, numbers))
    return Part(f"{street} {row}", sum(house.addresses for house in houses), sum(house.answered for house in houses))


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
