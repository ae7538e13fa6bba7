"""What is new for one person, on the site; and the feed of one subject for everybody."""

from flask import Response as FlaskResponse
from flask import flash, make_response, render_template, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from participatie.kernel.access import NOBODY
from participatie.kernel.routes import actor, page_number, public, signed_in
from participatie.kernel.web import Answer, page
from participatie.notifications import feed, queries, services
from participatie.notifications.forms import ButtonForm
from participatie.notifications.views.blueprint import bp
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of


@bp.get("/mijn/nieuws")
@signed_in
def news() -> Answer:
    """What happened with all that one follows or makes, by subject and newest first."""
    return page("notifications/news.html", form=ButtonForm(), found=queries.page_news(actor(), page_number()))


@bp.post("/mijn/nieuws")
@signed_in
def read_all() -> Response:
    """All of it was read."""
    services.read(actor())
    flash(_("Alles staat op gelezen."), "success")
    return redirect(url_for("notifications.news"))


@bp.post("/mijn/nieuws/<int:subject_id>")
@signed_in
def open_subject(subject_id: int) -> Response:
    """Go to the subject; what there was to know about it is read. A button, for opening a page changes nothing by itself."""
    subject = get_subject(actor(), subject_id)
    services.read(actor(), subject.id)
    return redirect(url_of(subject))


@bp.post("/mijn/nieuws/<int:subject_id>/gelezen")
@signed_in
def mark_read(subject_id: int) -> Answer:
    """The page of a subject was shown: what there was to know about it is read. A script says so; nobody sees the answer."""
    services.read(actor(), get_subject(actor(), subject_id).id)
    return FlaskResponse(status=204)


@bp.get("/onderwerpen/<int:subject_id>.atom")
@public
def subject_feed(subject_id: int) -> FlaskResponse:
    """What happened to one subject and what was said about it, as anybody may know it, whoever asks."""
    subject = get_subject(NOBODY, subject_id)
    answer = make_response(render_template("notifications/feed.xml", feed=feed.of_subject(subject)))
    answer.content_type = "application/atom+xml; charset=utf-8"
    return answer
