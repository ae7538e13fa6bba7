"""Taking part with a yes of both sides: makers ask, partners offer, the other side answers."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, for_role, signed_in
from participatie.kernel.web import Answer, page
from participatie.partners import carriers, queries, services
from participatie.partners.forms import AnswerJoiningForm, AskPartnerForm, EmptyForm, InvolvementForm
from participatie.partners.models import MAKING, ROLE_LABELS, Joining
from participatie.partners.permissions import can_ask, can_end_involvement, speaks_or_manages
from participatie.partners.views.blueprint import bp
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of


def joinable(subject_id: int) -> Subject:
    """A subject that this actor may see and in which partners take part."""
    subject = get_subject(actor(), subject_id)
    if not carriers.can_be_joined(subject):
        raise NotFound
    return subject


@bp.route("/meedoen/<int:subject_id>", methods=["GET", "POST"])
@for_role("partner_speaker")
@limits.writing
def involve(subject_id: int) -> Answer:
    """Offer that a partner that one speaks for takes part."""
    subject = joinable(subject_id)
    own = {str(partner.id): partner for partner in queries.list_own_partners(actor())}
    form = InvolvementForm()
    form.offer_roles(carriers.askable_roles(subject))
    form.partner.choices = [(key, partner.subject.title) for key, partner in own.items()]
    if form.validate_on_submit():
        with form.reporting():
            partner = own[form.partner.data]
            done = services.offer_to_join(actor(), subject, partner, form.role.data, form.note.data or "")
            waits = isinstance(done, Joining)
            flash(_("Jullie aanbod is verstuurd. Na een ja staat het erbij.") if waits else _("Dit staat er nu bij."))
            return redirect(url_of(subject))
    return page(
        "partners/involve.html",
        form=form,
        subject=subject,
        subject_url=url_of(subject),
        involvements=[row for row in queries.list_involvements(subject_id) if str(row.partner_id) in own],
        waiting=[row for row in queries.list_joinings(subject_id) if str(row.partner_id) in own],
        has_power=any(partner.is_authority for partner in own.values()),
        who_answers=carriers.called(subject),
    )


@bp.route("/meedoen/<int:subject_id>/vragen", methods=["GET", "POST"])
@signed_in
@limits.writing
def ask(subject_id: int) -> Answer:
    """Ask a partner to take part, and answer those who offer."""
    subject = joinable(subject_id)
    authorize(can_ask, actor(), subject, carriers.carries(actor(), subject))
    partners = {str(partner.id): partner for partner in queries.list_open_partners()}
    form = AskPartnerForm()
    form.offer_roles(carriers.askable_roles(subject))
    form.partner.choices = [("", _("Kies")), *((key, partner.subject.title) for key, partner in partners.items())]
    if form.validate_on_submit():
        with form.reporting():
            services.ask_partner(actor(), subject, partners[form.partner.data], form.role.data, form.note.data or "")
            flash(_("De vraag is verstuurd. Na een ja staat de partner erbij."))
            return redirect(url_for("partners.ask", subject_id=subject_id))
    return page(
        "partners/ask.html",
        form=form,
        subject=subject,
        subject_url=url_of(subject),
        involvements=queries.list_involvements(subject_id),
        joinings=queries.list_joinings(subject_id),
        role_labels=ROLE_LABELS,
        shares_making=carriers.shares_making(subject),
    )


@bp.route("/meedoen/vraag/<int:joining_id>", methods=["GET", "POST"])
@signed_in
def answer_joining(joining_id: int) -> Answer:
    """Say yes or no to the other side; who asked sees that it waits."""
    joining, form = queries.get_joining(actor(), joining_id), AnswerJoiningForm()
    subject, subject_url = joining.subject, url_of(joining.subject)
    if form.validate_on_submit():
        if "nee" in request.form:
            services.decline_joining(actor(), joining)
            flash(_("Je zei nee. Wie het vroeg, krijgt een mail."))
            return redirect(subject_url)
        with form.reporting():
            services.accept_joining(actor(), joining, form.read.data)
            flash(_("Je zei ja. Het staat nu op de pagina."))
            return redirect(subject_url)
    form.read.data = joining.words
    may_answer = queries.may_answer(actor(), joining)
    return page(
        "partners/answer_joining.html",
        form=form,
        joining=joining,
        subject=subject,
        subject_url=subject_url,
        may_answer=may_answer,
        role_label=ROLE_LABELS.get(joining.role, joining.role),
    )


@bp.post("/meedoen/vraag/<int:joining_id>/intrekken")
@signed_in
def withdraw_joining(joining_id: int) -> Answer:
    """Take the question back."""
    joining = queries.get_joining(actor(), joining_id)
    back = url_of(joining.subject)
    services.withdraw_joining(actor(), joining)
    flash(_("De vraag is ingetrokken."))
    return redirect(back)


@bp.route("/meedoen/<int:subject_id>/<int:involvement_id>/stop", methods=["GET", "POST"])
@signed_in
def end_involvement(subject_id: int, involvement_id: int) -> Answer:
    """End a role, after reading what happens then."""
    subject, involvement = get_subject(actor(), subject_id), queries.get_involvement(subject_id, involvement_id)
    authorize(can_end_involvement, actor(), involvement, carriers.carries(actor(), subject))
    form = EmptyForm()
    if form.validate_on_submit():
        services.end_involvement(actor(), subject, involvement)
        flash(_("Dit staat er niet meer bij."))
        return redirect(url_of(subject))
    return page(
        "partners/end_involvement.html",
        form=form,
        subject=subject,
        subject_url=url_of(subject),
        name=involvement.partner.subject.title,
        role_label=ROLE_LABELS.get(involvement.role, involvement.role),
        makes=involvement.role in MAKING,
        is_own=speaks_or_manages(actor(), involvement.partner),
    )
