"""The ledger of all promises, as a page and as a file."""

from collections.abc import Iterator
from itertools import islice

from flask import Flask, current_app, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from participatie.commitments import queries
from participatie.commitments.choosing import Asked, BadFilter, read
from participatie.commitments.presenting import kept_of, line_of, who_of
from participatie.commitments.queries import CommitmentRow, LedgerFilter
from participatie.commitments.views.blueprint import bp
from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.spreadsheet import SIGNATURE, Cell, csv_line
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_for_subject

LINES_AT_A_TIME = 500
SEPARATORS = {"komma": ",", "puntkomma": ";"}
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


@bp.get("")
@public
def index() -> Answer:
    """All promises, with how many were kept."""
    parties = queries.list_parties(actor())
    try:
        asked = read(request.args, parties)
    except BadFilter as error:
        return page("commitments/index.html", 400, asked=Asked.nothing(parties), problem=str(error), lines=[], kept=None)
    found = queries.page_ledger(actor(), asked.chosen, page_number())
    return page(
        "commitments/index.html",
        asked=asked,
        problem="",
        lines=[line_of(row) for row in found.rows],
        found=found,
        kept=kept_of(found.share),
        chosen=[
            {"label": label, "remove_url": url_for("commitments.index", **asked.without(name))} for name, label in asked.choices
        ],
    )


@bp.get("/over/<int:subject_id>")
@public
def of_subject(subject_id: int) -> Answer:
    """All promises about one subject."""
    subject = get_subject(actor(), subject_id)
    found = queries.page_ledger(actor(), LedgerFilter(subject_id=subject.id), page_number())
    return page(
        "commitments/of_subject.html",
        subject=subject,
        lines=[line_of(row) for row in found.rows],
        found=found,
        kept=kept_of(found.share),
    )


@bp.get("/gegevens")
@public
def data_guide() -> Answer:
    """What can be downloaded, and what each column means."""
    links = [
        (_("CSV met puntkomma's, voor Excel in het Nederlands"), url_for("commitments.ledger_csv")),
        (_("CSV met komma's"), url_for("commitments.ledger_csv", scheiding="komma")),
    ]
    return page("commitments/data_guide.html", links=links, columns=COLUMNS)


@bp.get("/toezeggingen.csv")
@public
def ledger_csv() -> Answer:
    """All promises of a filter as CSV, in UTF-8; `scheiding=komma` for commas instead of semicolons."""
    values = request.args.copy()
    separator = SEPARATORS.get(values.pop("scheiding", ""), ";")
    try:
        asked = read(values, queries.list_parties(actor()))
    except BadFilter as error:
        return Response(str(error), 400, mimetype="text/plain")
    response = Response(_in_parts(csv_of(asked.chosen, separator)), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="toezeggingen.csv"'
    return response


def csv_of(chosen: LedgerFilter, separator: str) -> Iterator[str]:
    """The lines of the CSV."""
    yield SIGNATURE + csv_line(list(COLUMNS), separator)
    for row in queries.each_public(chosen):
        yield csv_line(cells_of(row), separator)


def cells_of(row: CommitmentRow) -> list[Cell]:
    """One promise, in the order of the columns."""
    return [
        row.id,
        who_of(row),
        "team" if row.team_id else "partner" if row.partner_id else "bewoner",
        row.what,
        row.due_on.isoformat(),
        row.standing,
        row.kept_on.isoformat() if row.kept_on else "",
        row.reason,
        row.version - 1,
        row.confirms,
        row.disputes,
        row.made_at.isoformat(),
        row.title,
        row.area_name,
        url_for_subject(row.kind, row.subject_id, row.title, external=True),
    ]


def _in_parts(lines: Iterator[str]) -> Iterator[str]:
    """Some hundred lines at a time, each made within the request; nothing is held while a browser reads."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # it outlives this request
    environ = request.environ

    def made() -> Iterator[str]:
        while True:
            with app.request_context(environ):
                part = "".join(islice(lines, LINES_AT_A_TIME))
            if not part:
                return
            yield part

    return made()
