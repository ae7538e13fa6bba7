"""The ledger of all promises, as a page and as a file."""

from flask import request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.commitments import queries
from participatie.commitments.choosing import Asked, BadFilter, read
from participatie.commitments.presenting import kept_of, line_of
from participatie.commitments.queries import LedgerFilter
from participatie.commitments.sheet import COLUMNS, ledger_sheet
from participatie.commitments.views.blueprint import bp
from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.sheets import csv_answer
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import get_subject


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
    try:
        asked = read(request.args, queries.list_parties(actor()))
    except BadFilter as error:
        return Response(str(error), 400, mimetype="text/plain")
    return csv_answer(ledger_sheet(asked.chosen))
