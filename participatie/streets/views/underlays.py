"""The drawing under a draft: sent, laid on the map by three points, taken away."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.db import let_others_write
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.files import StoredFile, find_file, keep_drawing
from participatie.kernel.images import MOST_BYTES
from participatie.kernel.limits import person_or_network
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import services
from participatie.streets.forms.underlays import PlacementForm, SheetForm, filled
from participatie.streets.forms.versions import PressForm
from participatie.streets.models import PlanVersion
from participatie.streets.views.blueprint import bp
from participatie.streets.views.drafts import open_draft
from participatie.streets.views.showing import settings_of, view_of


def sheet_of(version: PlanVersion) -> StoredFile:
    """The sheet under a draft; NotFound as long as there is none."""
    stored = find_file(version.drawing_key) if version.drawing_key else None
    if stored is None:
        raise NotFound
    return stored


@bp.route("/<int:subject_id>/versies/<int:version_id>/tekening", methods=["GET", "POST"])
@signed_in
@limits.photo
def upload_sheet(subject_id: int, version_id: int) -> Answer:
    """Send a sheet."""
    plan, draft = open_draft(subject_id, version_id)
    form = SheetForm(page="1")
    if form.validate_on_submit():
        with form.reporting():
            if not form.drawing.data:
                raise Refused(_("Kies een bestand."), "drawing")
            number = int(form.page.data) if form.page.data.isascii() and form.page.data.isdigit() else 1
            let_others_write()
            stored = keep_drawing(form.drawing.data.read(MOST_BYTES + 1), number, person_or_network())
            services.set_drawing(actor(), plan, draft, stored)
            return redirect(url_for("streets.place_sheet", subject_id=plan.id, version_id=draft.id))
    return page("streets/sheet.html", form=form, plan=plan, version=draft)


@bp.route("/<int:subject_id>/versies/<int:version_id>/tekening/plaatsen", methods=["GET", "POST"])
@signed_in
def place_sheet(subject_id: int, version_id: int) -> Answer:
    """Three points on the sheet and the same three on the map."""
    plan, draft = open_draft(subject_id, version_id)
    stored = sheet_of(draft)
    form = PlacementForm(data=filled(draft.drawing_points, draft.drawing_opacity))
    if form.validate_on_submit():
        with form.reporting():
            services.place_drawing(actor(), plan, draft, stored, form.pins(), form.strength())
            flash(_("De tekening ligt op de kaart."), "success")
            return redirect(url_for("streets.draw", subject_id=plan.id, version_id=draft.id))
    settings = settings_of(plan) | {"sheet": {"width": stored.width_px, "height": stored.height_px}}
    return page("streets/place_sheet.html", form=form, plan=plan, version=draft, settings=settings, view=view_of(plan))


@bp.post("/<int:subject_id>/versies/<int:version_id>/tekening/weg")
@signed_in
def remove_sheet(subject_id: int, version_id: int) -> Answer:
    """Take the sheet away."""
    plan, draft = open_draft(subject_id, version_id)
    if PressForm().validate_on_submit():
        services.remove_drawing(actor(), plan, draft)
        flash(_("De tekening is weg."), "success")
    return redirect(url_for("streets.draw", subject_id=plan.id, version_id=draft.id))
