"""What an address asks to follow: an area, a theme and a kind at once, or a partner; in words, and as a watch."""

from dataclasses import dataclass

from flask import request, url_for
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
    values: dict[str, str]

    def page_url(self, **more: str) -> str:
        """The address of the page on which this is followed."""
        return url_for("notifications.follow", _anchor=None, **{**self.values, **more})


def asked_thing() -> Thing:
    """What this request names; what does not exist is not found."""
    values = {name: request.args[name] for name in NAMES if request.args.get(name)}
    if not values:
        raise NotFound
    if "partner" in values:
        return _partner(values["partner"])
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
    back = url_for("home.area", slug=area.slug) if area and only_area else url_for("map.list", **values)
    return Thing(wanted, ", ".join(parts), back, values)


def _partner(number: str) -> Thing:
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        raise NotFound
    partner = get_subject(actor(), int(number))
    if partner.kind != "partner":
        raise NotFound
    label = _("wat %(partner)s doet", partner=partner.title)
    return Thing(Wanted(partner_id=partner.id), label, url_of(partner), {"partner": number})
