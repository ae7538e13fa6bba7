"""Puts moderation where people find it: on the page `Mijn` and in the menu of moderators."""

from flask import Flask, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.accounts import header, sections
from participatie.accounts.sections import Section
from participatie.kernel.access import Actor
from participatie.moderation import promises, queries, things
from participatie.moderation.permissions import can_moderate
from participatie.subjects.wording import name_events


def init_app(app: Flask) -> None:
    """Register the words, the section and the link."""
    name_events(
        {"Reported": _l("gemeld"), "Ruled": _l("uitspraak van een moderator"), "Appealed": _l("bezwaar tegen een uitspraak")}
    )
    things.register(queries.PROMISE, promises.CARE)
    sections.register(own_rulings)
    header.register_link(work_of_moderators)


def own_rulings(actor: Actor) -> Section | None:
    """What moderators decided about one's own texts."""
    rulings = queries.list_own_rulings(actor)
    return Section(_("Uitspraken van moderatoren"), "moderation/_mine.html", {"rulings": rulings}) if rulings else None


def work_of_moderators(actor: Actor) -> tuple[str, str] | None:
    """The way to what was reported."""
    return (_("Modereren"), url_for("moderation.cases")) if can_moderate(actor) else None
