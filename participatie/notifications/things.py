"""What an address asks to follow: an area, a theme and a kind at once, or a partner; in words, and as a watch."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for
from flask_babel import gettext as _

from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor
from participatie.notifications.services import Wanted
from participatie.places.queries import atlas
from participatie.subjects.kinds import kind_of, mapped_kinds
from participatie.subjects.queries import get_subject, list_themes
from participatie.subjects.urls import url_of

NAMES = ("gebied", "thema", "soort", "partner")


@dataclass(frozen=True)
class Thing:
    """What somebody is about to follow."""

    wanted: Wanted
    label: str
    back_url: str


def thing_of(choice: str) -> Thing:
    """What an address names: `gebied.dijkbuurt,thema.groen`. What does not exist is not found."""
    pairs = [part.partition(".")[::2] for part in choice.split(",")]
    values = dict(pairs)
    if len(values) != len(pairs) or not all(values.values()) or set(values) - set(NAMES):
        raise NotFound
    if "partner" in values:
        return _partner(values)
    area = next((fact for fact in atlas().facts.values() if fact.slug == values.get("gebied")), None)
    theme = next((one for one in list_themes() if one.slug == values.get("thema")), None)
    kind = values.get("soort", "")
    if ("gebied" in values and area is None) or ("thema" in values and theme is None) or kind not in ("", *mapped_kinds()):
        raise NotFound
    parts = [str(kind_of(kind).plural)] if kind else []
    parts += [theme.shown_name] if theme else []
    parts += [area.name] if area else []
    wanted = Wanted(area.id if area else None, theme.id if theme else None, kind)
    only_area = area is not None and len(values) == 1
    back = url_for("home.area", slug=values["gebied"]) if only_area else f"{url_for('map.list')}?{urlencode(values)}"
    return Thing(wanted, ", ".join(parts), back)


def _partner(values: dict[str, str]) -> Thing:
    number = values["partner"]
    if len(values) > 1 or not number.isascii() or not number.isdigit() or len(number) > 18:
        raise NotFound
    partner = get_subject(actor(), int(number))
    if partner.kind != "partner":
        raise NotFound
    return Thing(Wanted(partner_id=partner.id), _("wat %(partner)s doet", partner=partner.title), url_of(partner))
