"""Each route says who may come in. A route that says nothing fails a test."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import current_app, g, redirect, request, url_for
from werkzeug import routing
from werkzeug.wrappers import Response

from participatie.kernel import refusals
from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.db import LARGEST_ID
from participatie.kernel.errors import Forbidden

View = TypeVar("View", bound=Callable[..., Any])  # a view may answer anything Flask accepts

# Routes of libraries, which cannot carry our mark: endpoint -> who may come in.
EXTERNAL_ACCESS: dict[str, str] = {"static": "public"}

LONGEST_WAY = 2000


class SignInFirst(Exception):
    """The act needs a known person; what was typed is kept and shown again after signing in."""


class IntegerConverter(routing.IntegerConverter):
    """A number in an address, no larger than a database can hold; a larger one is the address of nothing."""

    def __init__(self, url_map: routing.Map) -> None:
        super().__init__(url_map, max=2**63 - 1)


def actor() -> Actor:
    """Who makes this request."""
    return g.get("actor", NOBODY)


def public(view: View) -> View:
    """Anybody may come in; what they may read is filtered by the queries."""
    view.access = "public"  # type: ignore[attr-defined]
    return view


def every_time(view: View) -> View:
    """Each arrival of this form is a try of its own: a second one does not get the answer of the first."""
    view.every_time = True  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Only a known person may come in; others sign in first and then come back."""

    @wraps(view)
    def guarded(*args: object, **kwargs: object) -> object:
        if not actor().is_signed_in:
            raise SignInFirst
        return view(*args, **kwargs)

    guarded.access = "signed_in"  # type: ignore[attr-defined]
    return guarded  # type: ignore[return-value]


def for_role(*roles: str) -> Callable[[View], View]:
    """Only people who hold one of these roles, for whatever scope, may come in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: object, **kwargs: object) -> object:
            if not actor().is_signed_in:
                raise SignInFirst
            if not any(held.role in roles for held in actor().held):
                refusals.note("role:" + ",".join(roles), is_of_a_right=True)
                raise Forbidden
            return view(*args, **kwargs)

        guarded.access = "role:" + ",".join(roles)  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def page_number() -> int:
    """Which page of a list is asked for in `pagina`; nonsense is the first."""
    return max(1, min(request.args.get("pagina", 1, type=int), 10_000))


def asked_id(name: str) -> int | None:
    """The id that stands in the address under this name, if one does; what can be nobody's id is 0, which names nothing."""
    number = request.args.get(name, type=int)
    return number if number is None or 0 < number <= LARGEST_ID else 0


def safe_next(target: str | None, otherwise: str = "/") -> str:
    """A path on this site to go on to; anything else becomes `otherwise`."""
    if not target or len(target) > LONGEST_WAY or any(ord(c) < 33 or c == "\\" for c in target):
        return otherwise
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not target.startswith("/") or target.startswith("//"):
        return otherwise
    return target


def way_back() -> str:
    """The page that somebody came from and goes back to when done, in `terug`; empty when there is none."""
    return safe_next(request.args.get("terug"), "")


def sign_in_page() -> Response:
    """Send a visitor to sign in and back."""
    here = request.full_path.rstrip("?") if request.method == "GET" else request.referrer or ""
    return redirect(sign_in_url(safe_next(path_of(here))))


def path_of(address: str) -> str:
    """The path and query of an address, without the site; empty when it cannot be a way back."""
    parts = urlsplit(address)
    return safe_next(parts.path + (f"?{parts.query}" if parts.query else ""), "")


def sign_in_url(way_back: str = "") -> str:
    """Where one signs in, and from there back."""
    return url_for(current_app.config["SIGN_IN_ENDPOINT"], next=way_back or None)
