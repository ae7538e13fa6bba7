"""Who somebody is at a glance, without a photo: two letters on a colour, the same on every page."""

from functools import lru_cache

COLOURS = 5
_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"


@lru_cache(maxsize=4096)
def initials(name: str | None) -> str:
    """Two letters at most: the first of the first and of the last word with a capital; "Team" is no name."""
    words = (name or "?").split() or ["?"]
    capitals = [word[0] for word in words if word[0] != word[0].lower() and word.lower() != "team"]
    if not capitals:
        return words[0][0]
    return capitals[0] if len(capitals) == 1 else capitals[0] + capitals[-1]


@lru_cache(maxsize=4096)
def colour_number(key: str) -> int:
    """One of the five colours of an avatar, from 1; the same for the same key."""
    found = 0
    for sign in key[-6:]:
        found = (found * 7 + _SIGNS.find(sign.lower()) + 1) % 9973
    return found % COLOURS + 1
