"""Bringing in a wish or a remark. Nobody has to sign in before it is written."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.accounts import services as accounts
from participatie.accounts.models import Purpose
from participatie.accounts.session import expect_code
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public
from participatie.kernel.web import Answer, page, remember_draft
from participatie.streets import queries, services
from participatie.streets.forms.contributions import RemarkForm, WishForm
from participatie.streets.models import SORTS, Contribution, StreetPlan
from participatie.streets.permissions import can_remark, can_take_part, can_wish
from participatie.streets.placing import Ground
from participatie.streets.services.contributions import Target
from participatie.streets.views.asked import moment_of
from participatie.streets.views.blueprint import bp
from participatie.streets.views.kept_photos import forget, keep_for_next_try, take_photo
from participatie.streets.views.strips import StripAsked, strip_asked
from participatie.streets.views.writing import (
    chosen_spot,
    ground_of,
    place_map,
    remark_form,
    text_of,
    wish_form,
    written,
)
from participatie.subjects.urls import url_of


@bp.route("/<int:subject_id>/wens", methods=["GET", "POST"])
@public
@limits.photo
@limits.writing
@limits.confirming_mail
def wish(subject_id: int) -> Answer:
    """Say what you wish in this street."""
    plan = queries.get_plan(actor(), subject_id)
    authorize(can_take_part, actor(), plan)
    ground = ground_of(plan, queries.find_newest(plan.id))
    form = wish_form(ground)
    if can_wish(actor(), plan) and _is_complete(form, ground):
        with form.reporting():
            return _send(_wished(plan, ground, form), form)
    if not can_wish(actor(), plan):
        return closed(plan, text_of(form))
    keep_for_next_try(form)
    near = _nearby(plan)
    return page("streets/wish.html", form=form, plan=plan, map=place_map(plan, ground, near), near=near, sorts=SORTS)


@bp.route("/<int:subject_id>/versies/<int:version_id>/opmerking", methods=["GET", "POST"])
@public
@limits.photo
@limits.writing
@limits.confirming_mail
def remark(subject_id: int, version_id: int) -> Answer:
    """Say what you think of something in a version."""
    plan = queries.get_plan(actor(), subject_id)
    version = queries.get_version(actor(), plan, version_id)
    authorize(can_take_part, actor(), plan)
    if not version.is_published:
        raise NotFound
    ground, strip = ground_of(plan, version), strip_asked(plan, version)
    form = remark_form(ground)
    if can_remark(actor(), plan) and (form.validate_on_submit() if strip else _is_complete(form, ground)):
        with form.reporting():
            return _send(_remarked(plan, version.id, ground, form, strip), form)
    if not can_remark(actor(), plan):
        return closed(plan, text_of(form))
    keep_for_next_try(form)
    shown = place_map(plan, ground, _nearby(plan))
    about = ground.called(form.element.data or "")
    return page("streets/remark.html", form=form, plan=plan, version=version, map=shown, strip=strip, about=about)


def _is_complete(form: WishForm | RemarkForm, ground: Ground) -> bool:
    """Whether nothing is wrong; else the place is looked at as well, so that nobody corrects a form twice."""
    if form.validate_on_submit():
        return True
    if form.is_submitted():
        with form.reporting():
            chosen_spot(form, ground)
    return False


def _wished(plan: StreetPlan, ground: Ground, form: WishForm) -> Contribution:
    photo = take_photo(form)
    spot = chosen_spot(form, ground)
    begun = services.begin_wish(actor(), plan, written(form, spot.label), spot.geometry)
    _illustrate(begun, photo, form.alt.data)
    return begun


def _remarked(plan: StreetPlan, version_id: int, ground: Ground, form: RemarkForm, strip: StripAsked | None) -> Contribution:
    photo = take_photo(form)
    if strip is not None:
        wording = written(form, strip.label)
        target = Target(version_id, section_id=strip.section_id, strip_key=strip.key)
        begun = services.begin_remark(actor(), plan, wording, strip.place, target)
    else:
        spot = chosen_spot(form, ground)
        wording = written(form, spot.label, spot.element.kind if spot.element else "")
        target = Target(version_id, spot.element.key if spot.element else None)
        begun = services.begin_remark(actor(), plan, wording, spot.geometry, target)
    _illustrate(begun, photo, form.alt.data)
    return begun


def _illustrate(begun: Contribution, photo: str, alt: str) -> None:
    if photo:
        services.add_photo(actor(), begun, photo, alt)
        forget(photo)


def _send(begun: Contribution, form: WishForm | RemarkForm) -> Answer:
    """At its place at once, or by the link in a mail for who is not signed in."""
    if actor().is_signed_in:
        services.place_contribution(actor(), begun)
        flash(_placed_sentence(begun), "success")
        return redirect(url_of(begun.subject))
    key = begun.draft_key or ""
    remember_draft(key)
    way_back = url_for("streets.contribution_placed", key=key)
    accounts.send_code(form["email"].data, Purpose.PLACE, draft_key=key, next_path=way_back)
    return redirect(expect_code(form["email"].data, Purpose.PLACE, key))


def _placed_sentence(contribution: Contribution) -> str:
    if contribution.is_wish:
        return _("Je wens staat erbij, met nummer %(n)s. Je krijgt antwoord van de ontwerper.", n=contribution.number)
    return _("Je opmerking staat erbij, met nummer %(n)s. Je krijgt antwoord van de ontwerper.", n=contribution.number)


def _nearby(plan: StreetPlan) -> Contribution | None:
    """The wish or remark after which somebody adds another one, close to it."""
    try:
        before = queries.get_contribution(actor(), request.args.get("bij", 0, type=int))
    except NotFound:
        return None
    return before if before.plan_id == plan.id else None


def closed(plan: StreetPlan, text: str) -> Answer:
    """Nothing of this kind is asked now. What was typed stands there, with a way to put it in the conversation."""
    status = 422 if text and request.method == "POST" else 200
    return page("streets/closed.html", status, plan=plan, text=text, moment=moment_of(plan))


@bp.get("/inbreng/<key>/geplaatst")
@public
def contribution_placed(key: str) -> Answer:
    """Where the link in the mail ends: at the wish or remark, or at its text when the round closed meanwhile."""
    contribution = queries.find_by_draft_key(key)
    if contribution is None or contribution.subject.creator_id != actor().id or not actor().is_signed_in:
        raise NotFound
    if contribution.number is None:
        parts = (contribution.subject.title, contribution.body, contribution.why)
        text = "\n\n".join(part for part in parts if part)
        return closed(contribution.plan, text)
    if contribution.is_draft:  # taken back since
        raise NotFound
    flash(_placed_sentence(contribution), "success")
    return redirect(url_of(contribution.subject))
