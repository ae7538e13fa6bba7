"""Numbered spots for the printed plan."""

from collections import Counter

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields import SelectChoice

from participatie.kernel import limits
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.places.geometry import to_geojson
from participatie.streets import queries, services
from participatie.streets.forms.paper import SpotForm, SpotsForm
from participatie.streets.models import PlanSpot, StreetPlan, sort_of
from participatie.streets.views.blueprint import bp
from participatie.streets.views.recording import own_plan


def offer_element_kinds(form: SpotsForm, plan: StreetPlan) -> None:
    """Let choose among the kinds in the newest version, with how many there are."""
    newest = queries.find_newest(plan.id)
    counted = Counter(sort_of(element.kind).kind for element in queries.list_elements_of(newest.id)) if newest else Counter()
    form.kinds.choices = [SelectChoice(kind.value, f"{sort_of(kind).label} ({n})") for kind, n in sorted(counted.items())]


def spot_features(spots: list[PlanSpot]) -> dict[str, object]:
    """The spots on the map of the page."""
    features = [
        {
            "type": "Feature",
            "id": spot.id,
            "properties": {"kind": "spot", "icon": "map-pin", "tone": "river", "title": f"{spot.number}. {spot.label}"},
            "geometry": to_geojson(spot.geometry),
        }
        for spot in spots
        if spot.geometry is not None
    ]
    return {"type": "FeatureCollection", "features": features}


@bp.route("/<int:subject_id>/plekken", methods=["GET", "POST"])
@signed_in
@limits.writing
def spots(subject_id: int) -> Answer:
    """The spots of a plan, and adding more."""
    plan = own_plan(subject_id)
    form = SpotsForm()
    offer_element_kinds(form, plan)
    if form.validate_on_submit():
        with form.reporting():
            n = services.add_spots(actor(), plan, form.kinds.data or [], form.every_m.data)
            flash(ngettext("Er is %(num)d plek bij.", "Er zijn %(num)d plekken bij.", n), "success")
            return redirect(url_for("streets.spots", subject_id=plan.id))
    found = list(queries.list_spots(plan.id))
    return page("streets/spots.html", plan=plan, form=form, spots=found, features=spot_features(found))


@bp.route("/<int:subject_id>/plekken/<int:spot_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def label_spot(subject_id: int, spot_id: int) -> Answer:
    """Say differently what is at a spot."""
    plan = own_plan(subject_id)
    spot = queries.get_spot(plan.id, spot_id)
    form = SpotForm(obj=spot)
    if form.validate_on_submit():
        with form.reporting():
            services.label_spot(actor(), plan, spot, form.label.data)
            return redirect(url_for("streets.spots", subject_id=plan.id, _anchor=f"plek-{spot.number}"))
    return page("streets/label_spot.html", plan=plan, form=form, spot=spot)


@bp.post("/<int:subject_id>/plekken/<int:spot_id>/weg")
@signed_in
@limits.writing
def remove_spot(subject_id: int, spot_id: int) -> Answer:
    """Take a spot away."""
    plan = own_plan(subject_id)
    spot = queries.get_spot(plan.id, spot_id)
    services.remove_spot(actor(), plan, spot)
    flash(_("Plek %(n)s is weg. De andere houden hun nummer.", n=spot.number), "success")
    return redirect(url_for("streets.spots", subject_id=plan.id))
