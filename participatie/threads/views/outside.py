"""Asking somebody without an account, and answering by the link in the mail."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.routes import actor, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of
from participatie.threads import queries, services
from participatie.threads.forms import AnswerOutsideForm, AskOutsiderForm, offer_voices
from participatie.threads.permissions import can_ask_outsider
from participatie.threads.views.blueprint import bp


@bp.route("/gesprek/<int:subject_id>/vraag-iemand", methods=["GET", "POST"])
@signed_in
@limits.writing
@limits.invitation_mail
def ask_outsider(subject_id: int) -> Answer:
    """Ask one question, and see what became of those before."""
    subject = get_subject(actor(), subject_id)
    voices = queries.list_asking_voices(actor(), subject)
    authorize(can_ask_outsider, actor(), subject, bool(voices))
    form = AskOutsiderForm()
    offer_voices(form.voice, voices)
    if form.validate_on_submit():
        with form.reporting():
            asked = form.name.data, form.email.data or "", form.body.data, form.voice.data
            services.ask_outsider(actor(), subject, *asked)
            flash(_("De vraag is verstuurd en staat in het gesprek."), "success")
            return redirect(url_for("threads.ask_outsider", subject_id=subject_id))
    questions = queries.list_own_questions(actor(), subject_id)
    return page(
        "threads/ask_outsider.html", form=form, subject=subject, subject_url=url_of(subject, "gesprek"), questions=questions
    )


@bp.post("/gesprek/vragen/<int:question_id>/intrekken")
@signed_in
def revoke_question(question_id: int) -> Answer:
    """Let the link lead nowhere from now on."""
    question = queries.get_own_question(actor(), question_id)
    services.revoke_question(actor(), question)
    flash(_("De vraag is ingetrokken. De link werkt niet meer."))
    return redirect(url_for("threads.ask_outsider", subject_id=question.subject_id))


@bp.route("/vraag/<token>", methods=["GET", "POST"])
@public
@limits.writing
def answer_outside(token: str) -> Answer:
    """Where the link leads: the question, and one answer."""
    question = queries.get_outside_question(token)
    form = AnswerOutsideForm(name=question.name)
    if form.validate_on_submit():
        with form.reporting():
            post = services.answer_outside(token, form.name.data, form.body.data)
            flash(_("Dank je wel. Je antwoord staat in het gesprek. De link werkt nu niet meer."), "success")
            return redirect(url_for("threads.show", post_id=post.id))
    return page("threads/answer_outside.html", form=form, question=question, subject=question.subject)
