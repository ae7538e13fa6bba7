"""What street plans add to the platform: their words in timelines and histories."""

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.streets.models import WISH
from participatie.subjects.timeline import Facts, Telling, tell
from participatie.subjects.wording import name_events


def _version_published(facts: Facts) -> str:
    number = int(facts["number"] or 0)
    return _("Versie %(n)s staat online", n=number) if number else _("De straat van nu staat op de kaart")


def _reply_given(facts: Facts) -> str:
    label = str(WISH.state(str(facts["verdict"])).label)
    if facts["version_number"]:
        return _("Antwoord van de ontwerper: %(verdict)s in versie %(n)s", verdict=label, n=facts["version_number"])
    return _("Antwoord van de ontwerper: %(verdict)s", verdict=label)


def init_app(_app: Flask) -> None:
    """Say how its events are told."""
    tell("BoundsPublished", Telling(lambda _facts: _("De kaders zijn bekend"), "shield-check", "river"))
    tell("VersionPublished", Telling(_version_published, "pencil", "brick"))
    tell("ReplyGiven", Telling(_reply_given, "message-2", "leaf"))
    name_events(
        {
            "BoundsPublished": _l("kaders van een straatplan bekend"),
            "DesignerAdded": _l("ontwerper toegevoegd"),
            "DesignerLeft": _l("ontwerper gestopt"),
            "VersionPublished": _l("versie van een straatplan online"),
            "ReplyGiven": _l("antwoord op een wens of opmerking"),
            "ContributionWithdrawn": _l("wens of opmerking teruggenomen"),
            "ElementGone": _l("onderdeel verdwenen uit een straatplan"),
        }
    )
