"""Mail as the outside world gets it."""

from flask import Flask
from flask_mailman import Mail


def init_app(app: Flask) -> None:
    """Point Flask-Mailman at the server of the settings; without one, mail stays in this process."""
    app.config.update(
        MAIL_DEFAULT_SENDER=app.config["MAIL_SENDER"],
        MAIL_USE_TLS=app.config["MAIL_STARTTLS"] and bool(app.config["MAIL_SERVER"]),
        MAIL_TIMEOUT=10,
        MAIL_BACKEND="smtp" if app.config["MAIL_SERVER"] else "locmem",
    )
    Mail(app)
