"""The tables about initiatives and street plans, and about what people say and carry."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from participatie.kernel.sheets import Rows, Sheet
from participatie.kernel.spreadsheet import Cell
from participatie.opendata import queries
from participatie.opendata.queries import Found
from participatie.streets.contribution_sheet import COLUMNS as CONTRIBUTION_COLUMNS
from participatie.streets.contribution_sheet import rows_of
from participatie.streets.models import STREET_PLAN
from participatie.subjects.queries import Lens
from participatie.subjects.urls import url_for_subject

_NUMBER = _l("het nummer, dat nooit verandert")
_KIND = _l("initiative is een initiatief, street_plan een straatplan, wish een wens, remark een opmerking")
_ABOUT = {
    "onderwerp": _l("het nummer van het initiatief of straatplan waar het bij hoort"),
    "onderwerp_soort": _KIND,
    "onderwerp_titel": _l("hoe dat heet"),
}
_PLACE = {
    "thema": _l("waar het over gaat"),
    "gebied_code": _l("de code van het gebied, van het CBS"),
    "gebied": _l("hoe het gebied heet"),
    "lon": _l("lengtegraad van het midden (WGS 84)"),
    "lat": _l("breedtegraad van het midden (WGS 84)"),
    "geplaatst": _l("wanneer het online kwam"),
    "veranderd": _l("wanneer er het laatst iets aan veranderde"),
}

SUBJECT_COLUMNS = {
    "nummer": _NUMBER,
    "soort": _KIND,
    "fase": _l("hoe ver het is, als één woord; dezelfde woorden staan in het adres als je op de lijst een fase kiest"),
    "titel": _l("hoe het heet"),
    "zin": _l("wat de makers willen, in één zin"),
    **_PLACE,
    "verhaal": _l("het hele verhaal, zoals de makers het schreven"),
    "waarom": _l("waarom ze het willen"),
    "plek": _l("hoe de makers de plek noemen"),
    "makers": _l("hoeveel mensen het maken"),
    "steun": _l("hoeveel mensen het steunen"),
    "doet_mee": _l("hoeveel mensen mee willen doen"),
    "zorgen": _l("hoeveel mensen een zorg noemden"),
    "berichten": _l("hoeveel berichten erover geschreven zijn"),
    "adres": _l("de pagina"),
}
TALLY_COLUMNS = {
    **_ABOUT,
    "steun": _l("hoeveel mensen het steunen"),
    "doet_mee": _l("hoeveel mensen mee willen doen"),
    "zorgen": _l("hoeveel mensen een zorg noemden"),
    "volgt": _l("hoeveel mensen het volgen"),
}
POST_COLUMNS = {
    "nummer": _NUMBER,
    **_ABOUT,
    "antwoord_op": _l("het nummer van het bericht waar dit een antwoord op is; leeg als het een gesprek begint"),
    "soort": _l("comment reactie, question vraag, answer antwoord, update nieuws, record elders gezegd, commitment toezegging"),
    "spreekt_als": _l("resident bewoner, maker, partner, team, outsider gevraagd, recorded opgeschreven, imported overgenomen"),
    "partner": _l("namens welke partner"),
    "team": _l("namens welk team"),
    "tekst": _l("het hele bericht"),
    "toezegging": _l("het nummer van de toezegging die erin staat"),
    "geplaatst": _l("wanneer het geschreven is"),
    "bewerkt": _l("wanneer de schrijver het veranderde"),
    "adres": _l("de pagina van het bericht"),
}
PLAN_COLUMNS = {
    "nummer": _NUMBER,
    "ronde": _l("bounds wat vastligt, wishes wensen, variants ontwerp, preference voorkeur, final definitief, works werk"),
    "titel": _l("hoe het heet"),
    "zin": _l("waar het over gaat, in één zin"),
    **_PLACE,
    "inleiding": _l("de inleiding van de ontwerper"),
    "opdrachtgever": _l("de partner die de straat laat maken"),
    "budget_cent": _l("het budget in eurocenten"),
    "ronde_tot": _l("de laatste dag van deze ronde"),
    "werk_van": _l("wanneer het werk begint"),
    "werk_tot": _l("wanneer het werk klaar is"),
    "wensen": _l("hoeveel wensen er zijn"),
    "opmerkingen": _l("hoeveel opmerkingen er zijn"),
    "adres": _l("de pagina"),
}


def subjects_sheet(lens: Lens) -> Sheet:
    """What fits a lens: initiatives, and street plans when it asks for them."""
    about = _l("Alles wat op de kaart en in de lijst staat, met het hele verhaal.")
    return Sheet(
        "initiatieven", _l("Initiatieven"), about, SUBJECT_COLUMNS, lambda: map(subject_cells, queries.each_subject(lens))
    )


def subject_cells(row: Found) -> list[Cell]:
    """One of them."""
    counts: list[Cell] = [row.makers, row.supports, row.joins, row.concerns, row.posts]
    texts: list[Cell] = [row.story or "", row.why or "", row.place_name or ""]
    return [row.id, row.kind, row.state, row.title, row.lead, *_place(row), *texts, *counts, _page(row.kind, row.id, row.title)]


def tallies_sheet() -> Sheet:
    """How many people stand behind what; no names."""
    about = _l("Hoeveel mensen iets steunen of volgen. Alleen aantallen, geen namen.")
    return Sheet("steun", _l("Steun"), about, TALLY_COLUMNS, lambda: map(list, queries.each_tally()))


def posts_sheet() -> Sheet:
    """All that is said."""
    about = _l("Alle berichten uit alle gesprekken, met de hele tekst. Zonder namen van bewoners.")
    return Sheet("berichten", _l("Berichten"), about, POST_COLUMNS, lambda: map(_post_cells, queries.each_post()))


def _post_cells(row: Found) -> list[Cell]:
    page = url_for("threads.show", post_id=row.id, _external=True)
    voice: list[Cell] = [row.kind, row.capacity, row.partner or "", row.team or ""]
    said: list[Cell] = [row.body, row.commitment_id, row.created_at, row.edited_at]
    return [row.id, row.subject_id, row.subject_kind, row.title, row.parent_id, *voice, *said, page]


def plans_sheet() -> Sheet:
    """The street plans."""
    about = _l("De straten die opnieuw worden ingericht, met hun rondes en hun planning.")
    return Sheet(
        "straatplannen", _l("Straatplannen"), about, PLAN_COLUMNS, lambda: map(_plan_cells, queries.each_street_plan())
    )


def _plan_cells(row: Found) -> list[Cell]:
    days: list[Cell] = [row.round_ends_on, row.works_from_on, row.works_until_on]
    work: list[Cell] = [row.introduction, row.client or "", row.budget_cents, *days, row.wishes, row.remarks]
    return [row.id, row.state, row.title, row.lead, *_place(row), *work, _page(row.kind, row.id, row.title)]


def contributions_sheet() -> Sheet:
    """The wishes and remarks of all plans, under the columns that they have for one plan."""
    about = _l("Wat bewoners wensen en opmerken bij straatplannen, en wat de ontwerper antwoordde.")
    columns = {"straatplan": _l("het nummer van het straatplan"), **CONTRIBUTION_COLUMNS}
    return Sheet("inbreng", _l("Wensen en opmerkingen"), about, columns, _contributions)


def _contributions() -> Rows:
    plan_ids = [row.id for row in queries.each_subject(Lens(kinds=(STREET_PLAN.name,)))]
    for plan_id in plan_ids:
        for cells in rows_of(plan_id):
            yield [plan_id, *cells]


def _place(row: Found) -> list[Cell]:
    ends: list[Cell] = [_degrees(row.lon), _degrees(row.lat)]
    return [row.theme or "", row.area_code or "", row.area or "", *ends, row.published_at, row.changed_at]


def _degrees(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def _page(kind: str, subject_id: int, title: str) -> str:
    return url_for_subject(kind, subject_id, title, external=True)
