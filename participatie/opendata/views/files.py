"""The tables and lists as files, sent while they are made."""

from flask import request, send_file
from werkzeug.wrappers import Response

from participatie.kernel.errors import NotFound
from participatie.kernel.jobs import wake
from participatie.kernel.routes import public
from participatie.kernel.sheets import as_file, csv_answer, in_parts, within_request
from participatie.kernel.web import Answer, page
from participatie.map import filters
from participatie.map.vocabulary import vocabulary
from participatie.opendata import queries, workbook_file
from participatie.opendata.queries import Found
from participatie.opendata.sheets import SUBJECT_COLUMNS, all_sheets, subject_cells, subjects_sheet
from participatie.opendata.views.blueprint import bp
from participatie.opendata.workbook import MEDIA_TYPE, workbook
from participatie.places.collection import Feature, collection_of
from participatie.subjects.queries import Lens

GEOJSON = "application/geo+json"


@bp.errorhandler(filters.BadFilter)
def bad_filter(error: filters.BadFilter) -> Answer:
    """An address that asks for something that does not exist."""
    return page("errors/400.html", 400, message=str(error))


@bp.get("/initiatieven.csv")
@public
def list_csv() -> Response:
    """The list of initiatives and street plans, with its filters, as a table."""
    return csv_answer(subjects_sheet(_lens()))


@bp.get("/initiatieven.geojson")
@public
def list_geojson() -> Response:
    """The same for maps, with whole places."""
    return as_file(in_parts(collection_of(map(_feature, queries.each_subject(_lens())))), "initiatieven.geojson", GEOJSON)


@bp.get("/open-data/<name>.csv")
@public
def table(name: str) -> Response:
    """One of the tables."""
    for sheet in all_sheets():
        if sheet.name == name:
            return csv_answer(sheet)
    raise NotFound


@bp.get("/open-data/alles.ods")
@public
def whole() -> Answer | Response:
    """All tables in one workbook: written while it is sent or, where that takes long, made beforehand by the worker."""
    if not queries.is_much():
        return as_file(within_request(workbook(all_sheets())), "open-data.ods", MEDIA_TYPE)
    if (made := workbook_file.path()).is_file():
        return send_file(made, MEDIA_TYPE, as_attachment=True, download_name="open-data.ods")
    wake("make_workbook")
    return page("opendata/being_made.html", 202)


def _lens() -> Lens:
    values = request.args.copy()
    values.poplist("scheiding")
    return filters.read(values, vocabulary(), frozenset({*filters.ON_A_LIST}) - {"pagina"}).lens


def _feature(row: Found) -> Feature:
    return row.id, row.geometry, dict(zip(SUBJECT_COLUMNS, subject_cells(row), strict=True))
