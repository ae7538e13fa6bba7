"""PDFs that the worker makes for somebody who waits: asked for, made, fetched, and gone a day later."""

import json
from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from sqlalchemy import delete

from participatie.kernel.clock import now
from participatie.kernel.db import after_commit, db, unit_of_work
from participatie.kernel.errors import Refused
from participatie.kernel.files import keep_document, path_of
from participatie.kernel.jobs import wake
from participatie.kernel.pdf import Plain, make_pdf
from participatie.streets import queries
from participatie.streets.models import BatchState, DocumentKind, PlanDocument, StreetPlan

KEPT = timedelta(days=1)
GIVEN_UP_AFTER = timedelta(hours=1)
WORKER_PATIENCE = 600.0
TEMPLATES = {DocumentKind.REPORT: "report", DocumentKind.SHEETS: "street-plan", DocumentKind.ANSWERS: "answers"}

_wake_printer = partial(wake, "make_documents")


def ask_document(
    plan: StreetPlan, kind: DocumentKind, name: str, values: Mapping[str, Plain], pictures: Mapping[str, str] | None = None
) -> PlanDocument:
    """Have a document made of these values and drawings. Who may ask for it and fetch it is up to the view of its kind."""
    source = json.dumps({"values": values, "pictures": pictures or {}}, ensure_ascii=False).encode()
    kept = keep_document(source, "application/json")
    document = PlanDocument(plan_id=plan.id, kind=kind, name=name[:160], source_key=kept.key, asked_at=now())
    db.session.add(document)
    db.session.flush()
    after_commit(_wake_printer)
    return document


def make_document(key: str) -> None:
    """Make it, in the worker. Twice does no harm: the file of the first stays."""
    with unit_of_work():
        document = db.session.get(PlanDocument, key, with_for_update=True)
        if document is None or document.state not in queries.UNMADE or document.source_key is None:
            return
        is_late = document.asked_at < now() - GIVEN_UP_AFTER
        document.state = BatchState.FAILED if is_late else BatchState.MAKING
        template, source_key = TEMPLATES[DocumentKind(document.kind)], document.source_key
    if not is_late:
        _make(key, template, source_key)


def forget_documents() -> None:
    """Let go of what is a day old; the nightly sweep removes the files."""
    db.session.execute(delete(PlanDocument).where(PlanDocument.asked_at < now() - KEPT))


def _make(key: str, template: str, source_key: str) -> None:
    source = json.loads(path_of(source_key).read_bytes())
    pictures = {name: drawing.encode() for name, drawing in source["pictures"].items()}
    try:
        data = make_pdf(template, source["values"], pictures, patience=WORKER_PATIENCE)
    except Refused:
        data = None
    with unit_of_work():
        document = db.session.get(PlanDocument, key, with_for_update=True)
        if document is None or document.state not in queries.UNMADE:
            return
        document.state, document.source_key = BatchState.FAILED, None
        if data is not None:
            document.file_key, document.state = keep_document(data, "application/pdf").key, BatchState.READY
