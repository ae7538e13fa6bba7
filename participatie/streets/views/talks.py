"""Talks with people of the street: the list, writing one down, and what was wished in it."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.streets import queries, services
from participatie.streets.forms.talks import TALK_LABELS, ConfirmForm, SaidForm, TalkForm
from participatie.streets.models import Conversation, ConversationKind, StreetPlan
from participatie.streets.permissions import can_record
from participatie.streets.services.recording import Said
from participatie.streets.services.talks import Talk
from participatie.streets.views.blueprint import bp
from participatie.streets.views.recording import offer_kinds, own_plan, place_words, written


def talk_of(form: TalkForm) -> Talk:
    """What was filled in."""
    kind = ConversationKind(form.kind.data)
    return Talk(kind, form.held_on.data, form.place.data, form.people_count.data or 0, form.summary.data)


def label_of(talk: Conversation) -> str:
    """What kind of talk it was, in words; a damaged row is just a talk."""
    return str(TALK_LABELS.get(ConversationKind(talk.kind), "")) if talk.kind in set(ConversationKind) else _("Gesprek")


def to_talk(plan: StreetPlan, talk: Conversation) -> Answer:
    """On to the page of the talk."""
    return redirect(url_for("streets.talk", subject_id=plan.id, talk_id=talk.id))


@bp.get("/<int:subject_id>/gesprekken")
@public
def talks(subject_id: int) -> Answer:
    """The talks of a plan."""
    plan = queries.get_plan(actor(), subject_id)
    rows = [(talk, label_of(talk)) for talk in queries.list_talks(actor(), plan)]
    return page("streets/talks.html", plan=plan, talks=rows)


@bp.route("/<int:subject_id>/gesprekken/nieuw", methods=["GET", "POST"])
@signed_in
@limits.writing
def new_talk(subject_id: int) -> Answer:
    """Write down a talk."""
    plan = own_plan(subject_id)
    form = TalkForm(version=1)
    if form.validate_on_submit():
        with form.reporting():
            return to_talk(plan, services.record_talk(actor(), plan, talk_of(form)))
    return page("streets/edit_talk.html", plan=plan, form=form, talk=None)


@bp.route("/<int:subject_id>/gesprekken/<int:talk_id>", methods=["GET", "POST"])
@public
@limits.recording
def talk(subject_id: int, talk_id: int) -> Answer:
    """One talk to read; its designers type the wishes that were told, one after another."""
    plan = queries.get_plan(actor(), subject_id)
    found = queries.get_talk(actor(), plan, talk_id)
    form = SaidForm()
    offer_kinds(form.kind, plan)
    if form.validate_on_submit():
        with form.reporting():
            said = Said(form.title.data, form.why.data, form.kind.data or "", form.place.data)
            taken = services.record_said(actor(), plan, found, said)
            flash(_("Nummer %(n)s staat erbij. Was er nog iets?", n=taken.number), "success")
            return redirect(url_for("streets.talk", subject_id=plan.id, talk_id=found.id, _anchor="nog-een"))
    may_record = can_record(actor(), plan)
    return page(
        "streets/talk.html",
        plan=plan,
        talk=found,
        kind=label_of(found),
        form=form if may_record else None,
        places=place_words(plan) if may_record else [],
        said=[written(it) for it in queries.list_said_in(actor(), found)],
    )


@bp.route("/<int:subject_id>/gesprekken/<int:talk_id>/bewerken", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit_talk(subject_id: int, talk_id: int) -> Answer:
    """Write the talk differently."""
    plan = own_plan(subject_id)
    found = queries.get_talk(actor(), plan, talk_id)
    form = TalkForm(obj=found)
    if form.validate_on_submit():
        with form.reporting():
            services.change_talk(actor(), plan, found, talk_of(form), form.version.data)
            flash(_("Opgeslagen."), "success")
            return to_talk(plan, found)
    return page("streets/edit_talk.html", plan=plan, form=form, talk=found)


@bp.route("/<int:subject_id>/gesprekken/<int:talk_id>/klopt", methods=["GET", "POST"])
@signed_in
@limits.writing
def confirm_talk(subject_id: int, talk_id: int) -> Answer:
    """Read the summary aloud and note that it is right."""
    plan = own_plan(subject_id)
    found = queries.get_talk(actor(), plan, talk_id)
    form = ConfirmForm()
    if form.validate_on_submit():
        with form.reporting():
            services.confirm_talk(actor(), plan, found, form.how.data)
            flash(_("Iedereen kan de samenvatting nu lezen."), "success")
            return to_talk(plan, found)
    return page("streets/confirm_talk.html", plan=plan, form=form, talk=found)
