"""Wishes and remarks with their last reply, as a table that everybody may take home."""

from flask_babel import lazy_gettext as _l

from participatie.kernel.sheets import Rows, Sheet
from participatie.kernel.spreadsheet import Cell
from participatie.streets import queries
from participatie.streets.models import Contribution
from participatie.subjects.urls import url_of

COLUMNS = {
    "nummer": _l("het nummer bij dit plan"),
    "soort": _l("wish is een wens, remark is een opmerking"),
    "stand": _l("waiting wacht op antwoord, asked vraag terug, along gaat mee, taken_up verwerkt, partly deels, declined niet"),
    "zin": _l("wat iemand wil of opmerkt, in een zin"),
    "tekst": _l("meer daarover"),
    "waarom": _l("wat erachter zit"),
    "voor_wie": _l("voor wie het is"),
    "onderdeel": _l("waar een wens over gaat: tree is een boom, bench een zitplek, en zo verder"),
    "plek": _l("hoe de plek heet"),
    "ligging": _l("inside is in de straat, ring is eromheen"),
    "binnengekomen": _l("web, paper (strookje), talk (gesprek), room (avond) of letter (code uit een brief)"),
    "versie": _l("over welke versie een opmerking gaat"),
    "sleutel": _l("welk onderdeel van die versie"),
    "geplaatst": _l("wanneer het online kwam"),
    "antwoord": _l("wat de ontwerper het laatst antwoordde"),
    "beantwoord": _l("wanneer dat was"),
    "verwerkt_in": _l("in welke versie het zit"),
    "antwoorden": _l("hoeveel antwoorden er zijn"),
    "adres": _l("de pagina met het gesprek erover"),
    "lon": _l("lengtegraad van het midden (alleen in CSV)"),
    "lat": _l("breedtegraad van het midden (alleen in CSV)"),
}


def contributions_sheet(plan_id: int, plan_name: str) -> Sheet:
    """All wishes and remarks of one plan."""
    about = _l("Wat bewoners wensen en opmerken bij straatplannen, en wat de ontwerper antwoordde.")
    return Sheet(f"{plan_name}-inbreng", _l("Wensen en opmerkingen"), about, COLUMNS, lambda: rows_of(plan_id))


def rows_of(plan_id: int) -> Rows:
    """The rows of one plan, by number."""
    for it in queries.each_public(plan_id):
        middle = it.subject.geometry.representative_point() if it.subject.geometry is not None else None
        ends: list[Cell] = [round(middle.x, 6), round(middle.y, 6)] if middle is not None else [None, None]
        yield [*row_of(it).values(), *ends]


def row_of(it: Contribution) -> dict[str, Cell]:
    """One wish or remark with its last reply. No names: the page of each tells what its writer wants to tell."""
    last = it.replies[-1] if it.replies else None
    published = it.subject.published_at
    return {
        "nummer": it.number,
        "soort": it.subject.kind,
        "stand": it.verdict.value,
        "zin": it.subject.title,
        "tekst": it.body,
        "waarom": it.why,
        "voor_wie": it.for_whom,
        "onderdeel": it.element_kind,
        "plek": it.place_label,
        "ligging": it.zone,
        "binnengekomen": it.source,
        "versie": it.on_version.title if it.on_version else "",
        "sleutel": it.element_key or "",
        "geplaatst": published,
        "antwoord": last.body if last else "",
        "beantwoord": last.at if last else None,
        "verwerkt_in": it.taken_up_in.title if it.taken_up_in else "",
        "antwoorden": len(it.replies),
        "adres": url_of(it.subject, external=True),
    }
