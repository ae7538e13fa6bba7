"""Wishes, remarks and replies as open data: GeoJSON and CSV, streamed, and what each column means."""

from flask import url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel.routes import actor, public
from participatie.kernel.sheets import as_file, csv_answer, in_parts
from participatie.kernel.text import slug
from participatie.kernel.web import Answer, page
from participatie.places.collection import collection_of
from participatie.streets import queries
from participatie.streets.contribution_sheet import COLUMNS, contributions_sheet, row_of
from participatie.streets.views.blueprint import bp


@bp.get("/<int:subject_id>/inbreng.csv")
@public
def contributions_csv(subject_id: int) -> Response:
    """All wishes and remarks as CSV, in UTF-8; `scheiding=komma` for commas instead of semicolons."""
    plan = queries.get_plan(actor(), subject_id)
    return csv_answer(contributions_sheet(plan.id, slug(plan.subject.title)))


@bp.get("/<int:subject_id>/inbreng.geojson")
@public
def contributions_geojson(subject_id: int) -> Response:
    """All wishes and remarks as GeoJSON."""
    plan = queries.get_plan(actor(), subject_id)
    features = ((it.id, it.subject.geometry, row_of(it)) for it in queries.each_public(plan.id))
    return as_file(in_parts(collection_of(features)), f"{slug(plan.subject.title)}-inbreng.geojson", "application/geo+json")


@bp.get("/<int:subject_id>/gegevens")
@public
def data_guide(subject_id: int) -> Answer:
    """What can be downloaded, and what each column means."""
    plan = queries.get_plan(actor(), subject_id)
    links = [
        (_("CSV met puntkomma's, voor Excel in het Nederlands"), url_for("streets.contributions_csv", subject_id=plan.id)),
        (_("CSV met komma's"), url_for("streets.contributions_csv", subject_id=plan.id, scheiding="komma")),
        (_("GeoJSON, voor kaarten"), url_for("streets.contributions_geojson", subject_id=plan.id)),
    ]
    return page("streets/data_guide.html", plan=plan, links=links, columns=COLUMNS, total=queries.count_public(plan.id))
