"""The strip of a cross-section that an address names."""

from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.places.geometry import BaseGeometry
from participatie.streets import queries
from participatie.streets.models import PlanVersion, StreetPlan
from participatie.streets.placing import line_or_street

STRIP_WORDS = {
    "front_garden": _l("Voortuin"),
    "walk": _l("Stoep"),
    "cycle": _l("Fietspad"),
    "drive": _l("Rijbaan"),
    "park": _l("Parkeerstrook"),
    "green": _l("Groen"),
    "trees": _l("Bomen"),
    "water": _l("Water"),
    "furniture": _l("Straatmeubels"),
}


@dataclass(frozen=True)
class StripAsked:
    """A strip that somebody wants to say something about, and where it lies."""

    section_id: int
    key: str
    label: str
    place: BaseGeometry


def strip_asked(plan: StreetPlan, version: PlanVersion) -> StripAsked | None:
    """The strip that `?profiel=` and `?strook=` name; nothing when this version has none such."""
    section = queries.find_section(version.id, request.args.get("profiel", 0, type=int))
    key = request.args.get("strook", "")
    strip = next((strip for strip in section.strips if strip.get("key") == key), None) if section is not None else None
    if section is None or strip is None:
        return None
    kind = str(strip.get("kind", ""))
    label = _("%(strip)s in de doorsnede", strip=STRIP_WORDS.get(kind, kind))
    if section.name:
        label = f"{label}, {section.name}"
    return StripAsked(section.id, key, label, line_or_street(plan, section.line))
