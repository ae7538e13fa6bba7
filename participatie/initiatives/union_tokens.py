"""The link with which somebody who got a mail says whether they support what grew out of two initiatives."""

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from participatie.kernel.errors import NotFound


def _signer() -> URLSafeSerializer:
    """Signs with the secret of now, and also reads what an earlier one signed."""
    config = current_app.config
    return URLSafeSerializer([*reversed(config["SECRET_KEY_FALLBACKS"]), config["SECRET_KEY"]], salt="support the new one")


def answer_path(union_id: int, person_id: int) -> str:
    """Where this person answers."""
    return f"/samen-verder/{_signer().dumps([union_id, person_id])}"


def read_answer_token(token: str) -> tuple[int, int]:
    """The union and the person that a link is for."""
    try:
        union_id, person_id = _signer().loads(token)
        return int(union_id), int(person_id)
    except (BadSignature, TypeError, ValueError):
        raise NotFound from None
