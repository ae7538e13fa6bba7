"""Amounts as people write them in Dutch, kept exactly: every amount is a whole number of hundredths, money in cents."""

import re

from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.initiatives.models import NeedKind
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


def amount_words(kind: str, hundredths: int | None, unit: str = "") -> str:
    """An amount with its unit: "€ 1.200", "5 handen", "2,5 kuub"; empty when nobody named one."""
    if hundredths is None:
        return ""
    if kind == NeedKind.MONEY:
        return f"€ {digits(hundredths, is_money=True)}"
    return f"{digits(hundredths)} {unit_of(kind, hundredths, unit)}".rstrip()


def unit_of(kind: str, hundredths: int, unit: str) -> str:
    """What is counted: the word that was typed, or the usual one."""
    usual = ngettext("paar handen", "paar handen", 1 if hundredths == 100 else 2) if kind == NeedKind.HANDS else ""
    return unit or usual


def promised_words(kind: str, promised: int, wanted: int | None, unit: str, times: int) -> str:
    """How much of a need is promised: "3 van 5 handen toegezegd"; without an amount how many people and partners help."""
    if wanted is None:
        return ngettext("%(num)s aanbod aangenomen", "%(num)s keer aanbod aangenomen", times) if times else ""
    if kind == NeedKind.MONEY:
        shown = (digits(promised, is_money=True), digits(wanted, is_money=True))
        return _("€ %(promised)s van € %(wanted)s toegezegd", promised=shown[0], wanted=shown[1])
    of = amount_words(kind, wanted, unit)
    return _("%(promised)s van %(wanted)s toegezegd", promised=digits(promised), wanted=of)
