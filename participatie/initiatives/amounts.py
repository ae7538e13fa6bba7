"""What is needed and offered in words; an amount is a whole number of hundredths, money in cents."""

from flask_babel import gettext as _
from flask_babel import ngettext

from participatie.initiatives.models import NeedKind
from participatie.kernel.amounts import digits, parse_amount

__all__ = ["amount_words", "digits", "parse_amount", "promised_words", "unit_of"]


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
