"""The link with which somebody who was asked to draw along says yes: signed, for one plan and one address, for a month."""

import hashlib
from datetime import datetime

from flask import current_app
from itsdangerous import BadSignature, URLSafeTimedSerializer

from participatie.kernel.errors import NotFound

LIFE_DAYS = 30


def _signer() -> URLSafeTimedSerializer:
    config = current_app.config
    return URLSafeTimedSerializer([*reversed(config["SECRET_KEY_FALLBACKS"]), config["SECRET_KEY"]], salt="draw along")


def _mark(email: str) -> str:
    """So that no address stands in a link, which logs keep."""
    return hashlib.sha256(email.encode()).hexdigest()[:32]


def invitation_token(plan_id: int, asked_by: int, email: str) -> str:
    """The last part of the link in the mail."""
    return _signer().dumps([plan_id, asked_by, _mark(email)])


def read_invitation(token: str, email: str) -> tuple[int, int, datetime]:
    """The plan, who asked and when, if the link was meant for this address and is no older than a month."""
    try:
        (plan_id, asked_by, mark), asked_at = _signer().loads(token, max_age=LIFE_DAYS * 24 * 3600, return_timestamp=True)
        is_theirs = mark == _mark(email)
        found = int(plan_id), int(asked_by), asked_at
    except (BadSignature, TypeError, ValueError):
        raise NotFound from None
    if not is_theirs:
        raise NotFound
    return found
