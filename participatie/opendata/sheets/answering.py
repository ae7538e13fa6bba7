"""The tables about who answers for what, and about what hangs together."""

from flask_babel import lazy_gettext as _l

from participatie.kernel.sheets import Sheet
from participatie.kernel.spreadsheet import Cell
from participatie.opendata import queries
from participatie.opendata.queries import Found
from participatie.subjects.urls import url_for_subject
from participatie.teams.models import TEAM

_NUMBER = _l("het nummer, dat nooit verandert")
_KIND = _l("initiative is een initiatief, street_plan een straatplan, wish een wens, remark een opmerking")
TEAM_COLUMNS = {
    "nummer": _NUMBER,
    "naam": _l("hoe het team heet"),
    "waarvoor": _l("waar het team voor is"),
    "partner": _l("namens welke partner het antwoordt"),
    "termijn": _l("binnen hoeveel werkdagen het een eerste antwoord geeft"),
    "vangnet": _l("1 bij het team voor alles waar geen ander team voor is, anders 0"),
    "gestopt": _l("wanneer het team ophield; leeg als het nog antwoordt"),
    "adres": _l("de pagina"),
}
RESPONSIBILITY_COLUMNS = {
    "nummer": _NUMBER,
    "onderwerp": _l("het nummer van het initiatief of straatplan"),
    "onderwerp_soort": _KIND,
    "onderwerp_titel": _l("hoe dat heet"),
    "team": _l("het nummer van het team"),
    "team_naam": _l("hoe het team heet"),
    "om_thema": _l("om welk thema dit team gekozen is"),
    "om_gebied": _l("om welk gebied dit team gekozen is"),
    "overgedragen": _l("wat er gezegd is toen een ander team het overdroeg"),
    "sinds": _l("vanaf wanneer het team ervoor is"),
    "tot": _l("tot wanneer; leeg als het dit team nog is"),
    "termijn_van": _l("de dag waarop de termijn begon"),
    "termijn_tot": _l("de dag waarop het eerste antwoord er uiterlijk is"),
    "beantwoord": _l("de dag van het eerste antwoord; leeg als dat er nog niet is"),
}
LINK_COLUMNS = {
    "nummer": _NUMBER,
    "eerste": _l("het nummer van het eerste"),
    "eerste_soort": _KIND,
    "eerste_titel": _l("hoe dat heet"),
    "band": _l("belongs_to hoort bij, answers geeft antwoord op, continues gaat verder met"),
    "tweede": _l("het nummer van het tweede"),
    "tweede_soort": _KIND,
    "tweede_titel": _l("hoe dat heet"),
    "toelichting": _l("wat ze met elkaar te maken hebben, in eigen woorden"),
    "sinds": _l("vanaf wanneer"),
}
UNION_COLUMNS = {
    "nummer": _NUMBER,
    "eerste": _l("het nummer van het ene initiatief"),
    "eerste_titel": _l("hoe dat heet"),
    "tweede": _l("het nummer van het andere"),
    "tweede_titel": _l("hoe dat heet"),
    "nieuw": _l("het nummer van het initiatief waarin ze samen verdergaan"),
    "nieuw_titel": _l("hoe dat heet"),
    "voorgesteld": _l("wanneer het is voorgesteld"),
    "samen_sinds": _l("wanneer alle makers ja hadden gezegd"),
    "adres": _l("de pagina van het nieuwe initiatief"),
}


def teams_sheet() -> Sheet:
    """The teams."""
    about = _l("Welke teams antwoord geven, waarvoor, en hoe snel. Zonder namen van medewerkers.")
    return Sheet("teams", _l("Teams"), about, TEAM_COLUMNS, lambda: map(_team_cells, queries.each_team()))


def _team_cells(row: Found) -> list[Cell]:
    facts: list[Cell] = [row.id, row.title, row.purpose, row.partner or "", row.answer_term_days, int(row.is_fallback)]
    return [*facts, row.closed_on, url_for_subject(TEAM.name, row.id, row.title, external=True)]


def responsibilities_sheet() -> Sheet:
    """Who answers for what."""
    about = _l("Welk team voor welk onderwerp antwoordt of antwoordde, en of dat op tijd was.")
    rows = queries.each_responsibility
    return Sheet("verantwoordelijk", _l("Wie antwoordt"), about, RESPONSIBILITY_COLUMNS, lambda: map(list, rows()))


def links_sheet() -> Sheet:
    """What hangs together."""
    about = _l("Wat met wat te maken heeft.")
    return Sheet("samenhang", _l("Samenhang"), about, LINK_COLUMNS, lambda: map(list, queries.each_link()))


def unions_sheet() -> Sheet:
    """Which initiatives went on together."""
    about = _l("Welke initiatieven samen zijn verdergegaan als een nieuw.")
    return Sheet("samengegaan", _l("Samengegaan"), about, UNION_COLUMNS, lambda: map(_union_cells, queries.each_union()))


def _union_cells(row: Found) -> list[Cell]:
    sides: list[Cell] = [row.id, row.one_id, row.one_title, row.other_id, row.other_title, row.made_id, row.title]
    return [*sides, row.proposed_at, row.ended_at, url_for_subject(row.kind, row.made_id, row.title, external=True)]
