"""Signing in: a mail with a link and a code, or a password; and out again."""

from flask import request, session, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from participatie.accounts import journeys, queries, services
from participatie.accounts.forms import CodeForm, EmptyForm, PasswordForm, SignInForm
from participatie.accounts.models import Purpose
from participatie.accounts.session import enter, expect_code, expected_code, leave
from participatie.accounts.views.blueprint import bp
from participatie.accounts.views.ways_in import more_ways
from participatie.accounts.waiting import find_waiting
from participatie.kernel import kept, limits
from participatie.kernel.errors import Refused
from participatie.kernel.routes import actor, every_time, public, safe_next
from participatie.kernel.web import Answer, page


def _wanted() -> str:
    return safe_next(request.args.get("next"), "")


@bp.get("/inloggen")
@public
def sign_in() -> Answer:
    """Ask for the address, or for address and password."""
    if actor().is_signed_in and "opnieuw" not in request.args:
        return redirect(_wanted() or url_for("accounts.mine"))
    email = queries.get_own_person(actor()).email if actor().is_signed_in else ""
    form, password_form = SignInForm(None, email=email, next=_wanted()), PasswordForm(None, email=email, next=_wanted())
    refusal = _("Met deze passkey lukte het niet. Probeer het opnieuw, of log anders in.") if "passkey" in request.args else ""
    more = more_ways(_wanted(), is_again=bool(email))
    return page(
        "accounts/sign_in.html", form=form, password_form=password_form, is_again=bool(email), refusal=refusal, more=more
    )


@bp.post("/inloggen")
@public
@limits.sign_in_mail
def send_mail() -> Answer:
    """Send the mail. The answer is the same for every address."""
    form = SignInForm()
    journeys.forget()
    if form.validate():
        with form.reporting():
            services.send_code(form.email.data or "", Purpose.SIGN_IN, next_path=safe_next(form.next.data, ""))
            return redirect(expect_code(form.email.data or "", Purpose.SIGN_IN))
    way_on = safe_next(form.next.data, "")
    password_form = PasswordForm(None, next=way_on)
    return page("accounts/sign_in.html", form=form, password_form=password_form, more=more_ways(way_on))


@bp.route("/inloggen/code", methods=["GET", "POST"])
@public
@every_time
@limits.code_try
def enter_code() -> Answer:
    """Take the code of the mail. A wrong try is kept, hence a redirect and no page with errors."""
    waiting = expected_code()
    if waiting is None:
        return redirect(url_for("accounts.sign_in"))
    form = CodeForm()
    if form.validate_on_submit():
        found = services.use_code(waiting.email, waiting.purpose, form.code.data or "", waiting.draft_key)
        if found:
            kept.adopt(waiting.draft_key)
            journeys.confirm_link(found[0], waiting.draft_key)
        return enter(*found) if found else redirect(url_for("accounts.enter_code", fout=1))
    if "fout" in request.args and request.method == "GET":
        form.code.errors = [_("Deze code klopt niet of is verlopen. Kijk of je de nieuwste mail hebt.")]
    return page("accounts/enter_code.html", form=form, email=waiting.email, is_placing=waiting.purpose == Purpose.PLACE)


@bp.get("/inloggen/link/<token>")
@public
def follow_link(token: str) -> Answer:
    """Show one button. Opening the link changes nothing, for programs that check mail open links too."""
    try:
        code = services.look_at_link(token)
    except Refused as refusal:
        return page("accounts/link_over.html", 410, message=refusal.message)
    waiting = find_waiting(code.draft_key)
    return page("accounts/follow_link.html", form=EmptyForm(), email=code.email, purpose=code.purpose, waiting=waiting)


@bp.post("/inloggen/link/<token>")
@public
@limits.code_try
def use_link(token: str) -> Answer:
    """Use up the link and let the person in."""
    try:
        code = services.look_at_link(token)
        kept.adopt(code.draft_key)
        person, next_path = services.use_link(token)
        journeys.confirm_link(person, code.draft_key)
    except Refused as refusal:
        return page("accounts/link_over.html", 410, message=refusal.message)
    return enter(person, next_path)


@bp.post("/inloggen/wachtwoord")
@public
@limits.password_try
def sign_in_with_password() -> Answer:
    """Let somebody in by password. Wrong address and wrong password get one answer, after the same work."""
    form = PasswordForm()
    if form.validate():
        with form.reporting():
            person = services.check_password(form.email.data or "", form.password.data or "")
            return enter(person, safe_next(form.next.data, ""))
    way_on = safe_next(form.next.data, "")
    mail_form = SignInForm(None, next=way_on)
    return page("accounts/sign_in.html", 422, form=mail_form, password_form=form, more=more_ways(way_on))


@bp.post("/uitloggen")
@public
def sign_out() -> Response:
    """Sign this browser out."""
    leave()
    session.pop("code", None)
    return redirect("/")
