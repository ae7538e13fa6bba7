"""What makers do with their initiative."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from wtforms.fields import SelectChoice

from participatie.initiatives import queries, services
from participatie.initiatives.forms import EditForm, MoveForm, PhotoForm
from participatie.initiatives.models import KIND, Initiative, Stage, may_follow, stage_of
from participatie.initiatives.permissions import can_edit
from participatie.initiatives.views.blueprint import bp
from participatie.initiatives.views.filling import (
    chosen_spot,
    kept_photo,
    place_form,
    place_map,
    topic_form,
    written_text,
)
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import find_theme, list_photos
from participatie.subjects.urls import url_of


def own_initiative(subject_id: int) -> Initiative:
    """The initiative, for one of its makers."""
    initiative = queries.get_initiative(actor(), subject_id)
    authorize(can_edit, actor(), initiative)
    return initiative


def saved(initiative: Initiative) -> Answer:
    """Back to the page, with a word that it was kept."""
    flash(_("Opgeslagen."), "success")
    return redirect(url_of(initiative.subject))


@bp.route("/<int:subject_id>/bewerken", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit(subject_id: int) -> Answer:
    """Write it differently."""
    initiative = own_initiative(subject_id)
    subject, version = initiative.subject, initiative.version
    form = EditForm(title=subject.title, lead=subject.lead, story=initiative.story, why=initiative.why, version=version)
    if form.validate_on_submit():
        with form.reporting():
            services.change_text(actor(), initiative, written_text(form), form.version.data)
            return saved(initiative)
    return page("initiatives/edit.html", form=form, initiative=initiative, now="text")


@bp.route("/<int:subject_id>/bewerken/plek", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit_place(subject_id: int) -> Answer:
    """Put it somewhere else."""
    initiative = own_initiative(subject_id)
    form = place_form(initiative)
    if form.validate_on_submit():
        with form.reporting():
            spot = chosen_spot(form)
            services.change_place(actor(), initiative, spot.geometry, spot.name)
            return saved(initiative)
    return page("initiatives/edit_place.html", form=form, initiative=initiative, now="place", map=place_map(initiative))


@bp.route("/<int:subject_id>/bewerken/thema", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit_theme(subject_id: int) -> Answer:
    """Say differently what it is about."""
    initiative = own_initiative(subject_id)
    form = topic_form(initiative)
    if form.validate_on_submit() and (theme := find_theme(form.theme.data)):
        with form.reporting():
            services.change_theme(actor(), initiative, theme)
            return saved(initiative)
    return page("initiatives/edit_theme.html", form=form, initiative=initiative, now="theme")


@bp.route("/<int:subject_id>/bewerken/fotos", methods=["GET", "POST"])
@signed_in
@limits.photo
def edit_photos(subject_id: int) -> Answer:
    """Add photos."""
    initiative = own_initiative(subject_id)
    form = PhotoForm()
    if form.validate_on_submit():
        with form.reporting():
            if form.photos.data:
                services.add_photo(actor(), initiative, kept_photo(form), form.alt.data)
            return redirect(url_for("initiatives.edit_photos", subject_id=subject_id))
    photos = list_photos(initiative.id)
    return page("initiatives/edit_photos.html", form=form, initiative=initiative, now="photos", photos=photos)


@bp.post("/<int:subject_id>/bewerken/fotos/weg")
@signed_in
def drop_photo(subject_id: int) -> Answer:
    """Take a photo away."""
    initiative = own_initiative(subject_id)
    services.remove_photo(actor(), initiative, request.form.get("photo", 0, type=int))
    return redirect(url_for("initiatives.edit_photos", subject_id=subject_id))


@bp.route("/<int:subject_id>/fase", methods=["GET", "POST"])
@signed_in
@limits.writing
def move(subject_id: int) -> Answer:
    """Go to another stage, with a sentence for everybody."""
    initiative = own_initiative(subject_id)
    form = MoveForm()
    form.stage.choices = [SelectChoice(s.value, KIND.state(s).label) for s in may_follow(stage_of(initiative.stage))]
    if form.validate_on_submit():
        with form.reporting():
            services.move(actor(), initiative, Stage(form.stage.data), form.sentence.data)
            return saved(initiative)
    return page("initiatives/move.html", form=form, initiative=initiative, state=KIND.state(initiative.stage))
