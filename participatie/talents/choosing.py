"""From the address of the list of vacancies to a wish and back. What nobody knows does not narrow."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from participatie.places.queries import atlas
from participatie.subjects.kinds import kind_of
from participatie.talents.queries import Wish
from participatie.talents.vocabulary import TALENTS

HOURS = (2, 4, 8, 16)
KINDS = ("team", "initiative")
Options = list[tuple[str, str]]


@dataclass(frozen=True)
class Asked:
    """What an address asks for: as a wish, as the values that stand in it, and all that can be chosen."""

    wish: Wish
    values: dict[str, str]
    options: dict[str, Options]

    @property
    def choices(self) -> Options:
        """The filters that are on, as pairs of name and words."""
        return [(name, dict(self.options[name])[value]) for name, value in self.values.items()]

    def without(self, name: str) -> dict[str, Any]:
        """The values of the address but this one, to make another address of (hence Any)."""
        return {key: value for key, value in self.values.items() if key != name}


def read(args: MultiDict[str, str]) -> Asked:
    """Read the part of an address after the question mark."""
    options = _options()
    values = {name: args[name] for name in options if args.get(name, "") in dict(options[name])}
    slugs = {fact.slug: fact.path for fact in atlas().facts.values()}
    wish = Wish(
        talent=values.get("talent", ""),
        area_path=slugs.get(values.get("gebied", ""), ""),
        most_hours=int(values["uren"]) if "uren" in values else None,
        by_evening="avond" in values,
        kind=values.get("bij", ""),
    )
    return Asked(wish, values, options)


def _options() -> dict[str, Options]:
    areas = [(fact.slug, fact.name) for fact in atlas().facts.values() if fact.is_open]
    return {
        "talent": sorted(((slug, str(label)) for slug, label in TALENTS.items()), key=lambda it: it[1].casefold()),
        "gebied": sorted(areas, key=lambda area: area[1].casefold()),
        "uren": [(str(hours), _("hooguit %(n)s uur per week", n=hours)) for hours in HOURS],
        "avond": [("ja", _("'s avonds kan ook"))],
        "bij": [(kind, str(kind_of(kind).label).capitalize()) for kind in KINDS],
    }
