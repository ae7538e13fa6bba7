"""What is asked in words: the name of each part and its value as people read it."""

from collections.abc import Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.assignments.models import What
from participatie.assignments.values import value_words
from participatie.kernel.amounts import euros
from participatie.kernel.templating import day, number
from participatie.places.queries import atlas
from participatie.subjects.kinds import Label
from participatie.subjects.queries import find_theme

PART_LABELS: Mapping[str, Label] = {
    "title": _l("Naam"),
    "result": _l("Resultaat"),
    "effect": _l("Het effect"),
    "indicator": _l("Waaraan je het ziet"),
    "start_hundredths": _l("Waarde aan het begin"),
    "aim_hundredths": _l("Waarde die we willen"),
    "measure_on": _l("Meetdag"),
    "bounds": _l("Grenzen"),
    "bounds_url": _l("Mandaat of regels"),
    "budget_cents": _l("Geld"),
    "hours": _l("Uren"),
    "starts_on": _l("Begint op"),
    "ends_on": _l("Klaar op"),
    "theme_id": _l("Thema"),
    "area_id": _l("Gebied"),
    "touches_residents": _l("Merken bewoners ervan?"),
    "for_residents": _l("Wat bewoners ervan merken"),
}
"""The parts in the order of the page. The unit stands with the values."""


def part_words(what: What) -> dict[str, str]:
    """Each part in words, empty where nothing was said."""
    theme = find_theme(what.theme_id) if what.theme_id is not None else None
    area = atlas().facts.get(what.area_id) if what.area_id is not None else None
    return {
        "title": what.title,
        "result": what.result,
        "effect": what.effect,
        "indicator": what.indicator,
        "start_hundredths": value_words(what.start_hundredths, what.unit),
        "aim_hundredths": value_words(what.aim_hundredths, what.unit),
        "measure_on": day(what.measure_on) if what.measure_on else "",
        "bounds": what.bounds,
        "bounds_url": what.bounds_url,
        "budget_cents": euros(what.budget_cents) if what.budget_cents is not None else "",
        "hours": number(what.hours) if what.hours is not None else "",
        "starts_on": day(what.starts_on) if what.starts_on else "",
        "ends_on": day(what.ends_on) if what.ends_on else "",
        "theme_id": theme.shown_name if theme else "",
        "area_id": area.name if area else "",
        "touches_residents": _("ja") if what.touches_residents else _("nee"),
        "for_residents": what.for_residents,
    }
