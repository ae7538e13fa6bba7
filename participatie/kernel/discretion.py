"""What staff write down about others stays without personal details: nobody of them can take it away again."""

import re

from flask_babel import gettext as _

from participatie.kernel.errors import Refused

_MAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,64}\.[^\s@]{2,24}")
_PHONE = re.compile(r"(?<!\d)(?:(?:\+|00)31|0)[-\s.()/]{0,3}[1-9](?:[-\s.()/]{0,2}\d){8}(?!\d)")
_HOUSE = re.compile(r"\b[1-9]\d{3}\s?[A-Za-z]{2}\s{0,2},?\s?\d{1,5}\b")


def refuse_personal_details(texts: dict[str, str]) -> None:
    """Refuse a mail address, a telephone number, or a postcode with a house number. `texts` are the texts by their field."""
    for field, text in texts.items():
        if _MAIL.search(text):
            raise Refused(_("Hier staat een e-mailadres. Iedereen kan dit lezen: haal het weg."), field=field)
        if _PHONE.search(text):
            raise Refused(_("Hier staat een telefoonnummer. Iedereen kan dit lezen: haal het weg."), field=field)
        if _HOUSE.search(text):
            raise Refused(_("Hier staat het adres van iemand. Iedereen kan dit lezen: haal het weg."), field=field)
