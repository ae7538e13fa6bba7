"""The tokens under which a no and a later are kept, and the opaque names of people on the pages of a vacancy.

A token can be made again by who knows the secret of the installation, the salt of the profile, the vacancy, the side and
what was said; from the token itself nothing follows. What is asked of the table is always: is this very token there?
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from participatie.kernel.keyed import keyed_hash, keyed_hashes
from participatie.talents.models import Side

PURPOSE = "talent answer"
CARD = "talent card"
CARD_LENGTH = 24
DAYS_OF_A_LATER = 7
"""A later counts for the rest of its week and for the week after it, so for one to two weeks."""


class Said(StrEnum):
    """What one can answer."""

    YES = "yes"
    LATER = "later"
    NO = "no"


@dataclass(frozen=True)
class Asked:
    """Who says something about what: a profile by its salt, a vacancy, a side, and for those who look which of them."""

    salt: str
    vacancy_id: int
    side: Side
    seeker_id: int | None = None

    def _value(self, said: Said, week: int) -> str:
        return f"{self.salt} {self.vacancy_id} {self.side} {self.seeker_id or 0} {said} {week}"

    def token(self, said: Said, day: date) -> str:
        """The token of a no or a later, said on this day."""
        return keyed_hash(PURPOSE, self._value(said, week_of(day) if said is Said.LATER else 0))

    def tokens(self, day: date) -> list[str]:
        """Every token that keeps this from being suggested on this day, under each secret that still counts."""
        return [*self.tokens_of(Said.NO, day), *self.tokens_of(Said.LATER, day)]

    def tokens_of(self, said: Said, day: date) -> list[str]:
        """Those of one answer."""
        weeks = (week_of(day), week_of(day) - 1) if said is Said.LATER else (0,)
        return [token for week in weeks for token in keyed_hashes(PURPOSE, self._value(said, week))]


def week_of(day: date) -> int:
    """The number of the week of a day, from one Monday to the next."""
    return (day.toordinal() - 1) // DAYS_OF_A_LATER


def card_of(salt: str, vacancy_id: int) -> str:
    """What somebody is called in addresses of one vacancy: of no use at another, and no way back to the person. 96 bits."""
    return keyed_hash(CARD, f"{salt} {vacancy_id}")[:CARD_LENGTH]
