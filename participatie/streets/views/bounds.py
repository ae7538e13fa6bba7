"""What can still change and what cannot: the editor of the designers, and how the page of the plan shows it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, url_for
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
from participatie.streets.views.making import draw_map, own_plan, perimeter_feature

ICONS = {
    BoundKind.PIPES: "route",
    BoundKind.CABLES: "bolt",
    BoundKind.EMERGENCY: "shield-check",
    BoundKind.PARKING: "parking",
    BoundKind.TREES: "trees",
    BoundKind.BUDGET: "scale",
    BoundKind.OTHER: "info-circle",
}
TONES = {Firmness.OPEN: "leaf", Firmness.SOFT: "sun", Firmness.HARD: "brick"}
GROUPS = (
    (Firmness.OPEN, _l("Dit kan nog anders"), _l("Hier mag je alles over zeggen."), "edit"),
    (Firmness.SOFT, _l("Alleen met een goede reden"), _l("Het kan, maar dan moet er iets tegenover staan."), "scale"),
    (Firmness.HARD, _l("Dit ligt vast"), _l("Dit verandert niet. Wel lees je waarom."), "lock"),
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
    """All bounds of a plan: in groups, and where they lie."""

    groups: list[BoundGroup]
    features: dict[str, object] | None


def bounds_of(plan: StreetPlan) -> BoundsView:
    """What the page of a plan shows of its bounds. One statement."""
    standing = queries.list_bounds(plan.id)
    return BoundsView(groups_of(standing), features_of(plan, standing))


def groups_of(standing: Sequence[PlanBound]) -> list[BoundGroup]:
    """What can change first, what is fixed last; empty groups are left out."""
    groups = [
        BoundGroup(
            firmness.value,
            str(title),
            str(hint),
            icon,
            TONES[firmness],
            [_view(bound) for bound in standing if bound.firmness == firmness],
        )
        for firmness, title, hint, icon in GROUPS
    ]
    return [group for group in groups if group.bounds]


def features_of(plan: StreetPlan, standing: Sequence[PlanBound]) -> dict[str, object] | None:
    """The bounds that have a place, over the border of the plan; nothing when none has."""
    features = [
        {
            "type": "Feature",
            "id": f"bound-{bound.id}",
            "properties": {
                "kind": "bound",
                "title": bound.title,
                "icon": _icon(bound),
                "tone": TONES.get(Firmness(bound.firmness), "river"),
            },
            "geometry": to_geojson(bound.geometry),
        }
        for bound in standing
        if bound.geometry is not None
    ]
    return {"type": "FeatureCollection", "features": [perimeter_feature(plan), *features]} if features else None


def _icon(bound: PlanBound) -> str:
    return ICONS[BoundKind(bound.kind)] if bound.kind in set(BoundKind) else ICONS[BoundKind.OTHER]


def _view(bound: PlanBound) -> BoundView:
    kind = BoundKind(bound.kind) if bound.kind in set(BoundKind) else BoundKind.OTHER
    label = str(KIND_LABELS[kind]) if kind is not BoundKind.OTHER else ""
    return BoundView(bound.title, bound.reason, bound.source, label, _icon(bound), bound.geometry is not None)


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
            flash(_("De kaders zijn opgeslagen."), "success")
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
        values |= {f"{part}_{n}": getattr(bound, part) for part in PARTS if part != "geometry"}
        values[f"geometry_{n}"] = _as_text(bound)
    return BoundsForm(**values)


def _as_text(bound: PlanBound) -> str:
    return json.dumps(to_geojson(bound.geometry)) if bound.geometry is not None else ""


def bound_of(row: dict[str, str]) -> Bound:
    """One row as the service takes it. A place that is none is refused at the row."""
    geometry = parse_geojson(row["geometry"], allowed=ANYWHERE) if row["geometry"].strip() else None
    return Bound(BoundKind(row["kind"]), Firmness(row["firmness"]), row["title"], row["reason"], row["source"], geometry)
