"""What links in mails lead to: stopping mail, and saying whether an answer was of use."""

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.kernel.access import Actor
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import public
from participatie.kernel.web import Answer, page
from participatie.notifications import services
from participatie.notifications.forms import ButtonForm
from participatie.notifications.services import Use
from participatie.notifications.tokens import DIGESTS, EVERYTHING, read_help_token, read_stop_token, stop_token
from participatie.notifications.views.blueprint import bp
from participatie.subjects.kinds import kind_of
from participatie.subjects.urls import url_of


@bp.get("/mail/stop/<token>")
@public
def ask_stop(token: str) -> Answer:
    """Show one button. Opening the link changes nothing, for programs that check mail open links too."""
    title, all_token = services.title_of_link(read_stop_token(token)[1]), token_for_all(token)
    return page("notifications/stop.html", form=ButtonForm(), token=token, title=title, all_token=all_token)


@bp.post("/mail/stop/<token>")
@public
def stop(token: str) -> Answer:
    """Stop the mail: by the button, or by a mail program in one click (RFC 8058), which has no token but the address itself."""
    person_id, subject_id = read_stop_token(token)
    services.stop(Actor(id=person_id), subject_id)
    return redirect(url_for("notifications.stopped", token=token))


@bp.get("/mail/gestopt/<token>")
@public
def stopped(token: str) -> Answer:
    """Say that it stopped, and offer the way back."""
    _person_id, subject_id = read_stop_token(token)
    title, all_token, is_digest = services.title_of_link(subject_id), token_for_all(token), subject_id <= DIGESTS
    return page(
        "notifications/stopped.html", form=ButtonForm(), token=token, title=title, all_token=all_token, is_digest=is_digest
    )


def token_for_all(token: str) -> str:
    """With what the same person stops all mail about news; empty when the link does that already."""
    person_id, subject_id = read_stop_token(token)
    return "" if subject_id == EVERYTHING else stop_token(person_id, EVERYTHING)


@bp.post("/mail/gestopt/<token>")
@public
def resume(token: str) -> Answer:
    """Mail after all."""
    person_id, subject_id = read_stop_token(token)
    services.resume(Actor(id=person_id), subject_id)
    flash(_("Je krijgt weer mail."))
    return redirect(url_for("notifications.ask_stop", token=token))


@bp.get("/mail/geholpen/<token>")
@public
def ask_use(token: str) -> Answer:
    """Show three buttons. Opening the link changes nothing and tells nothing."""
    question, subject = services.open_question(*read_help_token(token))
    return page(
        "notifications/helped.html",
        form=ButtonForm(),
        title=subject.title,
        url=url_for("threads.show", post_id=question.post_id) if question.post_id else url_of(subject),
        is_open=services.is_open(question),
        is_done=question.closed_at is not None,
    )


@bp.post("/mail/geholpen/<token>")
@public
def say_use(token: str) -> Answer:
    """Count what somebody says. A second time is told that it was counted already."""
    form, use = ButtonForm(), request.form.get("use", "")
    if use not in set(Use):
        raise NotFound
    question_id, person_id = read_help_token(token)
    with form.reporting():
        services.answer(question_id, person_id, Use(use))
    return redirect(url_for("notifications.ask_use", token=token))


@bp.app_template_global()
def state_label(kind: str, state: str) -> str:
    """The word for a stage of a kind, in the language of the reader."""
    return str(kind_of(kind).state(state).label)
