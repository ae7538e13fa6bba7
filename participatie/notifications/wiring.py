"""Lets mail programs stop mail in one click: their request carries no form token, only the signed address itself."""

from flask import Flask

from participatie.notifications.views import stop


def init_app(app: Flask) -> None:
    """Take that one address out of the check on form tokens."""
    app.extensions["csrf"].exempt(stop)
