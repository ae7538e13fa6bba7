"""Hashes that need the secret of this installation: a copy of the database alone says nothing about what was hashed."""

import hmac

from flask import current_app


def keyed_hash(purpose: str, value: str) -> str:
    """The hash of this value for one purpose, as 64 hexadecimal characters."""
    return _hash(current_app.config["SECRET_KEY"], purpose, value)


def keyed_hashes(purpose: str, value: str) -> list[str]:
    """The same under the secret of now and under each earlier one that still counts."""
    secrets: list[str] = [current_app.config["SECRET_KEY"], *current_app.config["SECRET_KEY_FALLBACKS"]]
    return [_hash(secret, purpose, value) for secret in secrets]


def _hash(secret: str, purpose: str, value: str) -> str:
    return hmac.new(secret.encode(), f"{purpose}\n{value}".encode(), "sha256").hexdigest()
