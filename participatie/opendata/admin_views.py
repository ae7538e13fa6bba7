"""Beheer: files of elsewhere, from upload to placed."""

from contextlib import closing

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.initiatives.tables import read_records
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page
from participatie.opendata import progress, queries, services
from participatie.opendata.columns import LABELS, word_of
from participatie.opendata.forms import StartForm, UploadForm, columns_form
from participatie.opendata.models import ImportRun, ImportState, Repeated
from participatie.places import uploads

bp = Blueprint("imports", __name__, url_prefix="/beheer/importeren")

SHOWN_ROWS = 5
STATES = {
    ImportState.UPLOADED: (_l("kolommen kiezen"), "sun"),
    ImportState.CHECKING: (_l("wordt nagekeken"), "sun"),
    ImportState.CHECKED: (_l("klaar om te importeren"), "river"),
    ImportState.IMPORTING: (_l("wordt geïmporteerd"), "sun"),
    ImportState.DONE: (_l("geïmporteerd"), "leaf"),
    ImportState.REFUSED: (_l("er zijn fouten"), "brick"),
    ImportState.FAILED: (_l("mislukt"), "brick"),
}
KINDS = {"initiatives": _l("Initiatieven"), "comments": _l("Berichten")}


@bp.route("", methods=["GET", "POST"])
@for_role("administrator")
def index() -> Answer:
    """The imports there were, and a new file."""
    form = UploadForm()
    if form.validate_on_submit():
        with form.reporting():
            with closing(form.file.data) as sent:
                run = services.upload(actor(), form.kind.data, form.source.data, sent.filename or "", sent.read())
            return redirect(url_for("imports.columns", run_id=run.id))
    return page("opendata/imports.html", form=form, runs=queries.list_runs(actor()), states=STATES, kinds=KINDS)


@bp.route("/<int:run_id>/kolommen", methods=["GET", "POST"])
@for_role("administrator")
def columns(run_id: int) -> Answer:
    """Say which column is which, with the first rows of the file beside it."""
    run = queries.get_run(actor(), run_id)
    if not run.may_choose_columns:
        return redirect(url_for("imports.show", run_id=run.id))
    records = read_records(uploads.read(run.file_key))
    form = columns_form(run.kind, records.columns, run.columns)
    if form.validate_on_submit():
        with form.reporting():
            services.choose_columns(actor(), run, form.chosen())
            return redirect(url_for("imports.show", run_id=run.id))
    sample = [[record.values.get(name, "") for name in records.columns] for record in records.records[:SHOWN_ROWS]]
    return page("opendata/import_columns.html", form=form, run=run, names=records.columns, sample=sample, ours=LABELS[run.kind])


@bp.get("/<int:run_id>")
@for_role("administrator")
def show(run_id: int) -> Answer:
    """How far it is, what is wrong with it, or what it did."""
    run = queries.get_run(actor(), run_id)
    return _page_of(run, StartForm())


def _page_of(run: ImportRun, form: StartForm) -> Answer:
    errors, doubles = (
        [(row, word_of(run.kind, column, run.columns), sentence) for row, column, sentence in found]
        for found in (run.errors, run.doubles)
    )
    done, total = progress.read(run.file_key) if run.is_waiting else (0, 0)
    told = {"errors": errors, "doubles": doubles, "state": STATES[ImportState(run.state)]}
    return page("opendata/import.html", run=run, form=form, told=told, done=done, total=total, kinds=KINDS)


@bp.post("/<int:run_id>/uitvoeren")
@for_role("administrator")
def start(run_id: int) -> Answer:
    """Place everything; where rows look double, after a word about those."""
    run, form = queries.get_run(actor(), run_id), StartForm()
    if run.double_count and not form.validate():
        return _page_of(run, form)
    services.start(actor(), run, Repeated(form.doubles.data) if run.double_count else Repeated.BRING)
    flash(_("We zijn begonnen. Je kunt deze pagina sluiten."))
    return redirect(url_for("imports.show", run_id=run.id))
