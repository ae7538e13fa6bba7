"""From the address of the ledger to a filter and back. Known names and values only; anything else is refused."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from participatie.commitments.presenting import STANDING_LABELS
from participatie.commitments.queries import LedgerFilter, Standing
from participatie.commitments.voices import PARTNER, TEAM
from participatie.kernel.clock import today
from participatie.places.queries import atlas
from participatie.subjects.kinds import Label
from participatie.subjects.queries import list_themes

STANDINGS = {
    "open": Standing.OPEN,
    "te-laat": Standing.LATE,
    "nagekomen": Standing.KEPT,
    "betwist": Standing.DISPUTED,
    "teruggenomen": Standing.WITHDRAWN,
}
RESIDENTS = "bewoners"
PERIODS: dict[str, tuple[int, int]] = {
    "week": (0, 7),
    "maand": (0, 31),
    "afgelopen-maand": (-31, 0),
    "afgelopen-jaar": (-365, 0),
}
PERIOD_LABELS: dict[str, Label] = {
    "week": _l("Komende week"),
    "maand": _l("Komende maand"),
    "afgelopen-maand": _l("Afgelopen maand"),
    "afgelopen-jaar": _l("Afgelopen jaar"),
}
NAMES = ("stand", "wie", "gebied", "thema", "periode")
Options = list[tuple[str, str]]


class BadFilter(ValueError):
    """The address asks for something that does not exist. The message says what."""


@dataclass(frozen=True)
class Asked:
    """What an address asks for: the filter, the values that stand in it, and all that can be chosen."""

    chosen: LedgerFilter
    values: dict[str, str] = field(default_factory=dict)
    options: dict[str, Options] = field(default_factory=dict)

    @classmethod
    def nothing(cls, parties: Options) -> "Asked":
        """An address that asks for nothing."""
        return cls(LedgerFilter(), {}, _options(parties))

    @property
    def choices(self) -> Options:
        """The filters that are on, as pairs of name and words."""
        return [(name, dict(self.options[name])[value]) for name, value in self.values.items()]

    def without(self, name: str) -> dict[str, Any]:
        """The values of the address but this one, to make another address of (hence Any)."""
        return {key: value for key, value in self.values.items() if key != name}


def read(args: MultiDict[str, str], parties: Options) -> Asked:
    """Read the part of an address after the question mark. Empty values do not count; `parties` can be chosen as who."""
    options = _options(parties)
    values: dict[str, str] = {}
    for name, given in args.lists():
        filled = [value for value in given if value]
        if name in NAMES and len(filled) == 1:
            values[name] = filled[0]
        elif name in NAMES and filled:
            raise BadFilter(_("Het filter '%(name)s' staat er twee keer.", name=name))
    for name, value in values.items():
        if value not in dict(options[name]):
            raise BadFilter(_("Dit filter kennen we niet: %(value)s.", value=value[:40]))
    return Asked(_filter(values), {name: values[name] for name in NAMES if name in values}, options)


def _options(parties: Options) -> dict[str, Options]:
    areas = [(fact.slug, fact.name) for fact in atlas().facts.values() if fact.is_open]
    return {
        "stand": [(key, str(STANDING_LABELS[standing])) for key, standing in STANDINGS.items()],
        "wie": [(RESIDENTS, _("Bewoners")), *parties],
        "gebied": sorted(areas, key=lambda area: area[1].casefold()),
        "thema": [(theme.slug, theme.shown_name) for theme in list_themes()],
        "periode": [(key, str(label)) for key, label in PERIOD_LABELS.items()],
    }


def _filter(values: dict[str, str]) -> LedgerFilter:
    chosen = LedgerFilter(standing=STANDINGS.get(values.get("stand", "")), residents=values.get("wie") == RESIDENTS)
    who = values.get("wie", "")
    if who.startswith(PARTNER):
        chosen = replace(chosen, partner_id=int(who.removeprefix(PARTNER)))
    if who.startswith(TEAM):
        chosen = replace(chosen, team_id=int(who.removeprefix(TEAM)))
    if area := values.get("gebied"):
        chosen = replace(chosen, area_path=next(fact.path for fact in atlas().facts.values() if fact.slug == area))
    if theme := values.get("thema"):
        chosen = replace(chosen, theme_id=next(it.id for it in list_themes() if it.slug == theme))
    if period := values.get("periode"):
        first, last = PERIODS[period]
        chosen = replace(chosen, since=today() + timedelta(days=first), until=today() + timedelta(days=last))
    return chosen
