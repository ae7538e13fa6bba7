"""Names that people choose, and names that nobody may choose because they would deceive."""

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
    if name_skeleton(line) in {name_skeleton(taken) for taken in reserved}:
        raise Refused(_("Deze naam lijkt op die van een organisatie. Kies je eigen naam."), "display_name")
    return line
