"""Names that people choose, and names that nobody may choose because they would deceive."""

import re
from collections.abc import Callable, Iterable

from flask_babel import gettext as _

from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_line, skeleton

LONGEST = 60
RESERVED = (
    "gemeente",
    "de gemeente",
    "team",
    "moderator",
    "beheerder",
    "beheer",
    "administrator",
    "admin",
    "politie",
    "burgemeester",
    "wethouder",
    "wijkagent",
    "participatie",
    "municipality",
    "police",
)

# Words that deceive wherever they stand in a name, as in "Gemeente Ons Dorp" or "Moderator Jan".
OFFICES = frozenset(RESERVED) - {"de gemeente", "team", "beheer", "participatie"}
_READ_AS = str.maketrans("01345lıɢє", "oieasiige")

NameList = Callable[[], Iterable[str]]

_lists: list[NameList] = []


def reserve_names(names: NameList) -> NameList:
    """Keep the names in this list, such as those of partners, from being chosen by a person."""
    if names not in _lists:
        _lists.append(names)
    return names


def name_skeleton(name: str) -> str:
    """What the name looks like at a glance, cut to what the table holds."""
    return skeleton(name)[:80]


def _reads_as(word: str) -> str:
    """What a hasty reader makes of a word: digits and odd letters as the letters that they look like."""
    return skeleton(word).translate(_READ_AS).replace("rn", "m")


_OFFICES_READ = frozenset(_reads_as(office) for office in OFFICES)


def _claims_office(line: str) -> bool:
    words = [_reads_as(word) for word in re.split(r"[\W_]+", line)]
    return any(word in _OFFICES_READ or word.startswith("gemeente") for word in words)


def chosen_name(name: str) -> str:
    """The name in one spelling; refused when it is empty, too long, hides characters or looks like an organisation."""
    try:
        line = clean_line(name)
    except Refused as refusal:
        raise Refused(refusal.message, "display_name") from refusal
    if not line or not skeleton(line):
        raise Refused(_("Vul een naam in. Je voornaam is genoeg."), "display_name")
    if len(line) > LONGEST:
        raise Refused(_("Deze naam is te lang. Er passen %(limit)s tekens.", limit=LONGEST), "display_name")
    reserved = [*RESERVED, *(taken for names in _lists for taken in names())]
    if _claims_office(line) or name_skeleton(line) in {name_skeleton(taken) for taken in reserved}:
        raise Refused(_("Deze naam lijkt op die van een organisatie. Kies je eigen naam."), "display_name")
    return line
