"""Who makes an initiative: asking people in, saying yes or no, taking it up, and leaving."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.accounts.queries import get_own_person
from participatie.initiatives import queries, services
from participatie.initiatives.forms import InviteByMailForm, InviteJoinerForm, PlainForm
from participatie.initiatives.models import Initiative
from participatie.initiatives.permissions import can_invite, can_leave
from participatie.initiatives.views.blueprint import bp
from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, page_number, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.models import SupportKind
from participatie.subjects.queries import find_support
from participatie.subjects.urls import url_of


def inviting(subject_id: int) -> Initiative:
    """The initiative, for a maker who asks others."""
    initiative = queries.get_initiative(actor(), subject_id)
    authorize(can_invite, actor(), initiative)
    return initiative


@bp.route("/<int:subject_id>/makers", methods=["GET", "POST"])
@signed_in
@limits.invitation_mail
def makers(subject_id: int) -> Answer:
    """Who makes it, who was asked, and asking somebody by mail."""
    initiative = inviting(subject_id)
    form = InviteByMailForm()
    if form.validate_on_submit():
        with form.reporting():
            services.invite_by_mail(actor(), initiative, form.email.data, form.asked, inviter_leaves=form.inviter_leaves)
            flash(_("We stuurden een mail. Na een ja staat de naam hieronder."), "success")
            return redirect(url_for("initiatives.makers", subject_id=subject_id))
    invitations = queries.list_invitations(initiative)
    return page("initiatives/makers.html", form=form, initiative=initiative, invitations=invitations)


@bp.route("/<int:subject_id>/makers/vragen", methods=["GET", "POST"])
@signed_in
@limits.writing
def invite_joiner(subject_id: int) -> Answer:
    """Ask somebody who joined in, by name."""
    initiative = inviting(subject_id)
    joiners, pages = queries.page_joiners(initiative, page_number())
    form = InviteJoinerForm()
    form.offer(joiners)
    if form.validate_on_submit():
        with form.reporting():
            services.invite_joiner(actor(), initiative, form.person.data, form.asked, inviter_leaves=form.inviter_leaves)
            flash(_("We vroegen het met een mail. Na een ja staat de naam hieronder."), "success")
            return redirect(url_for("initiatives.makers", subject_id=subject_id))
    return page("initiatives/invite_joiner.html", form=form, initiative=initiative, number=page_number(), pages=pages)


@bp.post("/<int:subject_id>/makers/vragen/<int:invitation_id>/intrekken")
@signed_in
def withdraw_invitation(subject_id: int, invitation_id: int) -> Answer:
    """Take an invitation back."""
    initiative = inviting(subject_id)
    services.withdraw_invitation(actor(), initiative, queries.get_invitation(initiative, invitation_id))
    flash(_("De vraag is ingetrokken."), "success")
    return redirect(url_for("initiatives.makers", subject_id=subject_id))


@bp.route("/vragen/<int:invitation_id>", methods=["GET", "POST"])
@signed_in
def answer_invitation(invitation_id: int) -> Answer:
    """Say yes or no to makers who asked."""
    person = get_own_person(actor())
    invitation = queries.get_own_invitation(person, invitation_id)
    initiative, form = invitation.initiative, PlainForm()
    if form.validate_on_submit() and "nee" in request.form:
        services.decline(actor(), person, invitation)
        flash(_("Je zei nee. Dat is bewaard."), "success")
        return redirect(url_for("accounts.mine"))
    if form.validate_on_submit():
        services.accept(actor(), person, invitation)
        flash(_("Je bent nu maker."), "success")
        return redirect(url_of(initiative.subject))
    return page("initiatives/answer_invitation.html", form=form, invitation=invitation, initiative=initiative)


@bp.route("/<int:subject_id>/stoppen", methods=["GET", "POST"])
@signed_in
@limits.writing
def leave(subject_id: int) -> Answer:
    """Stop making it, after reading what happens then; also what is hidden, and so has no page for most of its makers."""
    initiative = queries.find_made(actor(), subject_id) or queries.get_initiative(actor(), subject_id)
    authorize(can_leave, actor(), initiative)
    form = PlainForm()
    if form.validate_on_submit():
        services.leave(actor(), initiative)
        flash(_("Je maakt dit niet meer. Bedankt voor wat je deed."), "success")
        return redirect(url_for("accounts.mine") if initiative.subject.is_hidden else url_of(initiative.subject))
    others = [maker for maker in initiative.makers if maker.left_at is None and maker.person_id != actor().id]
    partners_stay = bool(initiative.making_partner_ids())
    return page("initiatives/leave.html", form=form, initiative=initiative, others=others, partners_stay=partners_stay)


@bp.route("/<int:subject_id>/maker-worden", methods=["GET", "POST"])
@signed_in
@limits.writing
def take_up(subject_id: int) -> Answer:
    """Become the maker of what nobody makes any more."""
    initiative = queries.get_initiative(actor(), subject_id)
    support = find_support(actor(), subject_id)
    form = PlainForm()
    if form.validate_on_submit():
        with form.reporting():
            services.take_up(actor(), get_own_person(actor()), initiative, support)
            flash(_("Je bent nu maker. Je kunt anderen vragen om mee te maken."), "success")
            return redirect(url_of(initiative.subject))
    may, joined = initiative.seeks_maker, support is not None and support.kind == SupportKind.JOIN
    return page("initiatives/take_up.html", form=form, initiative=initiative, seeks_maker=may, has_joined=joined)
