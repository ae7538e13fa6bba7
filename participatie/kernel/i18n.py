"""Languages: Dutch in the source, other languages in catalogues, chosen by the visitor."""

from pathlib import Path

from babel.support import Translations
from flask import Flask, current_app, g, has_request_context, session
from flask_babel import Babel, get_translations

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
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # the extension brings it
        lambda sentence: catalogue().ugettext(sentence),
        lambda one, many, number: catalogue().ungettext(one, many, number),
        newstyle=True,
    )


def catalogue() -> Translations:
    """The translations for the page that is being made, looked up once per page and not once per sentence."""
    if "catalogue" not in g:
        g.catalogue = get_translations()
    found: Translations = g.catalogue
    return found


def chosen_language() -> str:
    """The visitor's choice, else the first language of the settings."""
    languages: tuple[str, ...] = current_app.config["LANGUAGES"]
    chosen = session.get("language") if has_request_context() else None
    return chosen if chosen in languages else languages[0]
