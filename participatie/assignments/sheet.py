"""The assignments that everybody may read as a table to take home."""

from flask_babel import lazy_gettext as _l

from participatie.assignments.presenting import client_words
from participatie.assignments.queries import AssignmentRow, each_public
from participatie.kernel.sheets import Sheet
from participatie.kernel.spreadsheet import Cell
from participatie.subjects.urls import url_for_subject

COLUMNS = {
    "nummer": _l("het nummer van de opdracht, dat nooit verandert"),
    "naam": _l("hoe de opdracht heet"),
    "stand": _l(
        "accepted afgesproken, running loopt, paused ligt stil, delivered opgeleverd, measured effect gemeten, "
        "closed gesloten, stopped gestopt met een les"
    ),
    "opdrachtgever": _l("wie het vraagt, in welke rol en namens welke partner of welk team"),
    "team": _l("het nummer van het team dat het doet"),
    "team_naam": _l("hoe dat team heet"),
    "voor_bewoners": _l("wat bewoners ervan merken"),
    "resultaat": _l("wat er moet zijn als het klaar is"),
    "effect": _l("wat er voor mensen verandert"),
    "indicator": _l("waaraan je dat ziet"),
    "eenheid": _l("waarin dat telt"),
    "begin": _l("de waarde aan het begin; leeg als niemand die wist"),
    "doel": _l("de waarde die de twee willen bereiken"),
    "meetdag": _l("wanneer het wordt gemeten"),
    "uren": _l("hoeveel uur het team ervoor heeft"),
    "geld": _l("hoeveel geld er is, in euro's"),
    "van": _l("wanneer het begint"),
    "tot": _l("wanneer het klaar is"),
    "opgeleverd": _l("wanneer het resultaat er was"),
    "versie": _l("de hoeveelste versie van de afspraak geldt"),
    "thema": _l("waar het over gaat"),
    "gebied": _l("waar het is; leeg is de hele gemeente"),
    "adres": _l("de pagina van de opdracht"),
}


def assignments_sheet() -> Sheet:
    """What was agreed between a client and a team, as far as residents may read it."""
    return Sheet(
        "opdrachten",
        _l("Opdrachten"),
        _l("Wat een opdrachtgever en een team afspraken: resultaat, effect, geld en uren."),
        COLUMNS,
        lambda: map(cells_of, each_public()),
    )


def cells_of(row: AssignmentRow) -> list[Cell]:
    """One assignment, in the order of the columns."""
    asked: list[Cell] = [row.lead, row.result, row.effect, row.indicator, row.unit]
    values: list[Cell] = [_whole(row.start_hundredths), _whole(row.aim_hundredths), row.measure_on, row.hours]
    when: list[Cell] = [_whole(row.budget_cents), row.starts_on, row.ends_on, row.delivered_on, row.agreed_number]
    return [
        row.id,
        row.title,
        row.state,
        client_words(row.client_role, row.client_name, row.party_name),
        row.team_id,
        row.team_name,
        *asked,
        *values,
        *when,
        row.theme_name,
        row.area_name,
        url_for_subject(row.kind, row.id, row.title, external=True),
    ]


def _whole(hundredths: int | None) -> float | int | None:
    if hundredths is None:
        return None
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100
