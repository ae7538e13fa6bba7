"""How much an earlier decision is like what is about to be decided. Pure."""

from math import log
from typing import Protocol


class Earlier(Protocol):
    """What is compared of an earlier decision."""

    @property
    def area_path(self) -> str: ...

    @property
    def theme_id(self) -> int | None: ...

    @property
    def amount_cents(self) -> int: ...


def likeness(earlier: Earlier, area_path: str, theme_id: int | None, amount_cents: int) -> float:
    """Higher is more alike: areas that share more of the tree, the same theme, an amount of the same size."""
    shared = 0
    for mine, theirs in zip(area_path.strip("/").split("/"), earlier.area_path.strip("/").split("/"), strict=False):
        if not mine or mine != theirs:
            break
        shared += 1
    same_theme = 2 if theme_id is not None and theme_id == earlier.theme_id else 0
    return shared + same_theme - abs(log((amount_cents + 10_000) / (earlier.amount_cents + 10_000)))
