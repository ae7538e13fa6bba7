"""The page of one wish or remark, and what its writer can do with it."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.places.geometry import to_geojson
from participatie.streets import queries, services
from participatie.streets.forms.contributions import ChangeRemarkForm, ChangeWishForm, PhotoForm, PlainForm
from participatie.streets.models import REMARK, SORTS, WISH, Contribution, Source, Verdict, sort_of
from participatie.streets.permissions import can_change, can_remark, can_wish
from participatie.streets.views.blueprint import bp
from participatie.streets.views.kept_photos import take_photo
from participatie.streets.views.section_parts import own_section_of
from participatie.streets.views.writing import written
from participatie.subjects.queries import find_support, find_tally, is_following, list_history, list_photos
from participatie.subjects.timeline import timeline
from participatie.subjects.urls import url_of
from participatie.threads.queries import thread_view


def place_features(contribution: Contribution) -> dict[str, object]:
    """Where it is, on the street of the plan."""
    subject, street = contribution.subject, contribution.plan.subject.geometry
    features: list[dict[str, object]] = []
    if street is not None:
        features.append({"type": "Feature", "properties": {"tone": "sun"}, "geometry": to_geojson(street)})
    if subject.geometry is not None:
        kind = WISH if contribution.is_wish else REMARK
        icon = sort_of(contribution.element_kind).icon if contribution.element_kind else kind.icon
        properties = {"kind": kind.name, "icon": icon, "tone": kind.tone, "title": subject.title}
        features.append(
            {"type": "Feature", "id": subject.id, "properties": properties, "geometry": to_geojson(subject.geometry)}
        )
        if subject.geometry.geom_type != "Point":
            middle = to_geojson(subject.geometry.representative_point())
            features.append({"type": "Feature", "properties": properties, "geometry": middle})
    return {"type": "FeatureCollection", "features": features}


def voice_of(contribution: Contribution) -> str:
    """Who said it and how it came in, as far as everybody may know."""
    source = contribution.source
    if source == Source.PAPER:
        return _("Op papier ingeleverd")
    if source in (Source.TALK, Source.ROOM):
        return _("Verteld in een gesprek")
    creator = contribution.subject.creator
    return _("Van %(name)s", name=creator.display_name if creator and creator.display_name else _("een bewoner"))


def url_of_next(contribution: Contribution) -> str:
    """Where its writer adds another one close to it; nowhere when that is not asked any more."""
    plan_id, here = contribution.plan_id, contribution.id
    if contribution.is_wish and can_wish(actor(), contribution.plan):
        return url_for("streets.wish", subject_id=plan_id, bij=here)
    if not contribution.is_wish and contribution.version_id and can_remark(actor(), contribution.plan):
        return url_for("streets.remark", subject_id=plan_id, version_id=contribution.version_id, bij=here)
    return ""


@bp.get("/inbreng/<int:subject_id>-<slug>")
@bp.get("/inbreng/<int:subject_id>")
@public
def contribution(subject_id: int, slug: str = "") -> Answer:
    """What was brought in, what was answered, and the conversation about it."""
    found = queries.get_contribution(actor(), subject_id)
    if not slug:
        return redirect(url_of(found.subject), 301)
    return page(
        "streets/contribution.html",
        200,
        contribution=found,
        plan=found.plan,
        label=str((WISH if found.is_wish else REMARK).label),
        state=WISH.state(found.verdict),
        verdict_labels={verdict: WISH.state(verdict) for verdict in Verdict},
        sort=sort_of(found.element_kind) if found.element_kind else None,
        voice=voice_of(found),
        photos=list_photos(found.id),
        tally=find_tally(found.id),
        thread=thread_view(actor(), found.subject, request.args.get("pagina", 1, type=int)),
        events=timeline(list_history(found.id, limit=8)),
        my_support=find_support(actor(), found.id),
        is_following=is_following(actor(), found.id),
        is_mine=actor().is_signed_in and found.subject.creator_id == actor().id,
        features=place_features(found),
        next_url=url_of_next(found),
        version_url=f"{url_of(found.plan.subject)}?versie={found.taken_up_in.id}" if found.taken_up_in else "",
        **own_section_of(found),
        url=url_of(found.subject, external=True),
    )


def own_contribution(subject_id: int) -> Contribution:
    """A wish or remark that its writer may still change."""
    found = queries.get_contribution(actor(), subject_id)
    authorize(can_change, actor(), found)
    return found


@bp.route("/inbreng/<int:subject_id>/bewerken", methods=["GET", "POST"])
@signed_in
@limits.writing
def change_contribution(subject_id: int) -> Answer:
    """Write it differently, until it is answered."""
    found = own_contribution(subject_id)
    kind = ChangeWishForm if found.is_wish else ChangeRemarkForm
    typed = {"title": found.subject.title, "body": found.body, "why": found.why, "version": found.version}
    form = kind(data=typed | {"for_whom": found.for_whom, "element_kind": found.element_kind})
    if form.validate_on_submit():
        with form.reporting():
            wording = written(form, found.place_label, found.element_kind)
            services.change_contribution(actor(), found, wording, form.version.data)
            flash(_("Opgeslagen."), "success")
            return redirect(url_of(found.subject))
    return page("streets/change_contribution.html", form=form, contribution=found, plan=found.plan, sorts=SORTS)


@bp.route("/inbreng/<int:subject_id>/fotos", methods=["GET", "POST"])
@signed_in
@limits.photo
def contribution_photos(subject_id: int) -> Answer:
    """Add a photo that shows what is meant."""
    found = own_contribution(subject_id)
    form = PhotoForm()
    if form.validate_on_submit():
        with form.reporting():
            services.add_photo(actor(), found, take_photo(form), form.alt.data)
            return redirect(url_for("streets.contribution_photos", subject_id=subject_id))
    photos = list_photos(found.id)
    return page("streets/contribution_photos.html", form=form, contribution=found, plan=found.plan, photos=photos)


@bp.post("/inbreng/<int:subject_id>/fotos/weg")
@signed_in
def drop_contribution_photo(subject_id: int) -> Answer:
    """Take a photo away."""
    found = own_contribution(subject_id)
    services.remove_photo(actor(), found, request.form.get("photo", 0, type=int))
    return redirect(url_for("streets.contribution_photos", subject_id=subject_id))


@bp.route("/inbreng/<int:subject_id>/intrekken", methods=["GET", "POST"])
@signed_in
@limits.writing
def withdraw_contribution(subject_id: int) -> Answer:
    """Take it back, after one question."""
    found = own_contribution(subject_id)
    form = PlainForm()
    if form.validate_on_submit():
        services.withdraw(actor(), found)
        flash(_("Je hebt dit teruggenomen. Anderen zien het niet meer."), "info")
        return redirect(url_of(found.plan.subject))
    return page("streets/withdraw_contribution.html", form=form, contribution=found, plan=found.plan)
