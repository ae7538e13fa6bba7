"""The second factor of staff: Flask-Security's authenticator set-up, check and recovery codes, and nothing else of it."""

import base64
import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from flask import Blueprint, Flask, g, render_template, request, session, url_for
from flask_login import current_user
from flask_security import Security, Totp, UserMixin
from flask_security.recovery_codes import mf_recovery, mf_recovery_codes
from flask_security.views import two_factor_setup, two_factor_setup_validate, two_factor_token_validation
from passlib.totp import TOTP, AppWallet, TotpMatch
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from participatie.accounts.models import Person
from participatie.accounts.roles import is_staff
from participatie.accounts.session import FRESH, TWO_STEPS
from participatie.kernel import limits
from participatie.kernel.access import Held
from participatie.kernel.routes import EXTERNAL_ACCESS, SignInFirst
from participatie.kernel.web import rendering

FsView = Callable[..., Any]  # a view of the library may answer anything Flask accepts


class Authenticator(Totp):
    """One-time passwords that count once, under secrets that can be rotated."""

    def __init__(self, secrets: dict[str, str], issuer: str) -> None:
        self._totp = TOTP.using(issuer=issuer, wallet=AppWallet(secrets=secrets, default_tag=next(iter(secrets))))

    def get_last_counter(self, user: UserMixin) -> int | None:
        """The moment of the last code that was used."""
        return user.tf_last_counter if isinstance(user, Person) else None

    def set_last_counter(self, user: UserMixin, tmatch: TotpMatch) -> None:
        """Let this code, and all before it, be of no use again."""
        if isinstance(user, Person):
            user.tf_last_counter = tmatch.counter


def configure(app: Flask) -> None:
    """Flask-Security with everything off that we do ourselves; keys are derived from our secret and its predecessors."""
    secrets = [app.config["SECRET_KEY"], *app.config["SECRET_KEY_FALLBACKS"]]
    app.config.update(
        SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"],
        SECURITY_PASSWORD_SINGLE_HASH={"argon2"},
        SECURITY_PASSWORD_SCHEMES=["argon2", "plaintext"],
        SECURITY_I18N_DIRNAME=["builtin", str(app.config["SECURITY_TRANSLATIONS"])],
        SECURITY_CLI_USERS_NAME=None,
        SECURITY_CLI_ROLES_NAME=None,
        SECURITY_RETURN_GENERIC_RESPONSES=True,
        SECURITY_EMAIL_VALIDATOR_ARGS={"check_deliverability": False},
        SECURITY_FRESHNESS=FRESH,
        SECURITY_FRESHNESS_GRACE_PERIOD=timedelta(0),
        SECURITY_TWO_FACTOR=True,
        SECURITY_TWO_FACTOR_ENABLED_METHODS=["authenticator"],
        SECURITY_TWO_FACTOR_IMPLEMENTATIONS={"code": "flask_security.twofactor.CodeTfPlugin"},
        SECURITY_TWO_FACTOR_RESCUE_EMAIL=False,
        SECURITY_TWO_FACTOR_ERROR_VIEW="accounts.sign_in",
        SECURITY_TWO_FACTOR_POST_SETUP_VIEW="security.mf_recovery_codes",
        SECURITY_MULTI_FACTOR_RECOVERY_CODES=True,
        SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS=[_fernet_key(secret) for secret in secrets],
        SECURITY_TOTP_SECRETS={hashlib.sha256(secret.encode()).hexdigest()[:8]: secret for secret in secrets},
        SECURITY_TOTP_ISSUER="Participatie",
        SECURITY_POST_LOGIN_VIEW="accounts.mine",
    )


def _fernet_key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(f"recovery codes {secret}".encode()).digest())


def unauthenticated(mechanisms: list[str] | None = None, headers: dict[str, str] | None = None) -> Response:
    """Flask-Security's pages send visitors to our own sign-in page."""
    raise SignInFirst


def stale(within: object, grace: object) -> Response:
    """Who signed in long ago proves again who they are before changing the second factor, and begins there again."""
    endpoint = "mf_recovery_codes" if request.endpoint == "security.mf_recovery_codes" else "two_factor_setup"
    return redirect(url_for("accounts.sign_in", next=url_for(f"security.{endpoint}"), opnieuw=1))


def render(template: str, **values: object) -> str:
    """Render a page of Flask-Security as ours: any SQL in it is an error."""
    token = rendering.set(True)
    try:
        return render_template(template, **values)
    finally:
        rendering.reset(token)


def lost_authenticator() -> Response:
    """Without the authenticator one can use a recovery code."""
    return redirect(url_for("security.mf_recovery", next=request.args.get("next")))


def _limited(view: FsView) -> FsView:
    """Codes can be guessed at no more than ten times a quarter of an hour, by person as well as by network."""

    @limits.second_factor_try
    @wraps(view)
    def guarded(*args: object, **kwargs: object) -> object:
        return view(*args, **kwargs)

    return guarded


PAGES: tuple[tuple[str, str, FsView, tuple[str, ...], str], ...] = (
    ("/tf-setup", "two_factor_setup", two_factor_setup, ("GET", "POST"), "signed_in"),
    ("/tf-setup/<token>", "two_factor_setup_validate", _limited(two_factor_setup_validate), ("POST",), "signed_in"),
    ("/tf-validate", "two_factor_token_validation", _limited(two_factor_token_validation), ("GET", "POST"), "public"),
    ("/tf-rescue", "two_factor_rescue", lost_authenticator, ("GET",), "public"),
    ("/mf-recovery-codes", "mf_recovery_codes", mf_recovery_codes, ("GET", "POST"), "signed_in"),
    ("/mf-recovery", "mf_recovery", _limited(mf_recovery), ("GET", "POST"), "public"),
)
EXTERNAL_ACCESS.update({f"security.{endpoint}": access for _rule, endpoint, _view, _methods, access in PAGES})


def pages() -> Blueprint:
    """Only those pages of Flask-Security that we use."""
    blueprint = Blueprint("security", __name__)
    for rule, endpoint, view, methods, _access in PAGES:
        blueprint.add_url_rule(rule, endpoint, view, methods=methods)
    return blueprint


def init_app(app: Flask, security: Security) -> None:
    """Serve the pages of the second factor, as HTML only and with sessions only."""
    security.want_json(lambda request: False)
    security.unauthn_handler(unauthenticated)
    security.reauthn_handler(stale)
    security.login_manager.unauthorized_callback = unauthenticated
    security.login_manager.request_loader(lambda request: None)
    security.login_manager.session_protection = None
    security.render_template = render
    app.register_blueprint(pages())

    @app.before_request
    def ask_for_second_factor() -> Response | None:
        view = app.view_functions.get(request.endpoint or "")
        if g.get("second_factor_missing") and str(getattr(view, "access", "")).startswith("role:"):
            return redirect(url_for("security.two_factor_setup"))
        return None


def is_required(app: Flask) -> bool:
    """Whether staff must have a second factor: in production, unless the settings say otherwise."""
    wish = app.config["STAFF_SECOND_FACTOR"]
    return bool(wish == "required" or (wish == "auto" and app.config["MODE"] == "production"))


def effective(app: Flask, person: Person, held: frozenset[Held]) -> frozenset[Held]:
    """What somebody may use of what they hold: staff roles sleep until the second factor is set up."""
    if not is_required(app) or session.get(TWO_STEPS) or (person.tf_primary_method and person.tf_totp_secret):
        return held
    awake = frozenset(role for role in held if not is_staff(role.role))
    if awake != held:
        g.second_factor_missing = True
    return awake


def has_second_factor() -> bool:
    """Whether the person who looks has set up an authenticator."""
    return bool(current_user.is_authenticated and current_user.tf_primary_method)
