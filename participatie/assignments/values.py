"""Values of an indicator as people write them, kept in hundredths; other than amounts they can be zero or below it."""

import re

from flask_babel import gettext as _

from participatie.kernel.amounts import MOST_HUNDREDTHS, digits, parse_amount
from participatie.kernel.errors import Refused

_NOTHING = re.compile(r"0(?:,0{1,2})?", re.ASCII)


def parse_value(typed: str, field: str) -> int | None:
    """What was typed as hundredths, None for nothing: 0, 2,5 or -12. What can be read in two ways is refused at its field."""
    text = typed.strip().replace("−", "-")
    if not text:
        return None
    is_below = text.startswith("-")
    plain = text[1:].strip() if is_below else text
    if _NOTHING.fullmatch(plain):
        return 0
    try:
        hundredths = parse_amount(plain) if plain and "€" not in plain else None
    except Refused:
        hundredths = None
    if hundredths is None or hundredths > MOST_HUNDREDTHS:
        raise Refused(_("Schrijf een getal, zoals 0, 12 of 2,5."), field=field)
    return -hundredths if is_below else hundredths


def value_words(hundredths: int | None, unit: str = "") -> str:
    """The number as people write it, with what it counts; empty when nobody knows it."""
    if hundredths is None:
        return ""
    number = f"−{digits(-hundredths)}" if hundredths < 0 else digits(hundredths)
    return f"{number}{'' if unit == '%' else ' '}{unit}".strip() if unit else number
