"""Bringing in a file: uploaded, columns chosen, tried, then placed as a whole. The trying and placing are the worker's."""

import logging
from collections.abc import Callable

from flask_babel import gettext as _

from participatie.accounts.queries import list_held
from participatie.initiatives.services import check_rows, import_rows
from participatie.initiatives.services.imports import Report
from participatie.initiatives.tables import read_records, read_table
from participatie.kernel.access import SYSTEM, Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import after_commit, db, unit_of_work
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.kernel.jobs import wake
from participatie.kernel.text import clean_line
from participatie.opendata import progress, queries
from participatie.opendata.columns import NEEDED, guess
from participatie.opendata.comments import read_comments
from participatie.opendata.events import FileImported
from participatie.opendata.models import ImportKind, ImportRun, ImportState, Repeated
from participatie.opendata.permissions import can_import
from participatie.opendata.services.comments import check_comments, import_comments
from participatie.places import uploads

log = logging.getLogger(__name__)

JOB = "work_on_imports"
SEARCH_JOB = "repair_search_index"
MOST_ERRORS = 200


def upload(actor: Actor, kind: str, source: str, file_name: str, content: bytes) -> ImportRun:
    """Keep a file that can be read, with a guess at its columns."""
    authorize(can_import, actor)
    records = read_records(content)
    if not records.records:
        raise Refused(_("Er staan geen rijen in dit bestand."), field="file")
    run = ImportRun(
        kind=ImportKind(kind),
        source=clean_line(source),
        file_name=_usable_name(file_name),
        file_key=uploads.keep(content),
        columns=guess(kind, records.columns),
        state=ImportState.UPLOADED,
        row_count=len(records.records),
        errors=[],
        by_id=actor.id,
        created_at=now(),
    )
    db.session.add(run)
    db.session.flush()
    return run


def choose_columns(actor: Actor, run: ImportRun, columns: dict[str, str]) -> None:
    """Say which column of the file is which of ours, and have it tried."""
    authorize(can_import, actor)
    _lock(run)
    if not run.may_choose_columns:
        raise Refused(_("Dit bestand is al geïmporteerd, of we zijn ermee bezig."))
    for ours in NEEDED[run.kind]:
        if not columns.get(ours):
            raise Refused(_("Kies een kolom."), field=ours)
    run.columns, run.state = columns, ImportState.CHECKING
    run.added = run.known = run.error_count = run.double_count = 0
    run.errors, run.doubles = [], []
    db.session.flush()
    after_commit(lambda: wake(JOB))


def start(actor: Actor, run: ImportRun, doubles: Repeated = Repeated.BRING) -> None:
    """Have everything placed, or everything but what repeats an earlier row."""
    authorize(can_import, actor)
    _lock(run)
    if run.state != ImportState.CHECKED:
        raise Refused(_("Dit bestand is al geïmporteerd, of het is nog niet nagekeken."))
    run.state, run.skips_doubles = ImportState.IMPORTING, doubles == Repeated.SKIP
    db.session.flush()
    after_commit(lambda: wake(JOB))


def work_on_imports() -> None:
    """Try and place what waits. Only the platform itself calls this."""
    for run_id in queries.list_waiting_ids():
        try:
            with unit_of_work():
                _work_on(run_id)
        except Exception as error:
            log.exception("an import failed", extra={"import_id": run_id})
            with unit_of_work():
                _fail(run_id, error)


def _work_on(run_id: int) -> None:
    run = queries.get_run(SYSTEM, run_id)
    _lock(run)
    if not run.is_waiting:
        return
    is_trial = run.state == ImportState.CHECKING
    progress.write(run.file_key, 0, run.row_count)
    report = _read_and_place(run, is_trial, lambda done: progress.write(run.file_key, done, run.row_count))
    run.added, run.known, run.error_count = report.added, report.known, len(report.errors)
    run.errors = [(error.row, error.column, error.sentence) for error in report.errors[:MOST_ERRORS]]
    run.double_count = len(report.doubles)
    run.doubles = [(double.row, double.column, double.sentence) for double in report.doubles[:MOST_ERRORS]]
    if report.errors:
        run.state = ImportState.REFUSED
    elif is_trial:
        run.state = ImportState.CHECKED
    else:
        run.state, run.ended_at = ImportState.DONE, now()
        emit(FileImported(by_id=run.by_id, kind=run.kind, name=run.file_name, source=run.source, added=run.added))
        after_commit(lambda: _clean_up(run.file_key))


def _read_and_place(run: ImportRun, is_trial: bool, told: Callable[[int], None]) -> Report:
    content = uploads.read(run.file_key)
    actor = Actor(id=run.by_id, held=list_held(run.by_id)) if run.by_id is not None else Actor()
    if run.kind == ImportKind.COMMENTS:
        comments = read_comments(content, run.columns)
        if comments.errors:
            return Report(errors=comments.errors)
        if is_trial:
            return check_comments(actor, comments.rows, run.source)
        return import_comments(actor, comments.rows, run.source, told)
    table = read_table(content, run.columns)
    if is_trial or table.errors:
        report = check_rows(actor, table.rows, origin=run.source)
        report.errors = sorted([*table.errors, *report.errors], key=lambda error: error.row)
        return report
    return import_rows(actor, table.rows, origin=run.source, skips_doubles=run.skips_doubles, told=told)


def _clean_up(file_key: str) -> None:
    uploads.drop(file_key)
    progress.forget(file_key)
    wake(SEARCH_JOB)


def _fail(run_id: int, error: Exception) -> None:
    run = queries.get_run(SYSTEM, run_id)
    if isinstance(error, NotFound):
        sentence = _("Het bestand is er niet meer: we bewaren het een dag. Kies het opnieuw.")
    elif isinstance(error, Refused):
        sentence = error.message
    else:
        sentence = _("Er ging iets mis. Er is niets geplaatst.")
    run.state, run.ended_at, run.error_count, run.errors = ImportState.FAILED, now(), 1, [(0, "", sentence)]


def _lock(run: ImportRun) -> None:
    """Hold this import, so that two presses of a button come one after the other."""
    db.session.refresh(run, ("state",), with_for_update=True)


def _usable_name(name: str) -> str:
    try:
        return clean_line(name)[:200] or "?"
    except Refused:
        return "?"
