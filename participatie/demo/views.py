"""What only the demo has: signing in with one click, and the mails that were sent. Elsewhere these pages do not exist."""

from flask import Blueprint, Response, current_app, make_response, redirect, request, session
from werkzeug.wrappers import Response as Answered

from participatie.accounts.queries import find_person_by_email
from participatie.accounts.session import enter, leave
from participatie.demo.people import find_guide
from participatie.kernel.errors import NotFound
from participatie.kernel.outbox import KeptMail, find_kept_mail, list_kept_mail
from participatie.kernel.routes import actor, public, safe_next
from participatie.kernel.web import Answer, page

bp = Blueprint("demo", __name__, url_prefix="/demo")

HIDDEN = "demo_bar_hidden"
FRAME_RIGHTS = "allow-popups allow-top-navigation-by-user-activation"
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; "
    f"frame-ancestors 'self'; sandbox {FRAME_RIGHTS}"
)


@bp.before_request
def only_in_demo_mode() -> None:
    """There is no such page where real people sign in."""
    if current_app.config["MODE"] != "demo":
        raise NotFound


@bp.post("/inloggen/<key>")
@public
def sign_in(key: str) -> Answered:
    """Become one of the people of the demo."""
    guide = find_guide(key)
    person = find_person_by_email(guide.email) if guide else None
    if guide is None or person is None:
        raise NotFound
    if actor().is_signed_in:
        leave()
    return enter(person, safe_next(request.form.get("next"), guide.next_path))


@bp.post("/balk-weg")
@public
def hide_bar() -> Answered:
    """Take the bar of the demo out of sight in this browser; it comes back on the page to sign in."""
    session[HIDDEN] = True
    return redirect(safe_next(request.form.get("next")))


@bp.post("/balk-terug")
@public
def show_bar() -> Answered:
    """Show the bar of the demo again."""
    session.pop(HIDDEN, None)
    return redirect(safe_next(request.form.get("next")))


@bp.get("/postbus")
@public
def mailbox() -> Answer:
    """The mails that would have been sent, newest first."""
    return page("demo/mailbox.html", mails=list_kept_mail())


@bp.get("/postbus/<int:mail_id>")
@public
def mail(mail_id: int) -> Response:
    """One mail: as a reader sees it, and its plain text beside it."""
    response = make_response(page("demo/mail.html", mail=_get_mail(mail_id), rights=FRAME_RIGHTS))
    policy = current_app.config["CONTENT_SECURITY_POLICY"]
    response.headers["Content-Security-Policy"] = f"{policy}; frame-src 'self'"
    return response


@bp.get("/postbus/<int:mail_id>/html")
@public
def mail_html(mail_id: int) -> Response:
    """The HTML of a mail on its own, for a frame that runs nothing; its links open in the whole window."""
    html = _get_mail(mail_id).html.replace("<head>", '<head><base target="_top">', 1)
    response = Response(html, mimetype="text/html")
    response.headers["Content-Security-Policy"] = MAIL_POLICY
    return response


def _get_mail(mail_id: int) -> KeptMail:
    kept = find_kept_mail(mail_id) if mail_id < 2**31 else None
    if kept is None:
        raise NotFound
    return kept
