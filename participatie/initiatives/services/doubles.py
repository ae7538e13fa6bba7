"""Rows of a file that say the same as an earlier row, or as what is there already."""

from collections.abc import Iterable

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry

from participatie.initiatives.queries.texts import list_with_titles
from participatie.initiatives.tables import Row
from participatie.kernel.text import excerpt, skeleton

Key = tuple[str, float, float, str]
_DEGREES = 5
"""About a metre."""


class Doubles:
    """Recognises, row by row, what came earlier: by title, place and text, whatever their capitals, accents and blanks."""

    def __init__(self, titles: Iterable[str]) -> None:
        there = list_with_titles(sorted(set(titles)))
        self._there = {
            _key(it.title, (it.west + it.east) / 2, (it.south + it.north) / 2, it.lead, it.story): it.title for it in there
        }
        self._rows: dict[Key, int] = {}

    def sentence(self, row: Row, place: BaseGeometry) -> str:
        """What this row repeats; empty when it is the first of its kind."""
        west, south, east, north = place.bounds
        key = _key(row.title, (west + east) / 2, (south + north) / 2, row.lead or excerpt(row.story, 300), row.story)
        first = self._rows.setdefault(key, row.number)
        if first != row.number:
            return _("Dit lijkt dubbel: rij %(row)s heeft dezelfde titel, plek en tekst.", row=first)
        if key in self._there:
            return _("Dit lijkt dubbel: “%(title)s” staat er al met dezelfde plek en tekst.", title=self._there[key])
        return ""


def _key(title: str, lon: float, lat: float, lead: str, story: str) -> Key:
    return skeleton(title), round(lon, _DEGREES), round(lat, _DEGREES), f"{skeleton(lead)}|{skeleton(story)}"
