"""What can still change and what cannot: the editor of the designers, and how the page of the plan shows it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, url_for
from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from participatie.kernel import limits
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.places.geometry import ANYWHERE, parse_geojson, to_geojson
from participatie.streets import queries, services
from participatie.streets.forms.bounds import KIND_LABELS, PARTS, BoundsForm
from participatie.streets.models import BoundKind, Firmness, PlanBound, Round, StreetPlan
from participatie.streets.services.plans import Bound
from participatie.streets.views.blueprint import bp
from participatie.streets.views.bound_layer import SIGNS, TITLES, TONES, BoundLayer, icon_of, layer_of
from participatie.streets.views.making import draw_map, own_plan

GROUPS = (
    (Firmness.OPEN, _l("Hier mag je alles over zeggen.")),
    (Firmness.SOFT, _l("Het kan, maar dan moet er iets tegenover staan.")),
    (Firmness.HARD, _l("Dit verandert niet. Wel lees je waarom.")),
)


@dataclass(frozen=True)
class BoundView:
    """One bound as the page shows it."""

    title: str
    reason: str
    source: str
    kind: str
    icon: str
    has_place: bool
    room: str


@dataclass(frozen=True)
class BoundGroup:
    """Bounds that are equally fixed."""

    firmness: str
    title: str
    hint: str
    icon: str
    tone: str
    bounds: list[BoundView]


@dataclass(frozen=True)
class BoundsView:
    """All bounds of a plan: in groups, and those that have a place as a layer of the map."""

    groups: list[BoundGroup]
    layer: BoundLayer


def bounds_of(plan: StreetPlan) -> BoundsView:
    """What the page of a plan shows of its bounds. One statement."""
    standing = queries.list_bounds(plan.id)
    return BoundsView(groups_of(standing), layer_of(standing))


def groups_of(standing: Sequence[PlanBound]) -> list[BoundGroup]:
    """What can change first, what is fixed last; empty groups are left out."""
    groups = [
        BoundGroup(
            firmness.value,
            str(TITLES[firmness]),
            str(hint),
            SIGNS[firmness],
            TONES[firmness],
            [_view(bound) for bound in standing if bound.firmness == firmness],
        )
        for firmness, hint in GROUPS
    ]
    return [group for group in groups if group.bounds]


def _view(bound: PlanBound) -> BoundView:
    kind = BoundKind(bound.kind) if bound.kind in set(BoundKind) else BoundKind.OTHER
    label = str(KIND_LABELS[kind]) if kind is not BoundKind.OTHER else ""
    return BoundView(bound.title, bound.reason, bound.source, label, icon_of(bound), bound.geometry is not None, _room(bound))


def _room(bound: PlanBound) -> str:
    return _("%(m)s meter vrij", m=format_decimal(bound.width_cm / 100)) if bound.width_cm else ""


@bp.route("/<int:subject_id>/kaders", methods=["GET", "POST"])
@signed_in
@limits.writing
def bounds(subject_id: int) -> Answer:
    """Write down what can still change and what cannot."""
    plan = own_plan(subject_id)
    form = bounds_form(queries.list_bounds(plan.id))
    if form.rearranges():
        return bounds_page(plan, form)
    if form.validate_on_submit():
        with form.reporting():
            services.set_bounds(actor(), plan, [bound_of(row) for row in form.rows()], form.version.data)
            flash(_("Opgeslagen wat vastligt."), "success")
            return redirect(url_for("streets.next_round", subject_id=plan.id))
    return bounds_page(plan, form)


def bounds_page(plan: StreetPlan, form: BoundsForm) -> Answer:
    """The editor, with the map of at most one row."""
    shown = bounds_of(plan) if plan.round is not Round.BOUNDS else None
    return page("streets/bounds.html", form=form, plan=plan, now="bounds", map=draw_map(plan), bounds=shown)


def bounds_form(standing: Sequence[PlanBound]) -> BoundsForm:
    """The form with the bounds that stand now."""
    values: dict[str, object] = {"version": services.mark_of(standing)}
    for n, bound in enumerate(standing):
        values |= {f"{part}_{n}": getattr(bound, part) for part in PARTS if part not in ("geometry", "width_cm")}
        values[f"width_cm_{n}"] = str(bound.width_cm or "")
        values[f"geometry_{n}"] = _as_text(bound)
    return BoundsForm(**values)


def _as_text(bound: PlanBound) -> str:
    return json.dumps(to_geojson(bound.geometry)) if bound.geometry is not None else ""


def bound_of(row: dict[str, str]) -> Bound:
    """One row as the service takes it. A place that is none is refused at the row."""
    geometry = parse_geojson(row["geometry"], allowed=ANYWHERE) if row["geometry"].strip() else None
    width_cm = int(row["width_cm"]) if row["width_cm"] else None
    kind, firmness = BoundKind(row["kind"]), Firmness(row["firmness"])
    return Bound(kind, firmness, row["title"], row["reason"], row["source"], geometry, width_cm)
