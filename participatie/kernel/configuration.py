"""From our settings to the names that Flask and its extensions read."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask

from participatie.kernel.db import engine_options
from participatie.kernel.settings import Value


def configure(app: Flask, settings: Mapping[str, Value]) -> None:
    """Fill the configuration of this application."""
    base = urlsplit(str(settings["BASE_URL"]))
    secure = base.scheme == "https"
    trusted = settings["TRUSTED_HOSTS"]
    hosts = [base.hostname or "localhost", *(trusted if isinstance(trusted, tuple) else ())]
    app.config.update(settings)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings["DATABASE_URL"],
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(str(settings["DATABASE_URL"])),
        DATA_FOLDER=Path(str(settings["DATA_FOLDER"])).resolve(),
        SECRET_KEY_FALLBACKS=list(_words(settings["SECRET_KEY_FALLBACKS"])),
        TRUSTED_HOSTS=hosts if settings["MODE"] == "production" else None,
        SESSION_COOKIE_NAME="__Host-session" if secure else "session",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=30),
        MAX_CONTENT_LENGTH=12 * 1024 * 1024,
        MAX_FORM_MEMORY_SIZE=600_000,
        MAX_FORM_PARTS=300,
        WTF_CSRF_TIME_LIMIT=12 * 3600,
        SIGN_IN_ENDPOINT="accounts.sign_in",
        CONTENT_SECURITY_POLICY=content_security_policy(str(settings["BASEMAP"]), str(settings["BASEMAP_URL"])),
    )


def _words(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


PDOK_TILES = "https://service.pdok.nl"


def content_security_policy(basemap: str, basemap_url: str) -> str:
    """What a browser may load: our own host only, and map pictures from the host that the settings name."""
    tiles = {"pdok": PDOK_TILES, "xyz": _origin(basemap_url)}.get(basemap, "")
    directives = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        f"img-src 'self' data: blob: {tiles}".strip(),
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "manifest-src 'self'",
    )
    return "; ".join(directives)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}" if parts.netloc else ""
