"""The ledger as a table that everybody may take home."""

from flask_babel import lazy_gettext as _l

from participatie.commitments.presenting import who_of
from participatie.commitments.queries import CommitmentRow, LedgerFilter, each_public
from participatie.kernel.sheets import Sheet
from participatie.kernel.spreadsheet import Cell
from participatie.subjects.urls import url_for_subject

COLUMNS = {
    "nummer": _l("het nummer van de toezegging"),
    "door_wie": _l("de partner, het team of de bewoner"),
    "namens": _l("partner, team of bewoner"),
    "belofte": _l("wat er beloofd is"),
    "uiterlijk": _l("de dag waarop het klaar is"),
    "stand": _l("open, late (te laat), kept (nagekomen), disputed (betwist) of withdrawn (teruggenomen)"),
    "nagekomen_op": _l("de dag waarop het klaar was"),
    "reden": _l("waarom het is teruggenomen"),
    "veranderd": _l("hoe vaak datum of tekst veranderde"),
    "bevestigd": _l("hoeveel anderen zeggen dat het is nagekomen"),
    "betwist": _l("hoeveel anderen zeggen van niet"),
    "gedaan_op": _l("wanneer de toezegging is gedaan"),
    "waarover": _l("bij welk initiatief of straatplan"),
    "gebied": _l("waar dat is"),
    "adres": _l("de pagina daarvan"),
}


def ledger_sheet(chosen: LedgerFilter) -> Sheet:
    """The promises of a filter."""
    return Sheet(
        "toezeggingen",
        _l("Toezeggingen"),
        _l("Wie wat beloofde, voor wanneer, en wat ervan kwam."),
        COLUMNS,
        lambda: map(cells_of, each_public(chosen)),
    )


def cells_of(row: CommitmentRow) -> list[Cell]:
    """One promise, in the order of the columns."""
    return [
        row.id,
        who_of(row),
        "team" if row.team_id else "partner" if row.partner_id else "bewoner",
        row.what,
        row.due_on,
        row.standing,
        row.kept_on,
        row.reason,
        row.version - 1,
        row.confirms,
        row.disputes,
        row.made_at,
        row.title,
        row.area_name,
        url_for_subject(row.kind, row.subject_id, row.title, external=True),
    ]
