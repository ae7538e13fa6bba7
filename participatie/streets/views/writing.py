"""The forms for a wish and a remark filled with what is known, and the map beside them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from flask import request
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.kernel.routes import actor
from participatie.places.geometry import Box, to_geojson
from participatie.streets import queries
from participatie.streets.forms.contributions import (
    ChosenPlaceForm,
    MoveForm,
    PlaceForm,
    RemarkByMailForm,
    RemarkForm,
    RemarkText,
    WishByMailForm,
    WishForm,
    WishText,
)
from participatie.streets.models import Contribution, PlanVersion, StreetPlan, sort_of
from participatie.streets.placing import WHOLE_STREET, Ground, Said, Spot, Unclear
from participatie.streets.services.contributions import Wording
from participatie.streets.services.recording import Where

AnyForm = TypeVar("AnyForm", bound=PlaceForm)

AROUND_M = 40.0
NEARBY_M = 60.0


@dataclass(frozen=True)
class PlaceMap:
    """What the map in the form shows: the box one may look around in, the box on which it opens, and the street."""

    bounds: list[float]
    view: list[float]
    outline: Mapping[str, object]


def ground_of(plan: StreetPlan, version: PlanVersion | None) -> Ground:
    """All that can be named in the street of a plan."""
    elements = queries.list_element_rows(version.id) if version is not None else []
    return Ground(plan, queries.list_plan_addresses(plan.id), elements)


def wish_form(ground: Ground) -> WishForm:
    """The form for a wish, for this visitor."""
    return _offering(WishForm() if actor().is_signed_in else WishByMailForm(), ground)


def remark_form(ground: Ground) -> RemarkForm:
    """The form for a remark, for this visitor."""
    return _offering(RemarkForm() if actor().is_signed_in else RemarkByMailForm(), ground)


def _offering(form: AnyForm, ground: Ground) -> AnyForm:
    offer_places(form, ground)
    asked = request.args.get("onderdeel", "")
    if not form.is_submitted() and any(element.key == asked for element in ground.elements):
        form.element.data = asked
    return form


def offer_places(form: ChosenPlaceForm, ground: Ground) -> None:
    """Let choose from the parts of the street and the things in it."""
    form.part.choices = [SelectChoice("", _("Kies een deel")), *(SelectChoice(part.key, part.label) for part in ground.parts)]
    grouped = {"": [SelectChoice("", _("Kies uit de lijst"))]}
    for element in ground.elements:
        heading = str(sort_of(element.kind).label)
        grouped.setdefault(heading, []).append(SelectChoice(element.key, ground.name_of(element)))
    form.element.choices = grouped if len(grouped) > 1 else grouped[""]


def place_without_house(form: ChosenPlaceForm, ground: Ground) -> Where:
    """The place that was chosen, or the whole street; its words name the street and no house."""
    said = (form.geometry.data or "", form.element.data or "", "", form.part.data or WHOLE_STREET)
    spot = ground.spot_of(Said(*said))
    if spot.element is not None:
        name = spot.element.label or str(sort_of(spot.element.kind).label)
        return Where(spot.geometry, name, spot.element.key)
    return Where(spot.geometry, (ground.street_by(spot.geometry) if said[0] else spot.label))


def move_form(ground: Ground, contribution: Contribution) -> MoveForm:
    """The form for another place, with the one that stands now."""
    form = _offering(MoveForm(version=contribution.version, geometry=drawn_text(contribution)), ground)
    if form.is_submitted():
        form.prefer_words_to(drawn_text(contribution))
    return form


def drawn_text(contribution: Contribution) -> str:
    """Where it is now, as the map in a form writes it."""
    return json.dumps(to_geojson(contribution.subject.geometry)) if contribution.subject.geometry is not None else ""


def chosen_spot(form: PlaceForm, ground: Ground) -> Spot:
    """The place that this form says."""
    try:
        return ground.spot_of(Said(form.geometry.data or "", form.element.data or "", form.meant, form.part.data or ""))
    except Unclear as unclear:
        form.offer(unclear.labels)
        raise


def written(form: WishText | RemarkText, place_label: str = "", element_kind: str = "") -> Wording:
    """What was typed."""
    return Wording(
        title=form.title.data,
        body=form.body.data,
        why=form.why.data,
        for_whom=form.for_whom.data if isinstance(form, WishText) else "",
        element_kind=form.element_kind.data if isinstance(form, WishText) else element_kind,
        place_label=place_label[:120],
    )


def place_map(plan: StreetPlan, ground: Ground, near: Contribution | None = None) -> PlaceMap:
    """The map of the street; it opens near a thing that was chosen, or near the wish that was placed before."""
    street, ring = plan.subject.geometry, plan.ring
    view = Box.of(street if street is not None else ring).widened(AROUND_M / 4)
    asked = next((element for element in ground.elements if element.key == request.args.get("onderdeel")), None)
    if asked is not None:
        view = Box.of(asked.geometry).widened(NEARBY_M)
    elif near is not None and near.subject.box is not None:
        view = near.subject.box.widened(NEARBY_M)
    lines = [("ring", ring), ("street", street)]
    outline = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {"zone": name}, "geometry": to_geojson(geometry)}
            for name, geometry in lines
            if geometry is not None
        ],
    }
    return PlaceMap(Box.of(ring).as_list(), view.as_list(), outline)


def text_of(form: WishText | RemarkText) -> str:
    """All that was typed as one text, to put in a conversation."""
    parts = [form.title.data, form.body.data, form.why.data]
    return "\n\n".join(part for part in parts if part)
