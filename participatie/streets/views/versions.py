"""Pages of one version that everybody sees: the drawing, all elements as a table, one element, and both as files."""

import gzip
from dataclasses import dataclass

from flask import Response, abort, json, request, url_for

from participatie.kernel.routes import actor, page_number, public
from participatie.kernel.web import Answer, page
from participatie.places.geojson import JsonObject
from participatie.streets import queries
from participatie.streets.balance import sizes_of
from participatie.streets.models import REMARK, SORTS, WISH, Element, PlanVersion, StreetPlan, Unit, Verdict, sort_of
from participatie.streets.placing import Ground
from participatie.streets.sheets import elements_document, elements_table
from participatie.streets.views.blueprint import bp
from participatie.streets.views.bound_layer import layer_of
from participatie.streets.views.changed import changed_by, mine_first
from participatie.streets.views.showing import amount, can_say, drawing_of, money, name_of, remark_url
from participatie.streets.views.thanks import ThanksLine, thanks_by_key
from participatie.subjects.urls import url_of


@dataclass(frozen=True)
class ElementRow:
    """One element in words."""

    key: str
    name: str
    where: str
    kind: str
    icon: str
    amount: str
    cost: str
    upkeep: str
    remarks: int
    thanks: list[ThanksLine]
    url: str
    say_url: str


def element_rows(plan: StreetPlan, version: PlanVersion, elements: list[Element]) -> list[ElementRow]:
    """Elements in words, with what was said about them; no house number beside the name of somebody who is thanked."""
    thanks = thanks_by_key(plan, 0, version.number) if version.number else {}
    remarks = queries.count_remarks_by_element(actor(), version)
    say = remark_url(plan, version) if can_say(plan, version) else ""
    ground = Ground(plan, queries.list_plan_addresses(plan.id), [])
    rows = []
    for element, size in zip(elements, sizes_of(elements), strict=True):
        sort = sort_of(element.kind)
        rows.append(
            ElementRow(
                key=element.key,
                name=name_of(element),
                where=ground.by(element.geometry) if sort.unit is Unit.PIECE and element.key not in thanks else "",
                kind=str(sort.label),
                icon=sort.icon,
                amount=amount(sort.unit, size),
                cost=money(round(size * element.unit_cost_cents)) if element.unit_cost_cents else "",
                upkeep=money(round(size * element.upkeep_cents)) if element.upkeep_cents else "",
                remarks=remarks.get(element.key, 0),
                thanks=thanks.get(element.key, []),
                url=url_for("streets.element", subject_id=plan.id, version_id=version.id, key=element.key),
                say_url=f"{say}?onderdeel={element.key}" if say else "",
            )
        )
    return rows


@bp.get("/<int:subject_id>/versies/<int:number>")
@public
def version(subject_id: int, number: int) -> Answer:
    """One version that is online: its drawing, what it changes, and its figures."""
    plan = queries.get_plan(actor(), subject_id)
    versions = queries.list_versions(actor(), plan)
    shown = next((one for one in versions if one.number == number and one.is_published), None)
    if shown is None:
        abort(404)
    return page(
        "streets/version.html",
        plan=plan,
        version=shown,
        drawing=drawing_of(plan, versions, layer_of(queries.list_bounds(plan.id)), shown),
        changed=changed_by(plan, [one for one in versions if one.is_published], shown),
        mine=mine_first(plan, shown),
        verdict_labels={verdict: WISH.state(verdict) for verdict in Verdict},
        say_url=remark_url(plan, shown) if can_say(plan, shown) else "",
        url=url_for("streets.version", subject_id=plan.id, number=number, _external=True),
    )


@bp.get("/<int:subject_id>/versies/<int:version_id>/onderdelen")
@public
def elements(subject_id: int, version_id: int) -> Answer:
    """All elements of a version as a table: the equal of the map."""
    plan = queries.get_plan(actor(), subject_id)
    shown = queries.get_version(actor(), plan, version_id)
    kind = request.args.get("soort", "")
    kind = kind if kind in SORTS else ""
    found, pages = queries.page_elements(shown.id, kind, page_number())
    return page(
        "streets/elements.html",
        plan=plan,
        version=shown,
        plan_url=url_of(plan.subject),
        rows=element_rows(plan, shown, list(found)),
        kinds=[(sort.kind, str(sort.label)) for sort in SORTS.values() if sort.kind in (shown.totals or {})],
        kind=kind,
        number=min(page_number(), pages),
        pages=pages,
    )


@bp.get("/<int:subject_id>/versies/<int:version_id>/onderdelen/<string(maxlength=24):key>")
@public
def element(subject_id: int, version_id: int, key: str) -> Answer:
    """One element: what it is, what it costs, thanks to whom, and what people say about it."""
    plan = queries.get_plan(actor(), subject_id)
    shown = queries.get_version(actor(), plan, version_id)
    (row,) = element_rows(plan, shown, [queries.get_element(shown.id, key)])
    remarks = queries.list_remarks_on(actor(), shown, key)
    said = [(remark.number, remark.subject.title, url_of(remark.subject), REMARK.state(remark.verdict)) for remark in remarks]
    return page("streets/element.html", plan=plan, version=shown, plan_url=url_of(plan.subject), row=row, said=said)


@bp.get("/<int:subject_id>/versies/<int:version_id>/onderdelen.geojson")
@public
def elements_geojson(subject_id: int, version_id: int) -> Response:
    """The elements of a version for maps and designers, once and small."""
    plan = queries.get_plan(actor(), subject_id)
    shown = queries.get_version(actor(), plan, version_id)
    thanks = thanks_by_key(plan, 0, shown.number) if shown.number else {}
    notes: dict[str, JsonObject] = {
        key: {"thanks": [{"text": line.text, "url": line.url} for line in lines]} for key, lines in thanks.items()
    }
    document = elements_document(queries.list_elements(shown.id), notes)
    return _small({**document, "revision": shown.revision})


@bp.get("/<int:subject_id>/versies/<int:version_id>/onderdelen.csv")
@public
def elements_csv(subject_id: int, version_id: int) -> Response:
    """The elements of a version for spreadsheets."""
    plan = queries.get_plan(actor(), subject_id)
    shown = queries.get_version(actor(), plan, version_id)
    response = Response("\ufeff" + elements_table(queries.list_elements(shown.id)), mimetype="text/csv")
    name = f"straatplan-{plan.id}-versie-{shown.number if shown.number is not None else 'concept'}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _small(document: JsonObject) -> Response:
    """JSON without blanks, compressed for whoever can read that, and not sent again while it is the same."""
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False).encode()
    response = Response(text, mimetype="application/geo+json")
    response.add_etag()
    if request.accept_encodings.quality("gzip"):
        response.set_data(gzip.compress(text, 6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = "private, no-cache"
    response.make_conditional(request)
    return response
