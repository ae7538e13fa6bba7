"""Languages: Dutch in the source, other languages in catalogues, chosen by the visitor."""

from pathlib import Path

from babel.support import Translations
from flask import Flask, current_app, g, has_request_context, session
from flask_babel import Babel, get_translations
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

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
    # A page says hundreds of sentences, and the functions of the extension take three calls for each.
    app.jinja_env.globals.update(_=say, gettext=say)


@pass_eval_context
def say(template: EvalContext, sentence: str, **values: object) -> str:
    """A sentence of a template in the language of its reader, with these values in it: escaped where the template escapes."""
    said = catalogue().ugettext(sentence)
    return (Markup(said) if template.autoescape else said) % values  # noqa: S704  # sentences are ours, not of visitors


def catalogue() -> Translations:
    """The translations for the page that is being made, looked up once per page and not once per sentence."""
    try:
        found: Translations = g.catalogue
    except AttributeError:
        found = g.catalogue = get_translations()
    return found


def chosen_language() -> str:
    """The visitor's choice, else the first language of the settings."""
    languages: tuple[str, ...] = current_app.config["LANGUAGES"]
    chosen = session.get("language") if has_request_context() else None
    return chosen if chosen in languages else languages[0]
