"""From the address of the list of wishes and remarks to a lens and back. Nonsense in an address is left out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.kernel.errors import Refused
from participatie.kernel.text import clean_line
from participatie.streets.models import REMARK, SORTS, WISH, Verdict, Zone
from participatie.streets.queries import VoiceLens

NAMES = ("soort", "antwoord", "over", "waar", "q")
LONGEST_WORDS = 100
KINDS = {"wens": WISH, "opmerking": REMARK}
ORDERS = {"nieuw": "newest", "oud": "oldest", "steun": "supported", "gesprek": "discussed"}
ORDER_LABELS = {
    "nieuw": _l("Nieuwste eerst"),
    "oud": _l("Oudste eerst"),
    "steun": _l("Meeste steun eerst"),
    "gesprek": _l("Meeste reacties eerst"),
}
VERDICTS = {
    "wacht": Verdict.WAITING,
    "vraag": Verdict.ASKED,
    "mee": Verdict.ALONG,
    "verwerkt": Verdict.TAKEN_UP,
    "deels": Verdict.PARTLY,
    "niet": Verdict.DECLINED,
}
ZONES = {"straat": Zone.INSIDE, "ring": Zone.RING}
ZONE_LABELS = {"straat": _l("In de straat"), "ring": _l("Vlakbij")}


@dataclass(frozen=True)
class Asked:
    """What an address asks for: as a lens, and as the good values that stand in it."""

    lens: VoiceLens
    values: dict[str, str]

    def without(self, *names: str) -> dict[str, Any]:
        """The values but these, to make another address of (hence Any)."""
        return {name: value for name, value in self.values.items() if name not in names}


def read(args: Mapping[str, str], plan_id: int) -> Asked:
    """Read the part of an address after the question mark."""
    known: dict[str, Collection[str]] = {"soort": KINDS, "antwoord": VERDICTS, "over": SORTS, "waar": ZONES, "sorteer": ORDERS}
    values = {name: args[name] for name, allowed in known.items() if args.get(name, "") in allowed}
    if words := _words(args.get("q", "")):
        values["q"] = words
    lens = VoiceLens(
        plan_id=plan_id,
        kind=KINDS[values["soort"]].name if "soort" in values else "",
        verdict=VERDICTS[values["antwoord"]] if "antwoord" in values else "",
        element_kind=values.get("over", ""),
        zone=ZONES[values["waar"]] if "waar" in values else "",
        words=words,
        sort=ORDERS[values.get("sorteer", "nieuw")],
    )
    return Asked(lens, values)


def choices_of(asked: Asked) -> list[tuple[str, str]]:
    """The filters that are on, as pairs of name and words."""
    values, said = asked.values, list[tuple[str, str]]()
    if "q" in values:
        said.append(("q", _("“%(words)s”", words=values["q"])))
    if "soort" in values:
        said.append(("soort", str(KINDS[values["soort"]].plural)))
    if "antwoord" in values:
        said.append(("antwoord", str(WISH.state(VERDICTS[values["antwoord"]]).label)))
    if "over" in values:
        said.append(("over", str(SORTS[values["over"]].label)))
    if "waar" in values:
        said.append(("waar", str(ZONE_LABELS[values["waar"]])))
    return said


def _words(typed: str) -> str:
    try:
        return clean_line(typed[:LONGEST_WORDS])
    except Refused:
        return ""
