"""The life of a request: who acts, one commit, one answer for each way of being turned down, safe headers."""

import logging
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from flask import Flask, current_app, g, redirect, render_template, request, session
from flask import Response as FlaskResponse
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, CSRFProtect
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from participatie.kernel import db as database
from participatie.kernel import kept as kept_forms
from participatie.kernel import receipts, refusals, turned_away
from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.errors import Conflict, Forbidden, NotFound, Refused
from participatie.kernel.problems import problem
from participatie.kernel.routes import IntegerConverter, SignInFirst, actor, sign_in_page, sign_in_url

log = logging.getLogger(__name__)

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
LATE = frozenset({403, 404, 409, 422})
NOT_TYPED = frozenset({"csrf_token", "form_key", "code", "version", "next", "credential", "file", "logo", "photos", "say"}) | {
    "leaving_texts",
    "leaving_sure",
}

rendering: ContextVar[bool] = ContextVar("rendering", default=False)

Answer = Response | tuple[str, int]


_preparations: list[Callable[[], None]] = []


def before_each_page(prepare: Callable[[], None]) -> None:
    """Let a domain load what the frame of every page shows; while a page is written nothing is loaded any more."""
    if prepare not in _preparations:
        _preparations.append(prepare)


def page(template: str, status: int = 200, **values: object) -> tuple[str, int]:
    """Render a template. A form with errors answers 422, and so nothing of the request is kept."""
    form = values.get("form")
    if status == 200 and getattr(form, "errors", None):
        status = 422
    if status == 200 and request.method in SAFE_METHODS:
        kept_forms.put_back(values)
    for prepare in _preparations:
        prepare()
    token = rendering.set(True)
    try:
        return render_template(template, **values), status
    finally:
        rendering.reset(token)


class Sessions(SecureCookieSessionInterface):
    """Flask's sessions, but an answer that caches may give to anybody carries nobody's cookie."""

    def save_session(self, app: Flask, session: SessionMixin, response: FlaskResponse) -> None:
        """Leave the cookie as it is with what is public: such an answer changes nothing in a session."""
        if not response.cache_control.public:
            super().save_session(app, session, response)


def init_app(app: Flask, load_actor: Callable[[], Actor]) -> None:
    """Wire the life of a request into the application. `load_actor` finds out who makes it."""
    app.session_interface = Sessions()

    @app.before_request
    def begin() -> Response | None:
        if request.endpoint == "static":
            return None
        database.expect_writes(request.method not in SAFE_METHODS)
        g.actor = NOBODY
        refusals.begin(request.method not in SAFE_METHODS)
        if request.is_json and request.method not in SAFE_METHODS:
            return plain_refusal()  # forms come as forms: no other site can make a browser send one of ours as JSON
        if "\x00" in request.path or b"%00" in request.query_string:
            return plain_refusal()  # no address of ours holds it, and PostgreSQL cannot look for it
        g.actor = load_actor()
        if sum(len(values) for _name, values in request.form.lists()) > app.config["MAX_FORM_PARTS"]:
            return plain_refusal()  # Werkzeug counts the parts of other forms only, and our pages show again what was typed
        return earlier_answer()

    app.url_map.converters["int"] = IntegerConverter
    CSRFProtect(app)
    app.after_request(finish)

    @app.after_request
    def protect(response: Response) -> Response:
        return with_safe_headers(response, app.config["CONTENT_SECURITY_POLICY"])

    register_error_pages(app)


def plain_refusal() -> Response:
    """The answer to an address that no page of ours can have, without a page around it."""
    return Response(_("Dit adres hoort niet bij deze site."), 400, mimetype="text/plain")


def _receipt_key() -> str | None:
    if request.method in SAFE_METHODS or not (form_key := request.form.get("form_key")):
        return None
    if getattr(current_app.view_functions.get(request.endpoint or ""), "every_time", False):
        return None
    return receipts.receipt_key(form_key, request.path, actor().id)


def earlier_answer() -> Response | None:
    """The answer that this very form got before, when it arrives for the second time."""
    key = _receipt_key()
    location = receipts.find_location(key) if key else None
    return redirect(location) if location else None


def finish(response: Response) -> Response:
    """Commit what a successful unsafe request did; forget everything else."""
    if request.endpoint == "static":
        return response
    if request.method in SAFE_METHODS or response.status_code >= 400:
        database.roll_back()
        answer = _answer_of_the_first(response)
        if answer is response:
            refusals.settle(actor().id, frozenset(held.role for held in actor().held), request.endpoint or "")
        return answer
    key = _receipt_key()
    kept_forms.forget_sent()
    try:
        if key and response.status_code in (302, 303):
            if location := receipts.find_location(key):
                database.roll_back()  # the same form was sent twice at once, and the other one was first
                return redirect(location)
            receipts.keep(key, response.headers["Location"])
        database.commit()
    except IntegrityError:
        database.roll_back()
        if key and (location := receipts.find_location(key)):
            return redirect(location)
        raise
    return response


def _answer_of_the_first(refusal: Response) -> Response:
    """A form sent twice at once may be refused because the first arrival did it: then the second gets that answer."""
    key = _receipt_key() if refusal.status_code in LATE else None
    location = receipts.find_location(key) if key else None
    database.roll_back()
    return redirect(location) if location else refusal


def with_safe_headers(response: Response, policy: str) -> Response:
    """Headers that forbid what the pages do not need; nothing personal is cached."""
    headers = response.headers
    headers.setdefault("Content-Security-Policy", policy)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "geolocation=(self), camera=(), microphone=(), interest-cohort=()")
    headers.setdefault("Cache-Control", "private, no-store")
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
    return response


def register_error_pages(app: Flask) -> None:
    """One page for each way of being turned down; JSON under /api/."""

    def answer(status: int, template: str, **values: object) -> Answer:
        database.roll_back()
        if request.path.startswith("/api/"):
            return problem(status, str(values.get("message") or values.get("reference") or ""))
        return page(template, status, kept=typed_text(), **values)

    @app.errorhandler(NotFound)
    def not_found(error: NotFound) -> Answer:
        return answer(404, "errors/404.html", message=error.message)

    @app.errorhandler(Forbidden)
    def forbidden(error: Forbidden) -> Answer:
        return answer(403, "errors/403.html")

    @app.errorhandler(Refused)
    def refused(error: Refused) -> Answer:
        refusals.note(f"rule:{error.field or ''}", is_of_a_right=False)
        return answer(422, "errors/refused.html", message=error.message)

    @app.errorhandler(Conflict)
    def conflict(error: Conflict) -> Answer:
        return answer(409, "errors/409.html", clashes=error.clashes, back_url=error.back_url or request.path)

    @app.errorhandler(SignInFirst)
    def sign_in_first(error: SignInFirst) -> Answer:
        if request.method in SAFE_METHODS and not request.path.startswith("/api/"):
            return sign_in_page()
        database.roll_back()
        way_back, why = kept_forms.keep_request(sent_text()), turned_away.why_signed_out()
        return answer(401, "errors/401.html", sign_in_url=sign_in_url(way_back), why=why)

    @app.errorhandler(CSRFError)
    def expired(error: CSRFError) -> Answer:
        database.roll_back()
        form_url = kept_forms.keep_request(sent_text()) if kept_forms.is_from_here() else ""
        return answer(400, "errors/expired.html", form_url=form_url)

    @app.errorhandler(HTTPException)
    def http_error(error: HTTPException) -> Answer:
        if isinstance(error, SecurityError):  # without a host that we know no link can be made
            return plain_refusal()
        if isinstance(response := error.get_response(), Response) and (error.code or 500) < 400:
            return response
        code = error.code or 500
        template = f"errors/{code}.html"
        if template not in app.jinja_env.list_templates(filter_func=lambda name: name.startswith("errors/")):
            template = "errors/400.html" if code < 500 else "errors/500.html"
        return answer(code, template, reference="")

    @app.errorhandler(Exception)
    def broken(error: Exception) -> Answer:
        if app.testing and app.config.get("PROPAGATE_BUGS", True):
            raise error
        reference = secrets.token_hex(4).upper()
        log.exception("broken request", extra={"reference": reference, "endpoint": request.endpoint})
        return answer(500, "errors/500.html", reference=reference)


def typed_text() -> list[tuple[str, str]]:
    """What a person typed into the form of this request, to be shown again: no secrets, no names of files."""
    try:
        typed = list(request.form.items(multi=True))
    except HTTPException:  # what came is too large, or no form at all
        return []
    return [(name, value) for name, value in typed if name not in NOT_TYPED and not name.startswith("password")]


def sent_text() -> list[tuple[str, str]]:
    """The same for the form itself, with the version that was on the screen: a later one of somebody else still clashes."""
    typed = typed_text()
    version = request.form.get("version") if typed else None
    return [*typed, ("version", version)] if version else typed


def browser_drafts() -> frozenset[str]:
    """The keys of drafts that this browser began before signing in."""
    return frozenset(session.get("drafts", ()))


def remember_draft(key: str) -> None:
    """Let this browser come back to a draft; the last twenty are kept."""
    session["drafts"] = [*session.get("drafts", [])[-19:], key]
