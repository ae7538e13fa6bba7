"""The fields of a template: what they are called, and a text in which one is still open."""

import re
from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

FIELDS = {
    "naam": _l("de naam van wie het plaatste"),
    "titel": _l("de titel van het onderwerp"),
    "team": _l("de naam van jullie team"),
    "termijn": _l("de dag waarop het eerste antwoord er moet zijn"),
    "gebied": _l("de buurt of wijk"),
    "ik": _l("je eigen naam"),
    "vandaag": _l("de datum van vandaag"),
}

_FIELD = re.compile(r"\{\s*([^\W\d_]{2,20})\s*\}")


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """The text with its fields filled in; a field of which nothing is known stays, so that somebody looks at it."""
    return _FIELD.sub(lambda found: values.get(found[1].lower()) or found[0], text)


def open_fields(text: str) -> list[str]:
    """The fields that still stand in a text, as they were written."""
    return [found[0] for found in _FIELD.finditer(text)]
