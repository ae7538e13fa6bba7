"""How often somebody may try: per address, per person, and generously per network, for schools and libraries share one."""

import ipaddress
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from email_validator import EmailNotValidError, validate_email
from flask import Flask, Response, make_response, request, session
from flask_limiter import Limiter
from limits import RateLimitItemPerHour
from werkzeug.exceptions import TooManyRequests

from participatie.kernel import db as database
from participatie.kernel.problems import problem
from participatie.kernel.routes import actor
from participatie.kernel.text import uniform
from participatie.kernel.web import page, typed_text

LONGEST_ADDRESS = 320
KEPT_FORMS = RateLimitItemPerHour(120)

View = TypeVar("View", bound=Callable[..., Any])  # a view may answer anything Flask accepts


def network() -> str:
    """Where the visitor comes from: the address itself, or for IPv6 the network of one connection (/64)."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "0.0.0.0")  # noqa: S104  (compared, not listened on)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)


def address_key(address: str) -> str:
    """One key, of a bounded length, for all spellings of a mail address.

    Case, blanks, other forms of the same letters and what follows a plus sign do not matter.
    """
    typed = "".join(address.split())[:LONGEST_ADDRESS]
    with suppress(EmailNotValidError):
        typed = validate_email(typed, check_deliverability=False, test_environment=True).normalized
    local, _, domain = uniform(typed).casefold().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def typed_address() -> str:
    """The mail address in this form; without one, the network."""
    typed = request.form.get("email", "")
    return address_key(typed) if typed else network()


def person_or_network() -> str:
    """Who writes: the person who is signed in, else the network."""
    return f"person {actor().id}" if actor().is_signed_in else network()


def is_known() -> bool:
    """Whether the visitor is signed in, and so gets no mail to confirm who they are."""
    return actor().is_signed_in


def leads_on(response: Response) -> bool:
    """Whether the form was good; one that comes back with its errors sent no mail."""
    return response.status_code < 400


def person_of_second_factor() -> str:
    """Whose second factor is tried: the person halfway through signing in, else the one who is signed in."""
    return str(session.get("tf_user_id") or person_or_network())


limiter = Limiter(key_func=network, strategy="moving-window", in_memory_fallback_enabled=True, key_prefix="participatie")


def _all_of(*limits: Callable[[View], View]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        for limit in limits:
            view = limit(view)
        return view

    return decorate


_post = partial(limiter.shared_limit, methods=["POST"])

second_factor_try = _all_of(
    _post("10/15minutes", scope="second factor, person", key_func=person_of_second_factor),
    _post("100/hour", scope="second factor, network", key_func=network),
)
"""For each view that takes a code of an authenticator, or a recovery code."""

sign_in_mail = _all_of(
    _post("5/hour", scope="sign-in mail, address", key_func=typed_address),
    _post("60/hour", scope="sign-in mail, network", key_func=network),
)
"""For each view that sends a mail with a code to the address in its field `email`."""

confirming_mail = _all_of(
    *(
        _post(limit, scope=scope, key_func=key, exempt_when=is_known, deduct_when=leads_on)
        for limit, scope, key in (
            ("5/hour", "sign-in mail, address", typed_address),
            ("60/hour", "sign-in mail, network", network),
        )
    )
)
"""For each view that mails a link to who is signed out, and does something else for who is signed in: the same counts."""

invitation_mail = _all_of(
    _post("5/day", scope="invitation mail, address", key_func=typed_address, deduct_when=leads_on),
    _post("30/hour", scope="invitation mail, person", key_func=person_or_network, deduct_when=leads_on),
)
"""For each view that mails an invitation to the address in its field `email`."""

provider_visit = limiter.shared_limit("300/hour", scope="provider, network", key_func=network)
"""For each page on which somebody goes to a provider of identities, or comes back: it asks that provider something."""

code_try = _all_of(_post("100/hour", scope="code, network", key_func=network))
"""For each view that takes a code. The code itself allows five tries."""

passkey_question = _all_of(_post("200/hour", scope="passkey question, network", key_func=network))
"""For each view that asks a passkey something."""

letter_code_try = _all_of(
    limiter.shared_limit("60/hour", scope="letter code, network", key_func=network, deduct_when=lambda r: not leads_on(r))
)
"""For each page that a code from a letter opens: only codes that do not are counted, for a whole street may share a network."""

claim_try = _all_of(
    _post("10/hour", scope="claim code, person", key_func=person_or_network, deduct_when=lambda r: not leads_on(r)),
    _post("60/hour", scope="claim code, network", key_func=network, deduct_when=lambda r: not leads_on(r)),
)
"""For each view that takes a code with which somebody takes over what was written down: only wrong ones are counted."""

password_try = _all_of(
    _post("10/15minutes", scope="password, address", key_func=typed_address),
    _post("100/hour", scope="password, network", key_func=network),
)
"""For each view that takes a password."""

photo = _all_of(_post("60/hour", scope="photo", key_func=person_or_network))
"""For each view that decodes a photo, which takes much memory whether or not it is kept."""

writing = _all_of(_post("60/hour", scope="writing", key_func=person_or_network))
"""For each view that posts something others will read, or supports it."""

keeping = _all_of(_post("600/hour", scope="keeping", key_func=person_or_network))
"""For each view to which a page sends by itself what is typed so far, three times a minute."""

recording = _all_of(_post("1200/hour", scope="recording", key_func=person_or_network))
"""For each view on which somebody types in what many others said or wrote on paper."""

typing = limiter.shared_limit("1200/15minutes", scope="typing", key_func=person_or_network)
"""For each address that a script asks something while somebody types: a school or library shares one network."""

document = limiter.shared_limit("30/hour", scope="document", key_func=person_or_network)
"""For each view that sets a document on paper while somebody waits."""


def may_keep() -> bool:
    """Whether one more form that could not be sent may wait for this network."""
    return limiter.limiter.hit(KEPT_FORMS, "kept form", network())


def init_app(app: Flask) -> None:
    """Count in Redis when there is one, else in this process."""
    app.config.update(RATELIMIT_STORAGE_URI=app.config["REDIS_URL"] or "memory://", RATELIMIT_HEADERS_ENABLED=False)
    limiter.init_app(app)
    app.register_error_handler(TooManyRequests, too_often)


def too_often(error: TooManyRequests) -> Response:
    """Say when to try again, in minutes and in the header that programs read."""
    database.roll_back()
    limit = limiter.current_limit
    seconds = max(1, int(limit.reset_at - time.time())) if limit else 60
    minutes = -(-seconds // 60)
    if request.path.startswith("/api/"):
        response = problem(429)
    else:
        response = make_response(page("errors/429.html", 429, minutes=minutes, kept=typed_text()))
    response.headers["Retry-After"] = str(seconds)
    return response
