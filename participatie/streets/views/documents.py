"""A page that says whether a document is made, and the document itself. Each time it is asked who may see it."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from participatie.kernel.errors import NotFound
from participatie.kernel.files import path_of
from participatie.kernel.routes import actor, every_time, public
from participatie.kernel.text import slug
from participatie.kernel.web import Answer, page
from participatie.streets import queries
from participatie.streets.models import DocumentKind, PlanDocument, StreetPlan
from participatie.streets.permissions import can_design
from participatie.streets.views.blueprint import bp


def sent_to(document: PlanDocument) -> Response:
    """On to the page of a document that was asked for."""
    return redirect(url_for("streets.document", subject_id=document.plan_id, key=document.key), 303)


def _shown(plan: StreetPlan, document: PlanDocument | None) -> PlanDocument | None:
    """The report is for everybody who may see the plan; what goes to paper is for its designers."""
    if document is None or document.kind == DocumentKind.REPORT or can_design(actor(), plan):
        return document
    return None


@bp.get("/<int:subject_id>/documenten/<key>")
@public
@every_time
def document(subject_id: int, key: str) -> Answer:
    """Whether it is made; then where to fetch it. A day later it says that it is gone."""
    plan = queries.get_plan(actor(), subject_id)
    asked = _shown(plan, queries.find_document(plan.id, key))
    if asked is None:
        return page("streets/document_gone.html", 404, plan=plan)
    way = "streets.report" if asked.kind == DocumentKind.REPORT else "streets.paper"
    back, is_busy = url_for(way, subject_id=plan.id), asked.state in queries.UNMADE
    return page("streets/document.html", plan=plan, document=asked, is_busy=is_busy, back=back)


@bp.get("/<int:subject_id>/documenten/<key>/pdf")
@public
@every_time
def document_pdf(subject_id: int, key: str) -> Response:
    """The document."""
    plan = queries.get_plan(actor(), subject_id)
    asked = _shown(plan, queries.find_document(plan.id, key))
    if asked is None or asked.file_key is None or not path_of(asked.file_key).is_file():
        raise NotFound
    response = Response(path_of(asked.file_key).read_bytes(), mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{slug(asked.name)}.pdf"'
    return response
