"""Feeds of lists that have none of their own."""

from flask import Response as FlaskResponse
from flask import request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.commitments.choosing import BadFilter, read
from participatie.commitments.presenting import who_of
from participatie.commitments.queries import CommitmentRow, list_newest, list_parties
from participatie.kernel.access import NOBODY
from participatie.kernel.routes import public
from participatie.map.feed import Entry, atom_of
from participatie.opendata.views.blueprint import bp


@bp.get("/toezeggingen.atom")
@public
def commitments_feed() -> Response:
    """The newest promises of a filter of the ledger."""
    try:
        asked = read(request.args, list_parties(NOBODY))
    except BadFilter as error:
        return FlaskResponse(str(error), 400, mimetype="text/plain")
    page_url = url_for("commitments.index", **asked.without(""), _external=True)
    return atom_of(_("Toezeggingen"), page_url, [_entry(row) for row in list_newest(asked.chosen)])


def _entry(row: CommitmentRow) -> Entry:
    return {
        "url": url_for("commitments.detail", commitment_id=row.id, _external=True),
        "title": row.what,
        "summary": row.title,
        "author": who_of(row),
        "published": row.made_at,
        "labels": [row.area_name] if row.area_name else [],
    }
