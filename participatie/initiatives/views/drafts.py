"""Writing a new initiative, step by step. Nobody has to sign in before the last one."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.accounts import services as accounts
from participatie.accounts.models import Purpose
from participatie.accounts.session import expect_code
from participatie.initiatives import queries, services, similar
from participatie.initiatives.forms import EditForm, PhotoForm, PlainForm, SenderForm
from participatie.initiatives.models import Initiative
from participatie.initiatives.steps import after, endpoint, list_steps, url_of_draft
from participatie.initiatives.views.blueprint import bp
from participatie.initiatives.views.detail import feature_of
from participatie.initiatives.views.filling import (
    area_of_visitor,
    chosen_spot,
    kept_photo,
    place_form,
    place_map,
    remember_area,
    theme_form,
    wanted_needs,
    written_text,
)
from participatie.initiatives.views.similar import similar_views
from participatie.kernel import limits
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page, remember_draft
from participatie.subjects.queries import find_theme, list_photos
from participatie.subjects.urls import url_of


def step_page(step: str, initiative: Initiative | None, **values: object) -> Answer:
    """The page of one step, with the row of steps above it."""
    return page(f"initiatives/{step}.html", 200, steps=list_steps(initiative, step), initiative=initiative, **values)


def next_step(initiative: Initiative, step: str) -> Answer:
    """On to the step after this one."""
    return redirect(url_for(endpoint(after(step)), key=initiative.draft_key))


@bp.route("/nieuw", methods=["GET", "POST"])
@public
@limits.writing
def new() -> Answer:
    """The first step of a new initiative; the draft begins when it is sent."""
    form = place_form()
    if form.validate_on_submit():
        with form.reporting():
            spot = chosen_spot(form)
            initiative = services.begin_draft(actor(), spot.geometry, spot.name)
            remember_draft(initiative.draft_key or "")
            remember_area(initiative)
            return next_step(initiative, "place")
    drafts = [(draft.subject.title, url_of_draft(draft)) for draft in queries.list_open_drafts(actor())]
    return step_page("place", None, form=form, map=place_map(None, area_of_visitor()), drafts=drafts)


@bp.route("/nieuw/<key>/plek", methods=["GET", "POST"])
@public
def draft_place(key: str) -> Answer:
    """Where it is, once more."""
    initiative = queries.get_draft(actor(), key)
    form = place_form(initiative)
    if form.validate_on_submit():
        with form.reporting():
            spot = chosen_spot(form)
            services.set_place(actor(), initiative, spot.geometry, spot.name)
            return next_step(initiative, "place")
    return step_page("place", initiative, form=form, map=place_map(initiative))


@bp.route("/nieuw/<key>/verhaal", methods=["GET", "POST"])
@public
def draft_story(key: str) -> Answer:
    """What it is and why it matters."""
    initiative = queries.get_draft(actor(), key)
    subject, version = initiative.subject, initiative.version
    form = EditForm(title=subject.title, lead=subject.lead, story=initiative.story, why=initiative.why, version=version)
    if form.validate_on_submit():
        with form.reporting():
            services.save_draft_text(actor(), initiative, written_text(form), form.version.data)
            return next_step(initiative, "story")
    return step_page("story", initiative, form=form)


@bp.route("/nieuw/<key>/thema", methods=["GET", "POST"])
@public
def draft_theme(key: str) -> Answer:
    """What it is about and what is needed."""
    initiative = queries.get_draft(actor(), key)
    form = theme_form(initiative)
    if form.grows():
        return step_page("theme", initiative, form=form)
    if form.validate_on_submit() and (theme := find_theme(form.theme.data)):
        with form.reporting():
            services.set_theme(actor(), initiative, theme)
            services.set_needs(actor(), initiative, wanted_needs(form))
            return next_step(initiative, "theme")
    return step_page("theme", initiative, form=form, similar=similar_views(similar.find(actor(), initiative)))


@bp.route("/nieuw/<key>/fotos", methods=["GET", "POST"])
@public
@limits.photo
def draft_photos(key: str) -> Answer:
    """Photos, one at a time, with what is on it. Without a new one the form goes on to the next step."""
    initiative = queries.get_draft(actor(), key)
    form = PhotoForm()
    if form.validate_on_submit():
        with form.reporting():
            if not form.photos.data:
                return next_step(initiative, "photos")
            services.add_photo(actor(), initiative, kept_photo(form), form.alt.data)
            flash(_("Je foto staat erbij. Nog een foto? Kies hem hieronder. Anders ga je verder."), "success")
            return redirect(url_for(endpoint("photos"), key=key))
    return step_page("photos", initiative, form=form, photos=list_photos(initiative.id))


@bp.post("/nieuw/<key>/fotos/weg")
@public
def drop_draft_photo(key: str) -> Answer:
    """Take a photo out of the draft."""
    initiative = queries.get_draft(actor(), key)
    services.remove_photo(actor(), initiative, request.form.get("photo", 0, type=int))
    return redirect(url_for(endpoint("photos"), key=key))


@bp.route("/nieuw/<key>/nakijken", methods=["GET", "POST"])
@public
@limits.writing
@limits.confirming_mail
def draft_check(key: str) -> Answer:
    """Look once more and place it."""
    initiative = queries.get_draft(actor(), key)
    form = PlainForm() if actor().is_signed_in else SenderForm()
    if form.validate_on_submit():
        with form.reporting():
            return place(initiative, key, form)
    feature, alike = feature_of(initiative.subject), similar_views(similar.find(actor(), initiative))
    return step_page("check", initiative, form=form, photos=list_photos(initiative.id), feature=feature, similar=alike)


def place(initiative: Initiative, key: str, form: PlainForm | SenderForm) -> Answer:
    """On the map at once, or by the link in a mail for who is not signed in."""
    if actor().is_signed_in:
        services.place_draft(actor(), initiative)
        flash(_("Je initiatief staat op de kaart."), "success")
        return redirect(url_of(initiative.subject))
    services.refuse_incomplete(initiative)
    way_back = url_for("initiatives.placed", key=key)
    accounts.send_code(form.email.data, Purpose.PLACE, draft_key=key, next_path=way_back)
    return redirect(expect_code(form.email.data, Purpose.PLACE, key))


@bp.get("/nieuw/<key>/geplaatst")
@public
def placed(key: str) -> Answer:
    """Where the link in the mail ends: at the initiative, or at the step that still misses something."""
    initiative = queries.find_by_draft_key(key)
    if initiative is None or initiative.subject.creator_id != actor().id:
        raise NotFound
    if initiative.is_draft:
        return redirect(url_for(endpoint("check"), key=key))
    flash(_("Je initiatief staat op de kaart."), "success")
    return redirect(url_of(initiative.subject))
