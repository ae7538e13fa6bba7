"""The public register of mandates, as pages and as a file."""

from dataclasses import replace

from flask import request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel.clock import today
from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.spreadsheet import SEPARATORS, SIGNATURE, Cell, csv_line
from participatie.kernel.web import Answer, page
from participatie.mandates import queries
from participatie.mandates.choosing import area_choices, id_of
from participatie.mandates.models import Mandate
from participatie.mandates.permissions import can_change, can_end
from participatie.mandates.presenting import decision_line, holder_words, kinds_words
from participatie.mandates.queries import RegisterFilter
from participatie.mandates.views.blueprint import bp
from participatie.mandates.wording import KIND_LABELS, bound_lines, year_words
from participatie.places.queries import atlas

COLUMNS = (
    "nummer",
    "in_een_zin",
    "gever",
    "houder",
    "soorten_besluit",
    "gebieden",
    "themas",
    "euro_per_besluit",
    "euro_per_jaar",
    "dagen",
    "adressen",
    "alleen_omkeerbaar",
    "eerst_advies_van",
    "vanaf",
    "tot_en_met",
    "gestopt_op",
    "versie",
    "onder_mandaat",
    "wet_of_register",
    "bezwaar",
    "adres",
)


def _asked() -> RegisterFilter:
    """What the address asks for; nonsense narrows nothing."""
    holder_id, kind = request.args.get("van", type=int), request.args.get("soort", "")
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
        may_change=can_change(actor(), mandate, parent),
        may_end=can_end(actor(), mandate, parent),
    )


@bp.get("/mandaten/mandaten.csv")
@public
def register_csv() -> Response:
    """The register as CSV in UTF-8; `scheiding=komma` for commas instead of semicolons."""
    separator = SEPARATORS.get(request.args.get("scheiding", ""), ";")
    found = queries.list_register(replace(_asked(), with_ended=True))
    lines = [SIGNATURE + csv_line(COLUMNS, separator), *(csv_line(_cells(it), separator) for it in found)]
    response = Response("".join(lines), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="mandaten-{today().isoformat()}.csv"'
    return response


def _cells(it: Mandate) -> list[Cell]:
    bounds = it.bounds
    return [
        it.id,
        it.sentence,
        it.giver,
        holder_words(it),
        kinds_words(it),
        ", ".join(name for _path, name in bounds.areas),
        ", ".join(name for _id, name in bounds.themes),
        None if it.amount_cents is None else it.amount_cents / 100,
        None if it.year_cents is None else it.year_cents / 100,
        it.days,
        it.addresses,
        "ja" if it.reversible_only else "nee",
        ", ".join(name for _id, name in bounds.advisers),
        it.valid_from.isoformat(),
        it.valid_until.isoformat() if it.valid_until else "",
        it.ended_at.date().isoformat() if it.ended_at else "",
        it.version,
        it.parent_id,
        it.legal_url,
        it.objection,
        url_for("mandates.detail", mandate_id=it.id, _external=True),
    ]
