"""An evening in the street: the designer opens a tablet, and people type on it one after another."""

from collections.abc import Callable
from functools import wraps

from flask import flash, redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.accounts.session import leave
from participatie.kernel import limits
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.paper import EveningForm, RoomForm, RoomPlaceForm, StopForm
from participatie.streets.models import PlanEvening, StreetPlan
from participatie.streets.services.evenings import host_of
from participatie.streets.services.recording import Said, spot_at
from participatie.streets.views.blueprint import bp
from participatie.streets.views.recording import offer_kinds, own_plan
from participatie.streets.views.writing import ground_of, offer_places, place_map, place_without_house

COOKIE = "evening"
ROOM_PAGES = ("streets.room", "streets.room_say", "streets.room_point", "streets.room_done", "streets.room_stop")
MAP_FILES = ("static", "places.ground_file", "places_api.boundaries")
ROOM = frozenset({*ROOM_PAGES, *MAP_FILES})

RoomView = Callable[[PlanEvening, StreetPlan], Answer]


def keep_to_the_room() -> Response | None:
    """A tablet of an evening opens no other page than its own, whatever somebody types or taps."""
    if COOKIE not in session or request.endpoint in ROOM:
        return None
    return redirect(url_for("streets.room"))


def in_the_room(view: RoomView) -> Callable[[], Answer]:
    """Only for the tablet of an evening that runs; when it is over, the tablet is an ordinary one again."""

    @wraps(view)
    def guarded() -> Answer:
        key = session.get(COOKIE)
        if not isinstance(key, str):
            raise NotFound
        evening = queries.find_evening(services.hash_key(key))
        if evening is None:
            session.clear()
            return redirect(url_for("home.home"))
        return view(evening, queries.get_plan(host_of(evening), evening.plan_id))

    return public(guarded)


@bp.route("/<int:subject_id>/avond", methods=["GET", "POST"])
@signed_in
@limits.writing
def evening(subject_id: int) -> Answer:
    """Open this tablet for an evening. Whoever does so is signed out on it first."""
    plan = own_plan(subject_id)
    form = EveningForm()
    if form.validate_on_submit():
        with form.reporting():
            opened = services.open_evening(actor(), plan, form.hours.data or 0, form.stop_code.data)
            leave()
            session.clear()
            session[COOKIE] = opened.key
            return redirect(url_for("streets.room"))
    return page("streets/evening.html", plan=plan, form=form, evenings=queries.list_evenings(plan.id))


@bp.post("/<int:subject_id>/avond/<int:evening_id>/stop")
@signed_in
@limits.writing
def end_evening(subject_id: int, evening_id: int) -> Answer:
    """End an evening from a desk; its tablet takes nothing any more."""
    plan = own_plan(subject_id)
    services.end_evening(actor(), plan, queries.get_evening(plan.id, evening_id))
    flash(_("Die tablet neemt niets meer aan."), "success")
    return redirect(url_for("streets.evening", subject_id=plan.id))


@bp.get("/zaal")
@in_the_room
def room(evening: PlanEvening, plan: StreetPlan) -> Answer:
    """The start: where do you want to say something about?"""
    return page("streets/room.html", plan=plan, spots=queries.list_spots(plan.id), canonical_url="")


@bp.route("/zaal/zeggen", methods=["GET", "POST"])
@in_the_room
@limits.recording
def room_say(evening: PlanEvening, plan: StreetPlan) -> Answer:
    """One person types one wish or remark, about a spot or the whole street."""
    place = request.values.get("plek", "")
    where = spot_at(plan, place).label if place else ""
    form = RoomForm()
    offer_kinds(form.kind, plan)
    if form.validate_on_submit():
        with form.reporting():
            services.take_in_room(evening, Said(form.title.data, form.why.data, form.kind.data or "", place))
            return redirect(url_for("streets.room_done"))
    return page("streets/room_say.html", plan=plan, form=form, spot_number=place, where=where)


@bp.route("/zaal/aanwijzen", methods=["GET", "POST"])
@in_the_room
@limits.recording
def room_point(evening: PlanEvening, plan: StreetPlan) -> Answer:
    """The same about a place of one's own: tapped on the map, or from the parts of the street and what stands there."""
    ground, form = ground_of(plan, queries.find_newest(plan.id)), RoomPlaceForm()
    offer_places(form, ground)
    offer_kinds(form.kind, plan)
    if form.validate_on_submit():
        with form.reporting():
            where = place_without_house(form, ground)
            said = Said(form.title.data, form.why.data, form.kind.data or "", where=where)
            services.take_in_room(evening, said)
            return redirect(url_for("streets.room_done"))
    return page("streets/room_point.html", plan=plan, form=form, map=place_map(plan, ground))


@bp.get("/zaal/klaar")
@in_the_room
def room_done(evening: PlanEvening, plan: StreetPlan) -> Answer:
    """A word of thanks; then the next person."""
    return page("streets/room_done.html", plan=plan)


@bp.route("/zaal/sluiten", methods=["GET", "POST"])
@in_the_room
@limits.code_try
def room_stop(evening: PlanEvening, plan: StreetPlan) -> Answer:
    """The designer ends the evening on the tablet itself."""
    form = StopForm()
    if form.validate_on_submit():
        with form.reporting():
            services.end_by_code(evening, form.stop_code.data)
            session.clear()
            return redirect(url_for("streets.detail", subject_id=plan.id))
    return page("streets/room_stop.html", plan=plan, form=form)
