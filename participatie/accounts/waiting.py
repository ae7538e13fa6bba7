"""What waits for the link in a mail, in the words of who typed it: nobody confirms what they did not write.

Shown on the page of the link and never in the mail: anybody may type anybody's address.
"""

from collections.abc import Callable
from dataclasses import dataclass

from participatie.kernel.text import excerpt

LONGEST_TITLE, LONGEST_ON_PAGE = 120, 1200


@dataclass(frozen=True)
class Waiting:
    """A title, when it has one, and the text below it."""

    title: str
    text: str

    @property
    def shown(self) -> "Waiting":
        """As much of it as fits on the page that asks to confirm it."""
        return Waiting(excerpt(self.title, LONGEST_TITLE), excerpt(self.text, LONGEST_ON_PAGE))


Teller = Callable[[str], Waiting | None]

_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Let a domain tell what waits under a key of its own."""
    if teller not in _tellers:
        _tellers.append(teller)


def find_waiting(key: str | None) -> Waiting | None:
    """What waits under this key; nothing for a link that only signs in."""
    found = (teller(key) for teller in _tellers if key)
    return next((waiting for waiting in found if waiting is not None), None)
