"""The tables about partners, what is needed and offered, what designers answered, and the areas."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from participatie.kernel.sheets import Sheet
from participatie.kernel.spreadsheet import Cell
from participatie.opendata import queries
from participatie.opendata.queries import Found
from participatie.partners.models import PARTNER
from participatie.subjects.urls import url_for_subject

_NUMBER = _l("het nummer, dat nooit verandert")
_WANTED = _l("hands handen, knowledge kennis, money geld, material spullen, space ruimte, permission toestemming, contact")
_AMOUNT = {
    "hoeveel": _l("hoeveel; bij geld in euro's"),
    "eenheid": _l("waarin dat telt, zoals uur of meter"),
}
_WHEN = {
    "waar": _l("waar het is"),
    "van": _l("vanaf welke dag"),
    "tot": _l("tot en met welke dag"),
    "wanneer": _l("wanneer, in woorden"),
}
PARTNER_COLUMNS = {
    "nummer": _NUMBER,
    "naam": _l("hoe de partner heet"),
    "soort": _l("wat voor partner: residents is een bewonersgroep, corporation een woningcorporatie, en zo verder"),
    "zin": _l("wie ze zijn, in één zin"),
    "over": _l("meer over de partner"),
    "website": _l("hun eigen site"),
    "gestopt": _l("wanneer de partner stopte; leeg als die meedoet"),
    "adres": _l("de pagina"),
}
_ROLE = {
    "nummer": _NUMBER,
    "onderwerp": _l("het nummer van het initiatief of straatplan"),
    "onderwerp_soort": _l("initiative is een initiatief, street_plan een straatplan"),
    "onderwerp_titel": _l("hoe dat heet"),
    "partner": _l("het nummer van de partner"),
    "partner_naam": _l("hoe de partner heet"),
}
INVOLVEMENT_COLUMNS = {
    **_ROLE,
    "rol": _l("maker, co_maker, facilitator, funder, adviser, landowner, permit_giver of legal_task"),
    "toelichting": _l("wat de partner doet, in eigen woorden"),
    "bevoegdheid": _l("de wettelijke bevoegdheid waarom een overheid meedoet: permit, ground, road, enforcement of money"),
    "bevoegdheid_reden": _l("waar die bevoegdheid over gaat"),
    "sinds": _l("vanaf wanneer"),
}
STEP_COLUMNS = {
    **_ROLE,
    "trede": _l("let_go loslaten, facilitate mogelijk maken, stimulate aanmoedigen, direct meesturen, regulate beslissen"),
    "reden": _l("waarom"),
    "vanaf": _l("vanaf wanneer; de nieuwste trede van een partner bij een onderwerp geldt"),
}
NEED_COLUMNS = {
    "nummer": _NUMBER,
    "initiatief": _l("het nummer van het initiatief"),
    "initiatief_titel": _l("hoe dat heet"),
    "soort": _WANTED,
    "wat": _l("wat er nodig is"),
    **_AMOUNT,
    "toegezegd": _l("hoeveel daarvan is afgesproken of gegeven"),
    "afspraken": _l("met hoeveel mensen of partners dat is afgesproken"),
    **_WHEN,
    "vervuld": _l("wanneer de makers het niet meer zochten"),
    "adres": _l("de pagina van het initiatief"),
}
OFFER_COLUMNS = {
    "nummer": _NUMBER,
    "initiatief": _l("aan welk initiatief; leeg als het voor een heel gebied is"),
    "initiatief_titel": _l("hoe dat heet"),
    "hulpvraag": _l("het nummer van de hulpvraag waar het een antwoord op is"),
    "soort": _WANTED,
    "wat": _l("wat iemand aanbiedt"),
    **_AMOUNT,
    "stand": _l("offered aangeboden, asked gevraagd, accepted afgesproken, given gegeven"),
    "spreekt_als": _l("resident bewoner, partner namens een partner"),
    "partner": _l("namens welke partner; een bewoner staat er zonder naam in"),
    "gebied": _l("voor welk gebied"),
    "thema": _l("voor welk thema"),
    **_WHEN,
    "gedaan": _l("wanneer het is aangeboden"),
    "adres": _l("de pagina van het aanbod"),
}
REPLY_COLUMNS = {
    "nummer": _NUMBER,
    "inbreng": _l("het nummer van de wens of opmerking, zoals in het adres ervan"),
    "soort": _l("wish is een wens, remark is een opmerking"),
    "zin": _l("wat iemand wenste of opmerkte"),
    "oordeel": _l("along gaat mee, taken_up verwerkt, partly deels, declined niet, asked vraag terug"),
    "antwoord": _l("het hele antwoord"),
    "team": _l("namens welk team"),
    "gegeven": _l("wanneer; het nieuwste antwoord op een wens geldt"),
}
AREA_COLUMNS = {
    "code": _l("de code van het gebied, van het CBS"),
    "naam": _l("hoe het gebied heet"),
    "soort": _l("municipality gemeente, district wijk, village kern, neighbourhood buurt"),
    "ligt_in": _l("de code van het gebied eromheen"),
    "inwoners": _l("hoeveel mensen er wonen, volgens het CBS"),
    "vervallen": _l("wanneer het gebied ophield te bestaan"),
    "adres": _l("de pagina"),
}


def partners_sheet() -> Sheet:
    """The parties."""
    about = _l("Iedereen die als groep meedoet: bewonersgroepen, scholen, bedrijven, corporaties, de gemeente.")
    return Sheet("partners", _l("Partners"), about, PARTNER_COLUMNS, lambda: map(_partner_cells, queries.each_partner()))


def _partner_cells(row: Found) -> list[Cell]:
    return [*row, url_for_subject(PARTNER.name, row.id, row.title, external=True)]


def involvements_sheet() -> Sheet:
    """Who does what where."""
    about = _l("Welke partner waarbij wat doet.")
    return Sheet("betrokken", _l("Wie doet wat"), about, INVOLVEMENT_COLUMNS, lambda: map(list, queries.each_involvement()))


def steps_sheet() -> Sheet:
    """On which step authorities stood."""
    about = _l("Hoeveel ruimte een overheid aan anderen laat, en wanneer en waarom dat veranderde.")
    return Sheet("treden", _l("Treden van de overheid"), about, STEP_COLUMNS, lambda: map(list, queries.each_step()))


def needs_sheet() -> Sheet:
    """What is looked for."""
    about = _l("Wat initiatieven nodig hebben of hadden.")
    return Sheet("hulpvragen", _l("Hulpvragen"), about, NEED_COLUMNS, lambda: map(_need_cells, queries.each_need()))


def _need_cells(row: Found) -> list[Cell]:
    amounts: list[Cell] = [_whole(row.amount_hundredths), row.unit, _whole(row.promised), row.times]
    when: list[Cell] = [row.place, row.from_on, row.until_on, row.when_words, row.fulfilled_at]
    page = url_for_subject(row.subject_kind, row.initiative_id, row.title, external=True)
    return [row.id, row.initiative_id, row.title, row.kind, row.what, *amounts, *when, page]


def offers_sheet() -> Sheet:
    """What is offered."""
    about = _l("Wat er is aangeboden of afgesproken. Zonder namen van bewoners en zonder contactgegevens.")
    return Sheet("aanbod", _l("Aanbod"), about, OFFER_COLUMNS, lambda: map(_offer_cells, queries.each_offer()))


def _offer_cells(row: Found) -> list[Cell]:
    amounts: list[Cell] = [_whole(row.amount_hundredths), row.unit, row.state, row.capacity]
    where: list[Cell] = [row.partner or "", row.area or "", row.theme or "", row.place]
    when: list[Cell] = [row.from_on, row.until_on, row.when_words, row.made_at]
    page = url_for("initiatives.show_offer", offer_id=row.id, _external=True)
    return [row.id, row.initiative_id, row.title or "", row.need_id, row.kind, row.what, *amounts, *where, *when, page]


def replies_sheet() -> Sheet:
    """What designers answered."""
    about = _l("Alle antwoorden van ontwerpers op wensen en opmerkingen, ook de vroegere.")
    return Sheet("antwoorden", _l("Antwoorden"), about, REPLY_COLUMNS, lambda: map(_reply_cells, queries.each_reply()))


def _reply_cells(row: Found) -> list[Cell]:
    return [row.id, row.contribution_id, row.kind, row.title, row.verdict, row.body, row.team or "", row.at]


def areas_sheet() -> Sheet:
    """The areas."""
    about = _l("De gemeente met haar wijken, kernen en buurten.")
    return Sheet("gebieden", _l("Gebieden"), about, AREA_COLUMNS, lambda: map(_area_cells, queries.each_area()))


def _area_cells(row: Found) -> list[Cell]:
    where: list[Cell] = [row.code, row.name, row.level, row.above or "", row.population, row.closed_on]
    return [*where, url_for("home.area", slug=row.slug, _external=True)]


def _whole(hundredths: int | None) -> float | int | None:
    """An amount as a number, without a fraction where there is none."""
    if hundredths is None:
        return None
    whole, rest = divmod(int(hundredths), 100)
    return whole if rest == 0 else int(hundredths) / 100
