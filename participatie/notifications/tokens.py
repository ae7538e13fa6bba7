"""The link with which a mail can be stopped by who got it, and by nobody else: signed, for one person and one subject."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from participatie.kernel.errors import NotFound


def _signer() -> URLSafeSerializer:
    """Signs with the secret of now, and also reads what an earlier one signed."""
    config = current_app.config
    return URLSafeSerializer([*reversed(config["SECRET_KEY_FALLBACKS"]), config["SECRET_KEY"]], salt="stop mail")


def stop_path(person_id: int, subject_id: int) -> str:
    """Where this person stops mail about this subject."""
    return f"/mail/stop/{_signer().dumps([person_id, subject_id])}"


def read_stop_token(token: str) -> tuple[int, int]:
    """The person and the subject that a link is for."""
    try:
        person_id, subject_id = _signer().loads(token)
        return int(person_id), int(subject_id)
    except (BadSignature, TypeError, ValueError):
        raise NotFound from None
