"""What accounts keep in a browser's cookie: who is signed in, and for which address a code is on its way."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar

from flask import Flask, current_app, g, request, session, url_for
from flask_login import user_logged_in
from flask_security.utils import logout_user
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from participatie.accounts import journeys, services
from participatie.accounts.models import Person
from participatie.kernel.routes import safe_next

KEY = "signed_in"
TWO_STEPS = "two_steps"
FRESH = timedelta(minutes=30)
"""How long after signing in somebody may change how they sign in; after that they sign in once more."""
KEPT = frozenset({"drafts", "area", "kept_form", "language", "no_keys", "_user_id", "_fresh", "_id", "_flashes"})
SECOND_FACTOR = ("tf_state", "tf_user_id", "tf_primary_method", "tf_remember_login", "tf_totp_secret", "tf_select")
FAMILIES = (
    (r"Edg(e|A|iOS)?/", "Edge"),
    (r"OPR/|Opera", "Opera"),
    (r"SamsungBrowser", "Samsung Internet"),
    (r"Firefox|FxiOS", "Firefox"),
    (r"Chrome|CriOS|Chromium", "Chrome"),
    (r"Safari", "Safari"),
)
SYSTEMS = (
    (r"iPhone", "iPhone"),
    (r"iPad", "iPad"),
    (r"Android", "Android"),
    (r"Windows", "Windows"),
    (r"Mac OS X|Macintosh", "Mac"),
    (r"Linux|X11", "Linux"),
)

View = TypeVar("View", bound=Callable[..., Any])  # a view may answer anything Flask accepts


@dataclass(frozen=True)
class Expected:
    """The code that this browser waits for."""

    email: str
    purpose: str
    draft_key: str | None


def expect_code(email: str, purpose: str, draft_key: str | None = None) -> str:
    """Remember for which address a code is on its way. Gives the address of the page that asks for it."""
    session["code"] = {"email": email, "purpose": str(purpose), "draft_key": draft_key}
    return url_for("accounts.enter_code")


def expected_code() -> Expected | None:
    """The code that this browser waits for, if there is one."""
    kept = session.get("code")
    return Expected(**kept) if kept else None


def browser_family(agent: str) -> str:
    """The browser and machine in words that a person recognises, without version or other traces."""
    family = next((name for pattern, name in FAMILIES if re.search(pattern, agent)), "")
    system = next((name for pattern, name in SYSTEMS if re.search(pattern, agent)), "")
    return " · ".join(part for part in (family, system) if part)


def current_key() -> str:
    """The key of the session in this browser; empty when nobody is signed in."""
    return str(session.get(KEY, ""))


def is_fresh() -> bool:
    """Whether somebody signed in here so lately that no other person can have taken over this browser since."""
    return time.time() - float(session.get("fs_paa", 0)) < FRESH.total_seconds()


def sign_in_again(next_path: str) -> str:
    """The address where who is signed in already shows once more who they are."""
    return url_for("accounts.sign_in", next=next_path, opnieuw=1)


def freshly_signed_in(view: View) -> View:
    """Only for who signed in lately; others do so again and then come back to their account."""

    @wraps(view)
    def guarded(*args: object, **kwargs: object) -> object:
        return view(*args, **kwargs) if is_fresh() else redirect(sign_in_again(url_for("accounts.account")))

    return guarded  # type: ignore[return-value]


def begin_session(sender: Flask, user: Person, **_extra: object) -> None:
    """After every way of signing in: a new session with a new key, and nothing of the old one but drafts and language."""
    if key := current_key():
        services.end_session_of_key(key)
    linking = journeys.confirmed_link(user)
    for name in set(session) - KEPT:
        session.pop(name)
    g.pop("csrf_token", None)
    session[KEY] = services.open_session(user, browser_family(request.headers.get("User-Agent", "")))
    session.permanent = True
    services.note_sign_in(user)
    session.setdefault("language", user.language)
    if linking:
        journeys.link(user, linking)


def connect(app: Flask) -> None:
    """Start a session whenever Flask-Login has signed somebody in."""
    user_logged_in.connect(begin_session, app)


def enter(person: Person, next_path: str = "", *, in_two_steps: bool = False, asked_at: int | None = None) -> Response:
    """Let somebody in who proved who they are: past the second factor when they have one, else at once.

    Who proved it in two steps already, elsewhere or with a passkey, is not asked for a second factor here. `asked_at` is
    when somebody else asked who they are, in seconds since 1970: a sign-in is as fresh as that.
    """
    way_on = safe_next(next_path, "")
    plugins = current_app.extensions["security"].two_factor_plugins
    answer: Response | None = None if in_two_steps else plugins.tf_enter(person, False, "email", way_on or None)
    if answer is not None:
        return answer
    services.sign_in(person)
    if asked_at is not None:
        session["fs_paa"] = asked_at
    if in_two_steps:
        session[TWO_STEPS] = True
    if not person.display_name:
        return redirect(url_for("accounts.choose_name", next=way_on or None))
    return redirect(way_on or url_for("accounts.mine"))


def leave() -> None:
    """Sign this browser out; the key in its cookie is of no use any more."""
    if key := current_key():
        services.end_session_of_key(key)
    logout_user()
    kept = {name: session[name] for name in ("language", "drafts") if name in session}
    session.clear()
    session.update(kept)
