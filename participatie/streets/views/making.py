"""Beginning a plan, writing it differently, saying where it is, and putting it before everybody."""

from dataclasses import dataclass

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry
from wtforms.fields import SelectChoice

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.templating import number
from participatie.kernel.web import Answer, page
from participatie.partners.queries import find_partner, list_open_partners
from participatie.places.geometry import Box, to_geojson
from participatie.places.queries import atlas
from participatie.streets import queries, services
from participatie.streets.forms.plans import NewPlanForm, PerimeterForm, PlanForm, cents_of
from participatie.streets.models import Round, StreetPlan, Zone
from participatie.streets.perimeters import Unclear, perimeter_of
from participatie.streets.permissions import can_begin_plan, can_design
from participatie.streets.services.plans import PlanText
from participatie.streets.views.blueprint import bp
from participatie.subjects.models import SubjectId, Theme
from participatie.subjects.queries import find_theme, list_themes
from participatie.subjects.urls import url_of

AROUND_M = 120.0


@dataclass(frozen=True)
class DrawMap:
    """What a map to draw on shows: the box one may look around in, and the box on which it opens."""

    bounds: list[float]
    view: list[float]


def draw_map(plan: StreetPlan | None = None) -> DrawMap:
    """The map opens on the street of the plan, or else on the middle of the municipality."""
    known = atlas()
    boxes = [boundary.bounds for fact in known.children(None) if (boundary := known.boundary(fact.id)) is not None]
    wests, souths, easts, norths = zip(*(boxes or [(3.3, 50.7, 7.3, 53.6)]), strict=True)
    bounds = [min(wests), min(souths), max(easts), max(norths)]
    if plan is not None and plan.subject.geometry is not None:
        return DrawMap(bounds, Box.of(plan.subject.geometry).widened(AROUND_M).as_list())
    west, south, east, north = known.town_box() or bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    return DrawMap(bounds, Box(lon, lat, lon, lat).widened(2 * AROUND_M).as_list())


def own_plan(subject_id: int) -> StreetPlan:
    """The plan, for one of its designers."""
    plan = queries.get_plan(actor(), subject_id)
    authorize(can_design, actor(), plan)
    return plan


def offer_choices(form: PlanForm) -> None:
    """The themes and the partners to choose from."""
    form.theme.choices = [
        SelectChoice("", _("Kies een thema")),
        *(SelectChoice(str(theme.id), theme.shown_name) for theme in list_themes()),
    ]
    form.client.choices = [
        SelectChoice("", _("Nog niet bekend")),
        *(SelectChoice(str(partner.id), partner.subject.title) for partner in list_open_partners()),
    ]


def written(form: PlanForm) -> PlanText:
    """What stands in the form, as the service takes it."""
    client = find_partner(int(form.client.data)) if form.client.data else None
    return PlanText(
        title=form.title.data,
        lead=form.lead.data,
        introduction=form.introduction.data,
        ring_m=form.ring_m.data or 0,
        client_id=SubjectId(client.id) if client else None,
        budget_cents=cents_of(form.budget.data),
        works_from_on=form.works_from_on.data,
        works_until_on=form.works_until_on.data,
    )


def chosen_theme(form: PlanForm) -> Theme | None:
    """The theme in the form."""
    return find_theme(int(form.theme.data)) if form.theme.data else None


def address_counts(plan: StreetPlan) -> dict[str, int]:
    """How many addresses lie inside and in the ring: as they were copied, or for a draft as the gazetteer has them now."""
    if plan.subject.is_published:
        counted = queries.count_addresses(plan.id)
        return {zone.value: counted.get(zone, 0) for zone in Zone}
    zones = [zone for _row, zone in queries.list_addresses_of(plan)]
    return {zone.value: zones.count(zone) for zone in Zone}


@bp.route("/nieuw", methods=["GET", "POST"])
@signed_in
@limits.writing
def new() -> Answer:
    """Begin a plan; only its designers see it until it is put online."""
    authorize(can_begin_plan, actor())
    form = NewPlanForm()
    offer_choices(form)
    if form.validate_on_submit():
        with form.reporting():
            perimeter = chosen_perimeter(form)
            plan = services.begin_plan(actor(), written(form), perimeter, chosen_theme(form))
            flash(_("Je concept staat klaar. Alleen jij ziet het. Schrijf nu op wat nog anders kan en wat niet."), "success")
            return redirect(url_for("streets.bounds", subject_id=plan.id))
    return page("streets/new.html", form=form, map=draw_map())


def chosen_perimeter(form: PerimeterForm) -> BaseGeometry:
    """The place that this form says; asks back when the street can be one of several."""
    try:
        return perimeter_of(form.geometry.data or "", form.street.data, form.chosen_id, form.width_m.data or 10)
    except Unclear as unclear:
        form.offer(unclear.choices)
        raise


@bp.route("/<int:subject_id>/bewerken", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit(subject_id: int) -> Answer:
    """Write it differently."""
    plan = own_plan(subject_id)
    form = PlanForm(
        title=plan.subject.title,
        lead=plan.subject.lead,
        introduction=plan.introduction,
        theme=str(plan.subject.theme_id or ""),
        client=str(plan.client_id or ""),
        budget=number((plan.budget_cents or 0) // 100) if plan.budget_cents is not None else "",
        works_from_on=plan.works_from_on,
        works_until_on=plan.works_until_on,
        ring_m=plan.ring_m,
        version=plan.version,
    )
    offer_choices(form)
    if form.validate_on_submit():
        with form.reporting():
            services.change_plan(actor(), plan, written(form), form.version.data, chosen_theme(form))
            flash(_("Opgeslagen."), "success")
            return redirect(url_of(plan.subject))
    return page("streets/edit.html", form=form, plan=plan, now="text")


@bp.route("/<int:subject_id>/bewerken/grens", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit_perimeter(subject_id: int) -> Answer:
    """Say differently which street it is about, until wishes open."""
    plan = own_plan(subject_id)
    form = PerimeterForm()
    if form.validate_on_submit():
        with form.reporting():
            services.set_perimeter(actor(), plan, chosen_perimeter(form))
            flash(_("De grens is aangepast."), "success")
            return redirect(url_for("streets.edit_perimeter", subject_id=plan.id))
    return page(
        "streets/edit_perimeter.html",
        form=form,
        plan=plan,
        now="perimeter",
        map=draw_map(plan),
        counts=address_counts(plan),
        is_fixed=plan.round is not Round.BOUNDS,
        perimeter=perimeter_feature(plan),
    )


def perimeter_feature(plan: StreetPlan) -> dict[str, object] | None:
    """The border of the plan as the one thing on a small map."""
    if plan.subject.geometry is None:
        return None
    properties = {"kind": "street_plan", "tone": "brick", "title": plan.subject.title}
    return {"type": "Feature", "id": plan.id, "properties": properties, "geometry": to_geojson(plan.subject.geometry)}


@bp.post("/<int:subject_id>/online")
@signed_in
@limits.writing
def publish(subject_id: int) -> Answer:
    """Show the plan to everybody."""
    plan = own_plan(subject_id)
    services.publish_plan(actor(), plan)
    flash(_("Het plan staat online. Iedereen kan het lezen; nog niemand wordt iets gevraagd."), "success")
    return redirect(url_for("streets.next_round", subject_id=plan.id))
