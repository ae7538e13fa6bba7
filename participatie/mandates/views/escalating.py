"""What lies before who gave the mandate, and advice: for everybody to read, for some to answer."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.mandates import queries, services
from participatie.mandates.forms import AdviceForm, AnswerForm
from participatie.mandates.permissions import can_advise, can_answer
from participatie.mandates.presenting import escalation_line
from participatie.mandates.views.blueprint import bp
from participatie.mandates.views.reading import facts_of
from participatie.mandates.wording import line_of
from participatie.subjects.urls import url_of


@bp.get("/mandaten/vragen/<int:escalation_id>")
@public
def escalation(escalation_id: int) -> Answer:
    """A proposal that crosses bounds: which, by when an answer comes, and what it was."""
    it = queries.get_escalation(actor(), escalation_id)
    return page(
        "mandates/escalation.html",
        escalation=it,
        line=escalation_line(it),
        subject_url=url_of(it.subject),
        facts=facts_of(it),
        checks=[line_of(check) for check in it.check_list],
        decided=queries.find_decided(it.id),
    )


@bp.route("/mandaten/vragen/<int:escalation_id>/antwoord", methods=["GET", "POST"])
@signed_in
@limits.writing
def answer(escalation_id: int) -> Answer:
    """Answer for who gave the mandate."""
    it = queries.get_escalation(actor(), escalation_id)
    authorize(can_answer, actor(), it)
    form = AnswerForm()
    if form.validate_on_submit():
        with form.reporting():
            services.answer(actor(), it, form.outcome.data, form.answer.data)
            flash(_("Beantwoord. Het team kreeg een mail."))
            return redirect(url_for("mandates.escalation", escalation_id=it.id))
    checks = [line_of(check) for check in it.check_list]
    return page("mandates/answer.html", form=form, escalation=it, checks=checks, facts=facts_of(it))


@bp.route("/mandaten/advies/<int:advice_id>", methods=["GET"])
@public
def advice(advice_id: int) -> Answer:
    """Who is asked what, and what they said."""
    it = queries.get_advice(actor(), advice_id)
    return page("mandates/advice.html", advice=it, subject_url=url_of(it.subject))


@bp.route("/mandaten/advies/<int:advice_id>/geven", methods=["GET", "POST"])
@signed_in
@limits.writing
def give_advice(advice_id: int) -> Answer:
    """Say what a party thinks."""
    it = queries.get_advice(actor(), advice_id)
    authorize(can_advise, actor(), it)
    form = AdviceForm()
    if form.validate_on_submit():
        with form.reporting():
            services.give_advice(actor(), it, form.answer.data)
            flash(_("Bedankt. Het team ziet jullie advies."))
            return redirect(url_for("mandates.advice", advice_id=it.id))
    return page("mandates/give_advice.html", form=form, advice=it)
