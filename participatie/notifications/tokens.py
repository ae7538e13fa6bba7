"""Links for who got a mail and nobody else, signed: to stop mail about one subject, and to say whether an answer was of use."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from participatie.kernel.errors import NotFound

DIGESTS, DAILY_DIGEST, WEEKLY_DIGEST, EVERYTHING = 0, -1, -2, -3
"""In the place of a subject: both digests, one of them, or all mail about news."""


def _signer(salt: str = "stop mail") -> URLSafeSerializer:
    """Signs with the secret of now, and also reads what an earlier one signed."""
    config = current_app.config
    return URLSafeSerializer([*reversed(config["SECRET_KEY_FALLBACKS"]), config["SECRET_KEY"]], salt=salt)


def stop_path(person_id: int, subject_id: int) -> str:
    """Where this person stops mail about this subject."""
    return f"/mail/stop/{stop_token(person_id, subject_id)}"


def stop_token(person_id: int, subject_id: int) -> str:
    """What such a link is signed with."""
    return str(_signer().dumps([person_id, subject_id]))


def read_stop_token(token: str) -> tuple[int, int]:
    """The person and the subject that a link is for."""
    try:
        person_id, subject_id = _signer().loads(token)
        return int(person_id), int(subject_id)
    except (BadSignature, TypeError, ValueError):
        raise NotFound from None


def help_path(question_id: int, person_id: int) -> str:
    """Where this person says whether an answer was of use."""
    return f"/mail/geholpen/{_signer('was it of use').dumps([question_id, person_id])}"


def read_help_token(token: str) -> tuple[int, int]:
    """The question and the person that a link is for."""
    try:
        question_id, person_id = _signer("was it of use").loads(token)
        return int(question_id), int(person_id)
    except (BadSignature, TypeError, ValueError):
        raise NotFound from None
