"""From the address of a page to a lens and back. Known names and values only; anything else is refused."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from participatie.kernel.clock import now
from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_line
from participatie.map.vocabulary import Vocabulary
from participatie.places.geometry import Box
from participatie.subjects.kinds import Label, kind_of, mapped_kinds
from participatie.subjects.queries import Lens

Thing = TypeVar("Thing")

FILTERS = ("q", "soort", "thema", "fase", "gebied", "sinds", "open", "bbox")
ON_A_LIST = frozenset({*FILTERS, "sorteer", "pagina"})
ON_THE_MAP = frozenset({*FILTERS, "sorteer", "zoom"})
LONGEST_WORDS = 100
LAST_PAGE = 10_000
MAX_ZOOM = 20

SORTS = {"nieuw": "newest", "steun": "supported", "gesprek": "discussed"}
PERIODS = {"week": timedelta(days=7), "maand": timedelta(days=31), "jaar": timedelta(days=365)}
SORT_LABELS: dict[str, Label] = {
    "nieuw": _l("Nieuwste eerst"),
    "steun": _l("Meeste steun eerst"),
    "gesprek": _l("Laatste reactie eerst"),
}
PERIOD_LABELS: dict[str, Label] = {
    "week": _l("Deze week"),
    "maand": _l("Deze maand"),
    "jaar": _l("Dit jaar"),
}
_CAMPAIGN = re.compile(r"(utm|mtm|pk|matomo)_[a-z_]{1,30}|fbclid|gclid|msclkid", re.ASCII)


class BadFilter(ValueError):
    """The address asks for something that does not exist. The message says what."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for: as a lens, and as the values that stand in it."""

    lens: Lens
    values: dict[str, str] = field(default_factory=dict)
    number: int = 1
    zoom: int = 0

    def without(self, *names: str) -> dict[str, Any]:
        """The values of the address but these, from the first page, to make another address of (hence Any)."""
        return {name: value for name, value in self.values.items() if name not in {*names, "pagina"}}


def read(args: MultiDict[str, str], words: Vocabulary, allowed: frozenset[str]) -> Asked:
    """Read the part of an address after the question mark. Empty values do not count."""
    values = _values(args, allowed)
    kinds = (_one_of(values, "soort", mapped_kinds()),) if "soort" in values else ()
    area = _known(values, "gebied", words.area)
    theme = _known(values, "thema", words.theme)
    states = tuple(words.states(kinds or mapped_kinds()))
    lens = Lens(
        kinds=kinds,
        themes=(theme.id,) if theme else (),
        states=(_one_of(values, "fase", states),) if "fase" in values else (),
        area_path=area.path if area else "",
        since=now() - PERIODS[_one_of(values, "sinds", PERIODS)] if "sinds" in values else None,
        box=_box(values),
        words=clean_words(values.get("q", "")),
        only_open="open" in values and _one_of(values, "open", ("1",)) == "1",
        sort=SORTS[_one_of(values, "sorteer", SORTS)] if "sorteer" in values else "newest",
    )
    return Asked(lens, values, _number(values, "pagina", 1, LAST_PAGE), _number(values, "zoom", 0, MAX_ZOOM))


def choices_of(asked: Asked, words: Vocabulary) -> list[tuple[str, str]]:
    """The filters that are on, as pairs of name and words, in the order of the form."""
    values = asked.values
    said: dict[str, Label] = {}
    if q := values.get("q"):
        said["q"] = _("“%(words)s”", words=q)
    if kind := values.get("soort"):
        said["soort"] = kind_of(kind).plural
    if theme := words.theme(values.get("thema", "")):
        said["thema"] = theme.shown_name
    if state := values.get("fase"):
        said["fase"] = words.states(asked.lens.kinds or mapped_kinds())[state]
    if area := words.area(values.get("gebied", "")):
        said["gebied"] = area.name
    if period := values.get("sinds"):
        said["sinds"] = PERIOD_LABELS[period]
    if asked.lens.only_open:
        said["open"] = _("Nu mee te doen")
    if asked.lens.box:
        said["bbox"] = _("Dit stuk van de kaart")
    return [(name, str(label)) for name, label in said.items()]


def _values(args: MultiDict[str, str], allowed: frozenset[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, found in args.lists():
        filled = [value for value in found if value]
        if name not in allowed:
            if _CAMPAIGN.fullmatch(name):
                continue
            raise BadFilter(_("Onbekend filter."))
        if len(filled) > 1:
            raise BadFilter(_("Het filter '%(name)s' staat er twee keer.", name=name))
        if filled:
            values[name] = filled[0]
    return values


def _one_of(values: dict[str, str], name: str, known: Iterable[str]) -> str:
    if values[name] not in known:
        raise BadFilter(_("Onbekende waarde bij het filter '%(name)s'.", name=name))
    return values[name]


def _known(values: dict[str, str], name: str, find: Callable[[str], Thing | None]) -> Thing | None:
    if name not in values:
        return None
    found = find(values[name])
    if found is None:
        raise BadFilter(_("Onbekende waarde bij het filter '%(name)s'.", name=name))
    return found


def _box(values: dict[str, str]) -> Box | None:
    try:
        return Box.parse(values["bbox"]) if "bbox" in values else None
    except Refused as refusal:
        raise BadFilter(refusal.message) from refusal


def clean_words(words: str) -> str:
    """The words that somebody looks for, as one line of a bearable length."""
    if len(words) > LONGEST_WORDS:
        raise BadFilter(_("Zoek met hoogstens %(limit)s tekens.", limit=LONGEST_WORDS))
    try:
        return clean_line(words)
    except Refused as refusal:
        raise BadFilter(refusal.message) from refusal


def _number(values: dict[str, str], name: str, least: int, most: int) -> int:
    text = values.get(name, str(least))
    if not re.fullmatch(r"[0-9]{1,5}", text, re.ASCII) or not least <= int(text) <= most:
        raise BadFilter(_("Bij '%(name)s' hoort een getal van %(least)s tot %(most)s.", name=name, least=least, most=most))
    return int(text)
