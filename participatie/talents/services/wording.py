"""What people type about themselves and about vacancies, as it is kept."""

import re
from collections.abc import Iterable

from flask_babel import LazyString
from flask_babel import gettext as _

from participatie.kernel.discretion import refuse_personal_details
from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_body, clean_line, is_seen

_NINE_DIGITS = re.compile(r"(?<!\d)\d{3}[ .-]?\d{3}[ .-]?\d{3}(?!\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def refuse_service_number(text: str, field: str) -> None:
    """Refuse what looks like a burgerservicenummer: nine digits that pass its own check."""
    for found in _NINE_DIGITS.findall(text):
        digits = [int(character) for character in found if character.isdigit()]
        if sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0 and any(digits):
            raise Refused(_("Dit lijkt op een burgerservicenummer. Haal het weg: we willen het niet weten."), field=field)


def usable_line(text: str, most: int, field: str, message: str = "") -> str:
    """One line for others to read, without what should not be there; `message` asks for it when it has to be filled in."""
    line = clean_line(text)
    _check(line, most, field, message)
    return line


def usable_body(text: str, most: int, field: str, message: str = "") -> str:
    """The same for several lines."""
    body = clean_body(text)
    _check(body, most, field, message)
    return body


def _check(text: str, most: int, field: str, message: str) -> None:
    if message and not is_seen(text):
        raise Refused(message, field=field)
    if len(text) > most:
        raise Refused(_("Deze tekst is te lang. Er passen %(limit)s tekens.", limit=most), field=field)
    refuse_service_number(text, field)


def usable_public(texts: dict[str, str]) -> None:
    """Also refuse addresses and telephone numbers, in what many can read. By field."""
    refuse_personal_details(texts)


def known(wanted: Iterable[str], choices: dict[str, LazyString], field: str) -> list[str]:
    """The choices that were made, in the order of the list; what is not in it is refused."""
    chosen = set(wanted)
    if not chosen <= set(choices):
        raise Refused(_("Kies uit de lijst."), field=field)
    return [key for key in choices if key in chosen]
