"""What can be taken home, and what each column of it means."""

from flask import url_for
from flask_babel import gettext as _

from participatie.kernel.routes import public
from participatie.kernel.web import Answer, page
from participatie.opendata.sheets import all_sheets
from participatie.opendata.views.blueprint import bp
from participatie.opendata.workbook_file import made_at


@bp.get("/open-data")
@public
def index() -> Answer:
    """Every file, feed and calendar, with a plain word about each."""
    return page("opendata/index.html", sheets=all_sheets(), maps=maps(), feeds=feeds(), made_at=made_at())


@bp.get("/open-data/uitleg")
@public
def guide() -> Answer:
    """Every column of every table."""
    return page("opendata/guide.html", sheets=all_sheets())


def maps() -> list[tuple[str, str, str]]:
    """Files and addresses for maps: name, what it is, address."""
    return [
        (
            _("Initiatieven en straatplannen als GeoJSON"),
            _("Alles wat op de kaart staat, voor kaartprogramma's als QGIS."),
            url_for("opendata.list_geojson"),
        ),
        (
            _("Dezelfde lijst, bladzijde voor bladzijde"),
            _("Voor wie een programma schrijft: GeoJSON met ten hoogste honderd onderdelen per keer."),
            url_for("map_api.subjects"),
        ),
    ]


def feeds() -> list[tuple[str, str, str]]:
    """Addresses that programs look at again and again: name, what it is, address."""
    return [
        (_("Nieuws over alles"), _("Wat er nieuw op de kaart staat (Atom)."), url_for("map.feed")),
        (_("Gevraagd en aangeboden"), _("Nieuwe hulpvragen en nieuw aanbod (Atom)."), url_for("opendata.board_feed")),
        (_("Nieuwe partners"), _("Welke groepen en organisaties erbij komen (Atom)."), url_for("opendata.partners_feed")),
        (_("Nieuwe teams"), _("Welke teams erbij komen (Atom)."), url_for("opendata.teams_feed")),
        (_("Nieuwe toezeggingen"), _("Wie iets nieuws belooft (Atom)."), url_for("opendata.commitments_feed")),
        (
            _("Nieuwe opdrachten"),
            _("Wat een opdrachtgever en een team afspraken (Atom)."),
            url_for("opendata.assignments_feed"),
        ),
        (
            _("Kalender"),
            _("Toezeggingen, rondes van straatplannen en dagen voor een antwoord (iCalendar)."),
            url_for("opendata.site_calendar"),
        ),
    ]
