"""Feeds of lists that have none of their own."""

from flask import Response as FlaskResponse
from flask import request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.assignments import choosing as assignment_choosing
from participatie.assignments.presenting import who_words
from participatie.assignments.queries import AssignmentRow, list_named
from participatie.assignments.queries import list_newest as list_newest_assignments
from participatie.commitments.choosing import BadFilter, read
from participatie.commitments.presenting import who_of
from participatie.commitments.queries import CommitmentRow, list_newest, list_parties
from participatie.initiatives.forms import NEED_LABELS
from participatie.initiatives.models import NeedKind
from participatie.initiatives.presenting import need_line, offer_line
from participatie.initiatives.queries import board
from participatie.initiatives.queries.board import Wanted
from participatie.initiatives.queries.offer_rows import OfferRow
from participatie.initiatives.views.board import asked as asked_on_board
from participatie.kernel.access import NOBODY
from participatie.kernel.routes import public
from participatie.map.feed import Entry, atom, atom_of
from participatie.opendata.views.blueprint import bp
from participatie.partners.models import PARTNER
from participatie.subjects.queries import Lens, list_themes, page_cards
from participatie.subjects.urls import url_for_subject
from participatie.teams.models import TEAM

MOST = 40


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


@bp.get("/gevraagd.atom")
@public
def board_feed() -> Response:
    """What was asked and offered last, with the filters of the board; one that nobody knows is refused."""
    ask = asked_on_board(list(list_themes()))
    if dict(request.args.lists()) != {name: [value] for name, value in ask.values.items()}:
        return FlaskResponse(_("Dit filter kennen we niet."), 400, mimetype="text/plain")
    entries = [
        *(_needed(row) for row in board.page_needs(NOBODY, ask.wish, size=MOST).rows),
        *(_offered(row) for row in board.page_free_offers(NOBODY, ask.wish, size=MOST).rows),
    ]
    entries.sort(key=lambda entry: str(entry["published"]), reverse=True)
    return atom_of(_("Gevraagd en aangeboden"), ask.address("initiatives.board", external=True), entries[:MOST])


@bp.get("/partners.atom")
@public
def partners_feed() -> Response:
    """The partners, the newest first."""
    newest = page_cards(NOBODY, Lens(kinds=(PARTNER.name,)), size=MOST)
    return atom(_("Partners"), url_for("partners.index", _external=True), newest.cards)


@bp.get("/teams.atom")
@public
def teams_feed() -> Response:
    """The teams, the newest first."""
    newest = page_cards(NOBODY, Lens(kinds=(TEAM.name,)), size=MOST)
    return atom(_("Teams"), url_for("teams.index", _external=True), newest.cards)


def _needed(row: Wanted) -> Entry:
    line, kind = need_line(row.need, row.tally), str(NEED_LABELS[NeedKind(row.need.kind)])
    return {
        "url": url_for("initiatives.offer", subject_id=row.subject_id, nodig=row.need.id, _external=True),
        "title": _("Gevraagd: %(what)s", what=line.what or kind),
        "summary": " · ".join(part for part in (row.title, line.details, line.promised) if part),
        "author": "",
        "published": row.since,
        "labels": [label for label in (kind, row.area_name) if label],
    }


def _offered(row: OfferRow) -> Entry:
    line, kind = offer_line(row), str(NEED_LABELS[NeedKind(row.kind)])
    return {
        "url": url_for("initiatives.show_offer", offer_id=row.id, _external=True),
        "title": _("Aangeboden: %(what)s", what=line.what or kind),
        "summary": " · ".join(part for part in (kind, line.details) if part),
        "author": row.partner_name,
        "published": row.made_at,
        "labels": [label for label in (kind, row.area_name) if label],
    }


def _entry(row: CommitmentRow) -> Entry:
    return {
        "url": url_for("commitments.detail", commitment_id=row.id, _external=True),
        "title": row.what,
        "summary": row.title,
        "author": who_of(row),
        "published": row.made_at,
        "labels": [row.area_name] if row.area_name else [],
    }


@bp.get("/opdrachten.atom")
@public
def assignments_feed() -> Response:
    """The newest assignments of a filter that everybody may read."""
    try:
        asked = assignment_choosing.read(request.args, list_named(NOBODY))
    except assignment_choosing.BadFilter as error:
        return FlaskResponse(str(error), 400, mimetype="text/plain")
    page_url = url_for("assignments.index", **asked.without(""), _external=True)
    return atom_of(_("Opdrachten"), page_url, [_assignment_entry(row) for row in list_newest_assignments(asked.chosen)])


def _assignment_entry(row: AssignmentRow) -> Entry:
    return {
        "url": url_for_subject(row.kind, row.id, row.title, external=True),
        "title": row.title,
        "summary": row.lead or row.effect,
        "author": who_words(row),
        "published": row.published_at,
        "labels": [label for label in (row.theme_name, row.area_name) if label],
    }
