"""Errors of the API, as `application/problem+json` (RFC 9457)."""

from http import HTTPStatus

from flask import Response, json, request


def problem(status: int, detail: str = "") -> Response:
    """A problem document for this status."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    return Response(json.dumps(body), status=status, mimetype="application/problem+json")
