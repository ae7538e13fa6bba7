"""Whether assignments would wait for each other in a circle."""

from collections.abc import Iterable


def closes_circle(waiting: Iterable[tuple[int, int]], one_id: int, other_id: int) -> bool:
    """Whether the other already waits for the one, straight or by way of others; `waiting` holds pairs of who for whom."""
    waits_for: dict[int, list[int]] = {}
    for first, second in waiting:
        waits_for.setdefault(first, []).append(second)
    seen: set[int] = set()
    ahead = [other_id]
    while ahead:
        here = ahead.pop()
        if here == one_id:
            return True
        if here not in seen:
            seen.add(here)
            ahead += waits_for.get(here, [])
    return False
