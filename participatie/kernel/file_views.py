"""Stored files as browsers get them."""

import re

from flask import Blueprint, request
from werkzeug.wrappers import Response

from participatie.kernel import files
from participatie.kernel.errors import NotFound
from participatie.kernel.routes import actor, public

bp = Blueprint("files", __name__, url_prefix="/bestanden")

KEY = re.compile(r"[A-Za-z0-9_-]{22}")
SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'"


@bp.get("/<string(length=22):key>")
@public
def show(key: str) -> Response:
    """A file, for who may see what it belongs to."""
    return _answer(key, "")


@bp.get("/<string(length=22):key>/klein")
@public
def show_small(key: str) -> Response:
    """The small copy of a photo."""
    return _answer(key, files.SMALL)


def _answer(key: str, suffix: str) -> Response:
    """Browsers may keep it but ask each time, so that what is hidden is gone at once; the usual answer reads no file."""
    stored = files.find_file(key) if KEY.fullmatch(key) else None
    everybody = stored is not None and files.is_public(key)
    if stored is None or not (everybody or files.may_see(actor(), key)):
        raise NotFound
    etag = f"{stored.sha256}{suffix}"
    response = Response(status=304) if request.if_none_match.contains(etag) else _whole(stored, suffix)
    response.set_etag(etag)
    response.headers["Cache-Control"] = "public, no-cache" if everybody else "private, no-cache"
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["Content-Disposition"] = "inline"
    return response


def _whole(stored: files.StoredFile, suffix: str) -> Response:
    try:
        data = files.path_of(stored.key, suffix).read_bytes()
    except FileNotFoundError as error:
        raise NotFound from error
    return Response(data, mimetype=stored.media_type)
