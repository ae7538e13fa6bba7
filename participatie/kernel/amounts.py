"""Amounts as people write them in Dutch, kept exactly: every amount is a whole number of hundredths, money in cents."""

import re

from flask_babel import gettext as _

from participatie.kernel.errors import Refused

MOST_HUNDREDTHS = 10**9
"""Ten million, in hundredths: it fits in every database, and no neighbourhood asks for more."""

_WHOLE = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,9})"
_AMOUNT = re.compile(rf"(?:€\s*)?({_WHOLE})(?:,(\d{{1,2}}|-{{1,2}}))?", re.ASCII)


def parse_amount(typed: str) -> int | None:
    """What was typed as hundredths, None for nothing. What can be read in two ways ("1.50") is refused, never guessed."""
    text = typed.strip()
    if not text:
        return None
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise Refused(_("Schrijf een getal, zoals 5 of 2,5. Een bedrag schrijf je als 1.200 of 1.200,50."), field="amount")
    decimals = (found[2] or "").replace("-", "")
    hundredths = int(found[1].replace(".", "")) * 100 + int(decimals.ljust(2, "0") or 0)
    if not 0 < hundredths <= MOST_HUNDREDTHS:
        raise Refused(_("Kies een getal boven de 0 en niet meer dan 10 miljoen."), field="amount")
    return hundredths


def digits(hundredths: int, *, is_money: bool = False) -> str:
    """The number as people write it: 1.200, 2,5 or, for money, 2,50."""
    whole, rest = divmod(hundredths, 100)
    shown = f"{whole:,}".replace(",", ".")
    if not rest:
        return shown
    return f"{shown},{rest:02}" if is_money else f"{shown},{rest:02}".rstrip("0")


def euros(cents: int) -> str:
    """An amount of money as a sentence has it: € 1.200, or € 2,50."""
    return f"€ {digits(cents, is_money=True)}"
