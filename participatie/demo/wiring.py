"""Puts the bar and the one-click sign-ins on every page of the demo, and on no other."""

from flask import Flask, current_app, has_request_context, request, session

from participatie.demo.people import GUIDES
from participatie.demo.views import HIDDEN


def init_app(app: Flask) -> None:
    """Tell templates whom one can become."""
    app.context_processor(values)


def values() -> dict[str, object]:
    """The people of the demo; nothing outside demo mode, and nothing while a mail is rendered."""
    if current_app.config["MODE"] != "demo" or not has_request_context() or request.endpoint is None:
        return {}
    return {"demo_guides": GUIDES, "demo_bar": not session.get(HIDDEN)}
