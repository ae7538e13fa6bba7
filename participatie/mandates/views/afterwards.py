"""After a decision: partners who say whether they agree, and who gave the mandate, who reads and may ask."""

from datetime import date, timedelta

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.clock import today
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page
from participatie.mandates import queries, services
from participatie.mandates.forms import AgreeForm, ReviewAnswerForm, ReviewCloseForm, ReviewForm
from participatie.mandates.permissions import can_agree, can_answer_review, can_close_review, can_review
from participatie.mandates.presenting import decision_line, review_tag
from participatie.mandates.views.blueprint import bp

FIRST_WEEK = date(2000, 1, 3)


def monday_of(typed: str) -> date:
    """The Monday of the week in the address; of this week when there is none, or when it has yet to come."""
    try:
        day = max(FIRST_WEEK, min(date.fromisoformat(typed), today()))
    except ValueError:
        day = today()
    return day - timedelta(days=day.weekday())


@bp.get("/mandaten/achteraf")
@signed_in
def week() -> Answer:
    """What was decided in a week under the mandates that one gave: to read, and to ask about."""
    monday = monday_of(request.args.get("week", ""))
    rows = queries.list_of_week(actor(), monday)
    reviews = queries.reviews_of([row.id for row in rows])
    return page(
        "mandates/week.html",
        monday=monday,
        sunday=monday + timedelta(days=6),
        earlier=monday - timedelta(days=7),
        later=monday + timedelta(days=7) if monday + timedelta(days=7) <= today() else None,
        lines=[(decision_line(row), review_tag(reviews.get(row.id))) for row in rows],
        has_given=queries.has_given(actor()),
    )


@bp.route("/besluiten/eens/<int:agreement_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def agree(agreement_id: int) -> Answer:
    """Say for a partner whether it agrees."""
    it = queries.get_agreement(actor(), agreement_id)
    authorize(can_agree, actor(), it)
    form = AgreeForm()
    if form.validate_on_submit():
        with form.reporting():
            services.say(actor(), it, form.said.data, form.words.data)
            flash(_("Bedankt. Het staat nu bij het besluit."))
            return redirect(url_for("mandates.decision", decision_id=it.decision_id))
    return page("mandates/agree.html", form=form, agreement=it)


@bp.route("/besluiten/<int:decision_id>/vraag", methods=["GET", "POST"])
@signed_in
@limits.writing
def review(decision_id: int) -> Answer:
    """Ask about a decision that was taken under a mandate that one gave."""
    it = queries.get_decision(actor(), decision_id)
    authorize(can_review, actor(), it)
    form = ReviewForm()
    if form.validate_on_submit():
        with form.reporting():
            services.open_review(actor(), it, form.question.data)
            flash(_("Gevraagd. Wie besloot kreeg een mail."))
            return redirect(url_for("mandates.decision", decision_id=it.id, _anchor="achteraf"))
    return page("mandates/review.html", form=form, decision=it)


@bp.route("/besluiten/vragen/<int:review_id>/antwoord", methods=["GET", "POST"])
@signed_in
@limits.writing
def answer_review(review_id: int) -> Answer:
    """Say why it was decided so."""
    it = queries.get_review(actor(), review_id)
    authorize(can_answer_review, actor(), it)
    form = ReviewAnswerForm()
    if form.validate_on_submit():
        with form.reporting():
            services.answer_review(actor(), it, form.answer.data)
            flash(_("Je antwoord staat nu bij het besluit."))
            return redirect(url_for("mandates.decision", decision_id=it.decision_id, _anchor="achteraf"))
    return page("mandates/answer_review.html", form=form, review=it)


@bp.route("/besluiten/vragen/<int:review_id>/sluiten", methods=["GET", "POST"])
@signed_in
@limits.writing
def close_review(review_id: int) -> Answer:
    """Close a question that one asked about a decision."""
    it = queries.get_review(actor(), review_id)
    authorize(can_close_review, actor(), it)
    form = ReviewCloseForm()
    if form.validate_on_submit():
        with form.reporting():
            services.close_review(actor(), it, form.ending.data, form.closing.data)
            flash(_("Gesloten. Het besluit staat zoals het stond."))
            return redirect(url_for("mandates.decision", decision_id=it.decision_id, _anchor="achteraf"))
    return page("mandates/close_review.html", form=form, review=it)
