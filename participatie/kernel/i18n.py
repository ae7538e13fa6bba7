"""Languages: Dutch in the source, other languages in catalogues, chosen by the visitor."""

from pathlib import Path

from flask import Flask, current_app, has_request_context, session
from flask_babel import Babel

TRANSLATIONS = Path(__file__).parent.parent / "translations"


def init_app(app: Flask) -> None:
    """Let every request speak the language its visitor chose."""
    app.config.update(
        BABEL_DEFAULT_LOCALE=app.config["LANGUAGES"][0],
        BABEL_DEFAULT_TIMEZONE="Europe/Amsterdam",
        BABEL_TRANSLATION_DIRECTORIES=str(TRANSLATIONS),
    )
    Babel(app, locale_selector=chosen_language)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.policies["ext.i18n.trimmed"] = True


def chosen_language() -> str:
    """The visitor's choice, else the first language of the settings."""
    languages: tuple[str, ...] = current_app.config["LANGUAGES"]
    chosen = session.get("language") if has_request_context() else None
    return chosen if chosen in languages else languages[0]
