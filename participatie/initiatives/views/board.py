"""Gevraagd en aangeboden: what is looked for and what is offered freely, on one page and as a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from participatie.initiatives.amounts import digits
from participatie.initiatives.forms import NEED_LABELS
from participatie.initiatives.models import NeedKind
from participatie.initiatives.presenting import NeedLine, need_line, offer_line
from participatie.initiatives.queries import board as queries
from participatie.initiatives.queries.board import Wanted, Wish
from participatie.initiatives.queries.offer_rows import OfferRow
from participatie.initiatives.views.blueprint import at_root
from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.spreadsheet import SEPARATORS, SIGNATURE, Cell, csv_line
from participatie.kernel.web import Answer, page
from participatie.places.queries import atlas
from participatie.subjects.models import Theme
from participatie.subjects.queries import list_themes
from participatie.subjects.urls import url_for_subject

PERIODS = {"week": (_l("Deze week"), 7), "maand": (_l("Deze maand"), 31)}
COLUMNS = (
    "wat", "soort", "omschrijving", "hoeveel", "waarvan", "toegezegd", "plek", "gebied", "vanaf", "tot_en_met", "wanneer",
    "van_wie", "adres",
)  # fmt: skip


@dataclass(frozen=True)
class WantedLine:
    """A need on the board, and the initiative that needs it."""

    need: NeedLine
    title: str
    url: str
    help_url: str
    place: str


@dataclass(frozen=True)
class Asked:
    """What the address asks for: as a wish, as the values of the form, and as chips that take one away."""

    wish: Wish
    values: dict[str, str]
    chosen: list[dict[str, str]]

    def address(self, endpoint: str, *, external: bool = False) -> str:
        """The same choice on another page of the board."""
        values: dict[str, Any] = {**self.values, "_external": external}
        return url_for(endpoint, **values)


def asked(themes: list[Theme]) -> Asked:
    """Read the address. What nobody knows does not narrow."""
    area = next((fact for fact in atlas().facts.values() if fact.slug == request.args.get("gebied", "")), None)
    theme = next((it for it in themes if it.slug == request.args.get("thema", "")), None)
    kind = next((it for it in NeedKind if it.value == request.args.get("soort", "")), None)
    label, days = PERIODS.get(request.args.get("wanneer", ""), ("", None))
    wish = Wish(area.path if area else "", theme.id if theme else None, kind.value if kind else "", days)
    known = {
        "gebied": (area.slug, area.name) if area else None,
        "thema": (theme.slug, theme.shown_name) if theme else None,
        "soort": (kind.value, str(NEED_LABELS[kind])) if kind else None,
        "wanneer": (request.args["wanneer"], str(label)) if days else None,
    }
    values = {name: pair[0] for name, pair in known.items() if pair}

    def without(name: str) -> str:
        kept: dict[str, Any] = {key: value for key, value in values.items() if key != name}
        return url_for("initiatives.board", **kept)

    chosen = [{"label": pair[1], "remove_url": without(name)} for name, pair in known.items() if pair]
    return Asked(wish, values, chosen)


def options(themes: list[Theme]) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in the filter."""
    known = atlas()
    areas = [(fact.slug, fact.name) for fact in sorted(known.facts.values(), key=lambda it: it.path) if fact.is_open]
    return {
        "gebied": [("", _("Overal")), *areas],
        "thema": [("", _("Alle thema's")), *((it.slug, it.shown_name) for it in themes)],
        "soort": [("", _("Alles")), *((kind.value, str(label)) for kind, label in NEED_LABELS.items())],
        "wanneer": [("", _("Maakt niet uit")), *((key, str(label)) for key, (label, _days) in PERIODS.items())],
    }


def wanted_line(row: Wanted) -> WantedLine:
    """A need as the board shows it."""
    help_url = url_for("initiatives.offer", subject_id=row.subject_id, nodig=row.need.id)
    url = url_for_subject("initiative", row.subject_id, row.title)
    return WantedLine(need_line(row.need, row.tally), row.title, url, help_url, row.area_name)


@at_root("/gevraagd")
@public
def board() -> Answer:
    """What is looked for, and what is offered, in an area."""
    themes = list(list_themes())
    ask = asked(themes)
    needs = queries.page_needs(actor(), ask.wish, page_number())
    offers = queries.page_free_offers(actor(), ask.wish, max(1, min(request.args.get("aanbod", 1, type=int), 10_000)))
    return page(
        "initiatives/board.html",
        asked=ask,
        options=options(themes),
        needs=needs,
        wanted=[wanted_line(row) for row in needs.rows],
        offers=offers,
        offered=[offer_line(row) for row in offers.rows],
        labels=NEED_LABELS,
    )


@at_root("/gevraagd.csv")
@public
def board_csv() -> Response:
    """The same as a file, with a line for each need and each free offer."""
    separator = SEPARATORS.get(request.args.get("scheiding", ""), ";")
    wish = asked(list(list_themes())).wish
    most = queries.MOST_IN_A_FILE
    lines = [
        *(need_cells(row) for row in queries.page_needs(actor(), wish, size=most).rows),
        *(offer_cells(row) for row in queries.page_free_offers(actor(), wish, size=most).rows),
    ]
    response = Response(csv_of(lines, separator), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="gevraagd-en-aangeboden.csv"'
    return response


def csv_of(lines: list[list[Cell]], separator: str) -> Iterator[str]:
    """The file, line by line."""
    yield SIGNATURE + csv_line(COLUMNS, separator)
    for cells in lines:
        yield csv_line(cells, separator)


def need_cells(row: Wanted) -> list[Cell]:
    """The cells of a need."""
    need = row.need
    url = url_for_subject("initiative", row.subject_id, row.title, external=True)
    amounts: list[Cell] = [amount_cell(need.amount_hundredths), need.unit, digits(row.tally.promised)]
    days: list[Cell] = [day_cell(need.from_on), day_cell(need.until_on), need.when_words]
    return ["gevraagd", need.kind, need.what, *amounts, need.place, row.area_name, *days, row.title, url]


def offer_cells(row: OfferRow) -> list[Cell]:
    """The cells of a free offer."""
    url = url_for("initiatives.show_offer", offer_id=row.id, _external=True)
    amounts: list[Cell] = [amount_cell(row.amount_hundredths), row.unit, ""]
    days: list[Cell] = [day_cell(row.from_on), day_cell(row.until_on), row.when_words]
    by = row.partner_name or row.by_name
    return ["aangeboden", row.kind, row.what, *amounts, row.place, row.area_name, *days, by, url]


def amount_cell(hundredths: int | None) -> str:
    """An amount as a cell, as people write it."""
    return digits(hundredths) if hundredths is not None else ""


def day_cell(day: object) -> str:
    """A day as a cell, empty for none."""
    return str(day) if day else ""
