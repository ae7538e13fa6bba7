"""The public register of mandates, as pages and as a file."""

from dataclasses import replace

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel.routes import actor, asked_id, page_number, public
from participatie.kernel.sheets import csv_answer
from participatie.kernel.web import Answer, page
from participatie.mandates import queries
from participatie.mandates.choosing import area_choices, id_of
from participatie.mandates.permissions import can_change, can_end, can_widen
from participatie.mandates.presenting import decision_line, holder_words, suggestion_view
from participatie.mandates.queries import RegisterFilter
from participatie.mandates.sheets import decisions_sheet, escalations_sheet, mandates_sheet
from participatie.mandates.suggesting import suggestions
from participatie.mandates.views.blueprint import bp
from participatie.mandates.wording import KIND_LABELS, SORT_LABELS, bound_lines, year_words
from participatie.places.queries import atlas


def _asked() -> RegisterFilter:
    """What the address asks for; nonsense narrows nothing."""
    holder_id, kind = asked_id("van"), request.args.get("soort", "")
    area_id = id_of(request.args.get("gebied", ""))
    path = atlas().facts[area_id].path if area_id else ""
    with_ended = request.args.get("ook") == "gestopt"
    return RegisterFilter(holder_id, path, kind if kind in KIND_LABELS else "", with_ended)


@bp.get("/mandaten")
@public
def index() -> Answer:
    """Who may decide what by themselves, in plain words."""
    chosen = _asked()
    found = queries.page_register(chosen, page_number())
    return page(
        "mandates/index.html",
        found=found,
        lines=[(it, holder_words(it), bound_lines(it.bounds)) for it in found.rows],
        chosen=chosen,
        holders=[("", _("Iedereen")), *queries.list_mandate_holders()],
        areas=area_choices(_("Overal")),
        kinds=[("", _("Alles")), *KIND_LABELS.items()],
        area=request.args.get("gebied", ""),
        is_narrowed=chosen != RegisterFilter(),
        has_given=queries.has_given(actor()),
    )


@bp.get("/mandaten/<int:mandate_id>")
@public
def detail(mandate_id: int) -> Answer:
    """What may be decided without asking, how much of it is used, and what it decided."""
    mandate = queries.get_mandate(mandate_id)
    above = queries.list_above(mandate)
    parent = above[0] if above else None
    spent = queries.held_chain([mandate], queries.spent_by_path({mandate.root_id}))[0].spent_cents
    found = queries.page_decisions(actor(), mandate_id=mandate.id, size=5)
    return page(
        "mandates/detail.html",
        mandate=mandate,
        holder=holder_words(mandate),
        lines=bound_lines(mandate.bounds),
        above=above,
        below=queries.list_below(mandate),
        versions=queries.list_versions(mandate.id),
        year=(year_words(spent, mandate.year_cents), spent, mandate.year_cents) if mandate.year_cents else None,
        decisions=[decision_line(row) for row in found.rows],
        total=found.total,
        is_valid=mandate.is_valid and all(it.is_valid for it in above),
        hit=[suggestion_view(mandate, it) for it in suggestions(queries.list_hits(mandate))] if mandate.is_valid else [],
        kept=[(str(SORT_LABELS.get(it.sort, it.sort)), it) for it in queries.list_kept(mandate.id)],
        may_widen=can_widen(actor(), mandate, parent),
        may_change=can_change(actor(), mandate, parent),
        may_end=can_end(actor(), mandate, parent),
    )


@bp.get("/mandaten/mandaten.csv")
@public
def register_csv() -> Response:
    """The register as CSV in UTF-8; `scheiding=komma` for commas instead of semicolons."""
    return csv_answer(mandates_sheet(replace(_asked(), with_ended=True)))


@bp.get("/besluiten/besluiten.csv")
@public
def decisions_csv() -> Response:
    """The decisions in the same way."""
    return csv_answer(decisions_sheet())


@bp.get("/mandaten/vragen/voorgelegd.csv")
@public
def escalations_csv() -> Response:
    """The questions over a bound in the same way."""
    return csv_answer(escalations_sheet())
