"""What waits for the link in a mail, in the words of who typed it: nobody confirms what they did not write."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.kernel.text import excerpt

LONGEST_TITLE, LONGEST_IN_MAIL, LONGEST_ON_PAGE = 120, 300, 1200
LINK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]\S*)?(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Waiting:
    """A title, when it has one, and the text below it."""

    title: str
    text: str

    @property
    def shown(self) -> "Waiting":
        """As much of it as fits on the page that asks to confirm it."""
        return Waiting(excerpt(self.title, LONGEST_TITLE), excerpt(self.text, LONGEST_ON_PAGE))

    @property
    def mailed(self) -> "Waiting":
        """The beginning of it, without addresses: anybody may type anybody's address, and a mail of ours leads nowhere else."""
        return Waiting(excerpt(unlinked(self.title), LONGEST_TITLE), excerpt(unlinked(self.text), LONGEST_IN_MAIL))


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


def unlinked(text: str) -> str:
    """The text with a word in the place of each web or mail address."""
    return LINK.sub(_("(adres weggelaten)"), text)
