"""The register, the decisions and the questions over a bound as tables that everybody may take home."""

from collections.abc import Iterator

from flask import url_for
from flask_babel import lazy_gettext as _l

from participatie.kernel.sheets import Sheet
from participatie.kernel.spreadsheet import Cell
from participatie.mandates import queries
from participatie.mandates.models import Mandate
from participatie.mandates.presenting import holder_words, kinds_words
from participatie.mandates.queries import RegisterFilter
from participatie.mandates.wording import kind_word, outcome_word, sort_words
from participatie.subjects.urls import url_for_subject

_EUROS = _l("in euro's; leeg is geen grens")
_ABOUT = {
    "gebied": _l("waar het is"),
    "thema": _l("waarover het gaat"),
    "onderwerp": _l("het nummer van het initiatief of straatplan"),
    "onderwerp_titel": _l("hoe dat heet"),
    "onderwerp_adres": _l("de pagina daarvan"),
}
MANDATE_COLUMNS = {
    "nummer": _l("het nummer, dat nooit verandert"),
    "in_een_zin": _l("wat er zelf beslist mag worden"),
    "gever": _l("wie het mandaat gaf"),
    "houder": _l("het team, of de rol van één persoon; nooit een naam"),
    "soorten_besluit": _l("waarover beslist mag worden"),
    "gebieden": _l("waar het mag; leeg is overal"),
    "themas": _l("waarover het mag gaan; leeg is alles"),
    "euro_per_besluit": _EUROS,
    "euro_per_jaar": _EUROS,
    "dagen": _l("hoe lang het hoogstens duurt"),
    "adressen": _l("hoeveel adressen er hoogstens iets van merken"),
    "alleen_omkeerbaar": _l("ja als het terug te draaien moet zijn"),
    "eerst_advies_van": _l("wie eerst gevraagd wordt"),
    "vanaf": _l("vanaf welke dag"),
    "tot_en_met": _l("tot en met welke dag; leeg is zonder einde"),
    "gestopt_op": _l("wanneer het eerder stopte"),
    "versie": _l("hoe vaak het is opgeschreven"),
    "onder_mandaat": _l("het nummer van het mandaat erboven"),
    "wet_of_register": _l("waar het in de wet of het register staat"),
    "bezwaar": _l("hoe iemand bezwaar maakt"),
    "adres": _l("de pagina"),
}
DECISION_COLUMNS = {
    "nummer": _l("het nummer, dat nooit verandert"),
    "namens": _l("het team of de partner namens wie besloten is; nooit een naam van iemand"),
    "mandaat": _l("het nummer van het mandaat"),
    "mandaat_versie": _l("welke versie daarvan gold"),
    "soort": _l("wat voor besluit"),
    "vraag": _l("welke vraag er lag"),
    "mogelijkheden": _l("wat er bekeken is"),
    "keuze": _l("wat er besloten is"),
    "reden": _l("waarom"),
    "anders_omdat": _l("waarom het anders is dan eerdere besluiten die erop lijken"),
    "euro": _l("wat het kost"),
    "dagen": _l("hoe lang het duurt; leeg is blijvend"),
    "adressen": _l("hoeveel adressen er iets van merken"),
    "terug_te_draaien": _l("ja of nee"),
    "terug_te_draaien_tot": _l("tot en met welke dag"),
    "eens": _l("welke partners zelf zeiden dat ze het eens zijn"),
    "niet_eens": _l("hoeveel mensen zeiden dat ze het er niet mee eens zijn"),
    "bezwaar": _l("hoe iemand bezwaar maakt"),
    "besloten_op": _l("wanneer"),
    "na_vraag": _l("het nummer van de vraag aan wie het mandaat gaf; leeg als het binnen de grenzen viel"),
    "verbetert": _l("het nummer van het besluit waarvoor dit in de plaats komt"),
    "later_verbeterd": _l("ja of nee"),
    "adres": _l("de pagina van het besluit"),
    **_ABOUT,
}
ESCALATION_COLUMNS = {
    "nummer": _l("het nummer, dat nooit verandert"),
    "namens": _l("het team of de partner die het voorlegt"),
    "mandaat": _l("het nummer van het mandaat"),
    "aan": _l("wie het mandaat gaf"),
    "soort": _l("wat voor besluit"),
    "vraag": _l("welke vraag er lag"),
    "voorstel": _l("wat er voorgesteld is"),
    "reden": _l("waarom"),
    "euro": _l("wat het kost"),
    "over_de_grens": _l("over welke grenzen het gaat"),
    "voorgelegd_op": _l("wanneer"),
    "antwoord_voor": _l("de dag waarop er antwoord is"),
    "uitkomst": _l("wat er geantwoord is; leeg als er nog geen antwoord is"),
    "antwoord": _l("de voorwaarden of de reden"),
    "beantwoord_op": _l("wanneer dat was"),
    "adres": _l("de pagina van de vraag"),
    **_ABOUT,
}


def mandates_sheet(chosen: RegisterFilter) -> Sheet:
    """The register, as far as a filter goes."""
    about = _l("Wie wat zelf mag beslissen, binnen welke grenzen.")
    return Sheet("mandaten", _l("Mandaten"), about, MANDATE_COLUMNS, lambda: map(_mandate, queries.each_mandate(chosen)))


def decisions_sheet() -> Sheet:
    """What was decided."""
    return Sheet(
        "besluiten", _l("Besluiten"), _l("Wat er besloten is, waarom, en onder welk mandaat."), DECISION_COLUMNS, _decisions
    )


def escalations_sheet() -> Sheet:
    """What went to who gave the mandate."""
    about = _l("Wat over een grens ging, en wat het antwoord was.")
    return Sheet("voorgelegd", _l("Voorgelegd"), about, ESCALATION_COLUMNS, _escalations)


def _yes(claim: object) -> str:
    return "ja" if claim else "nee"


def _euros(cents: int | None) -> float | None:
    return None if cents is None else cents / 100


def _mandate(it: Mandate) -> list[Cell]:
    bounds = it.bounds
    return [
        it.id,
        it.sentence,
        it.giver,
        holder_words(it),
        kinds_words(it),
        ", ".join(name for _path, name in bounds.areas),
        ", ".join(name for _id, name in bounds.themes),
        _euros(it.amount_cents),
        _euros(it.year_cents),
        it.days,
        it.addresses,
        _yes(it.reversible_only),
        ", ".join(name for _id, name in bounds.advisers),
        it.valid_from,
        it.valid_until,
        it.ended_at.date() if it.ended_at else None,
        it.version,
        it.parent_id,
        it.legal_url,
        it.objection,
        url_for("mandates.detail", mandate_id=it.id, _external=True),
    ]


def _decisions() -> Iterator[list[Cell]]:
    for it, agreed in queries.each_decision():
        yield [
            it.id,
            it.holder,
            it.mandate_id,
            it.mandate_version,
            kind_word(it.kind),
            it.question,
            it.options,
            it.choice,
            it.reason,
            it.difference,
            _euros(it.amount_cents),
            it.days,
            it.addresses,
            _yes(it.is_reversible),
            it.reversible_until,
            ", ".join(agreed),
            it.dissents,
            it.objection,
            it.decided_at,
            it.escalation_id,
            it.corrects_id,
            _yes(it.is_corrected),
            url_for("mandates.decision", decision_id=it.id, _external=True),
            *_about(it.area, it.theme, it.subject_id, it.subject_kind, it.subject_title),
        ]


def _escalations() -> Iterator[list[Cell]]:
    for it in queries.each_escalation():
        yield [
            it.id,
            it.holder,
            it.mandate_id,
            it.giver,
            kind_word(it.kind),
            it.question,
            it.choice,
            it.reason,
            _euros(it.amount_cents),
            sort_words(",".join(str(check["sort"]) for check in it.checks)),
            it.asked_at,
            it.due_on,
            outcome_word(it.outcome) if it.outcome else "",
            it.answer,
            it.answered_at,
            url_for("mandates.escalation", escalation_id=it.id, _external=True),
            *_about(it.area, it.theme, it.subject_id, it.subject_kind, it.subject_title),
        ]


def _about(area: str, theme: str, subject_id: int, kind: str, title: str) -> list[Cell]:
    return [area, theme, subject_id, title, url_for_subject(kind, subject_id, title, external=True)]
