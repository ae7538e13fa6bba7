"""The printed plan with slips, and the answers to slips on paper."""

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel import limits
from participatie.kernel.errors import Refused
from participatie.kernel.i18n import chosen_language
from participatie.kernel.pdf import Plain, breakable
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.templating import day
from participatie.kernel.web import Answer, page
from participatie.places.geometry import BaseGeometry
from participatie.places.ground import ground_around, maker_of_ground
from participatie.site.queries import site_facts
from participatie.streets import queries, services
from participatie.streets.models import WISH, DocumentKind, StreetPlan
from participatie.streets.services.sheets import (
    Sheet,
    Street,
    box_of_paper,
    count_sheets,
    draw_overview,
    draw_sheets,
    legend_of,
)
from participatie.streets.views.blueprint import bp
from participatie.streets.views.documents import sent_to
from participatie.streets.views.recording import own_plan

MOST_SLIPS = 200


def perimeter_of(plan: StreetPlan) -> BaseGeometry:
    """Where the plan is, which paper cannot do without."""
    if plan.subject.geometry is None:
        raise Refused(_("Dit plan heeft nog geen plek op de kaart."))
    return plan.subject.geometry


def sheet_count(perimeter: BaseGeometry) -> int:
    """How many sheets the street takes, or a sentence when it is too long for paper."""
    try:
        return count_sheets(perimeter)
    except ValueError as error:
        raise Refused(_("Deze straat is te groot voor papier: het worden %(n)s bladen.", n=error.args[0])) from error


def street_of(plan: StreetPlan) -> Street:
    """What is drawn: the newest version that everybody can see, on the ground of the base map."""
    perimeter, newest = perimeter_of(plan), queries.find_newest(plan.id)
    sheet_count(perimeter)
    elements = queries.list_elements_of(newest.id) if newest else []
    addresses, spots = queries.list_plan_addresses(plan.id), queries.list_spots(plan.id)
    return Street(perimeter, elements, addresses, spots, ground_around(box_of_paper(perimeter)))


def slip_numbers() -> list[str]:
    """The numbers on the slips that are asked for: how many, from which one on."""
    first = max(1, min(request.form.get("vanaf", 1, type=int), 99_000))
    count = max(0, min(request.form.get("strookjes", 4, type=int), MOST_SLIPS))
    return [f"{number:04}" for number in range(first, first + count)]


def sheet_words() -> dict[str, Plain]:
    """The fixed words on the sheets and slips, in the language of who prints them."""
    return {
        "bar": _("Maatstreep: deze streep is 5 centimeter, dat is 10 meter in het echt."),
        "metres": _("10 meter"),
        "sheet": _("blad {n}"),
        "sheet_of": _("Blad {n} van {all}. Schaal 1:200 op A3: print zonder verkleinen."),
        "spots": _("De plekken op de kaart"),
        "overview": _("De hele straat. Zoveel bladen:"),
        "none": _("Er zijn nog geen genummerde plekken."),
        "slip": _("Strookje"),
        "place": _("Plek op de kaart:"),
        "what": _("Wat wil je? Of wat valt je op?"),
        "why": _("Waarom?"),
        "call": _("Bel mij terug"),
        "phone": _("Telefoonnummer:"),
        "only": _("Alleen de ontwerper ziet je nummer. Na het bellen gooien we het weg."),
        "everybody": _("Iedereen kan lezen wat je hierboven schrijft: geen namen, huisnummers of telefoonnummers."),
        "keep": _("Bewaar het nummer {number}: daarmee vind je het antwoord terug."),
    }


def printed(plan: StreetPlan, street: Street, sheets: list[Sheet]) -> dict[str, Plain]:
    """The values for the template of the printed plan."""
    newest = queries.find_newest(plan.id)
    return {
        "title": plan.subject.title,
        "project": plan.subject.title,
        "sender": site_facts().name,
        "version": f"{newest.title}." if newest else "",
        "how": _("Schrijf op een strookje het nummer van de plek, wat je wilt en waarom."),
        "until": _("Inleveren: %(day)s", day=day(plan.round_ends_on)) if plan.round_ends_on else "",
        "language": chosen_language(),
        "ground": _("Ondergrond: %(maker)s", maker=maker_of_ground()) if street.ground and maker_of_ground() else "",
        "words": sheet_words(),
        "legend": [[fill, labels] for fill, labels in legend_of(street)],
        "spots": [[spot.number, breakable(spot.label)] for spot in street.spots],
        "slips": list(slip_numbers()),
        "sheets": [
            {
                "picture": f"sheet-{n}.svg",
                "alt": _(
                    "Kaart van de straat, blad %(n)s. Plekken: %(spots)s.", n=n, spots=", ".join(map(str, sheet.spots)) or "-"
                ),
            }
            for n, sheet in enumerate(sheets, 1)
        ],
    }


@bp.get("/<int:subject_id>/papier")
@signed_in
def paper(subject_id: int) -> Answer:
    """What can be printed, and how many sheets it takes."""
    plan = own_plan(subject_id)
    count, next_slip = sheet_count(perimeter_of(plan)), queries.count_slips(actor(), plan.id) + 1
    return page("streets/paper.html", plan=plan, sheet_count=count, spots=queries.list_spots(plan.id), next_slip=next_slip)


@bp.post("/<int:subject_id>/papier.pdf")
@signed_in
@limits.document
def paper_pdf(subject_id: int) -> Response:
    """The plan on A3 at 1:200, with slips."""
    plan = own_plan(subject_id)
    street = street_of(plan)
    sheets = draw_sheets(street)
    pictures = {f"sheet-{n}.svg": sheet.svg for n, sheet in enumerate(sheets, 1)}
    pictures["overview.svg"] = draw_overview(street)
    name = _("Op papier: %(title)s", title=plan.subject.title)
    return sent_to(services.ask_document(plan, DocumentKind.SHEETS, name, printed(plan, street, sheets), pictures))


@bp.post("/<int:subject_id>/strookjes.pdf")
@signed_in
@limits.document
def answers_pdf(subject_id: int) -> Response:
    """What was answered to each slip, by its number."""
    plan = own_plan(subject_id)
    lines: list[Plain] = [
        [
            it.slip_number,
            breakable(it.subject.title),
            str(WISH.state(it.verdict).label),
            breakable(it.replies[-1].body) if it.replies else "",
        ]
        for it in queries.list_public_slips(plan.id)
    ]
    lead = _("Zoek het nummer van je strookje. Achter elk nummer staat wat je schreef en wat de ontwerper antwoordde.")
    title = _("Antwoorden op strookjes: %(title)s", title=plan.subject.title)
    values: dict[str, Plain] = {
        "title": title,
        "lead": lead,
        "sender": site_facts().name,
        "lines": lines,
        "language": chosen_language(),
        "words": {"none": _("Er zijn nog geen strookjes."), "slip": _("Strookje")},
    }
    return sent_to(services.ask_document(plan, DocumentKind.ANSWERS, title, values))
