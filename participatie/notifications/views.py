"""Stopping mail by the link in it, and the feed of one subject."""

from flask import Blueprint, Response, flash, make_response, render_template, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.routes import public
from participatie.kernel.web import Answer, page
from participatie.notifications import feed, services
from participatie.notifications.forms import ButtonForm
from participatie.notifications.tokens import read_stop_token
from participatie.subjects.kinds import kind_of
from participatie.subjects.queries import get_subject

bp = Blueprint("notifications", __name__)


@bp.get("/mail/stop/<token>")
@public
def ask_stop(token: str) -> Answer:
    """Show one button. Opening the link changes nothing, for programs that check mail open links too."""
    _person_id, subject_id = read_stop_token(token)
    return page("notifications/stop.html", form=ButtonForm(), token=token, title=services.title_of_link(subject_id))


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
    return page("notifications/stopped.html", form=ButtonForm(), token=token, title=services.title_of_link(subject_id))


@bp.post("/mail/gestopt/<token>")
@public
def resume(token: str) -> Answer:
    """Mail after all."""
    person_id, subject_id = read_stop_token(token)
    services.resume(Actor(id=person_id), subject_id)
    flash(_("Je krijgt weer mail."))
    return redirect(url_for("notifications.ask_stop", token=token))


@bp.get("/onderwerpen/<int:subject_id>.atom")
@public
def subject_feed(subject_id: int) -> Response:
    """What happened to one subject and what was said about it, as anybody may know it, whoever asks."""
    subject = get_subject(NOBODY, subject_id)
    answer = make_response(render_template("notifications/feed.xml", feed=feed.of_subject(subject)))
    answer.content_type = "application/atom+xml; charset=utf-8"
    return answer


@bp.app_template_global()
def state_label(kind: str, state: str) -> str:
    """The word for a stage of a kind, in the language of the reader."""
    return str(kind_of(kind).state(state).label)
