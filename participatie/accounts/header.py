"""What the head of every page shows about the visitor: the menu of the account, and the languages."""

from collections.abc import Callable

from babel import Locale
from flask import Flask, current_app, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from participatie.kernel.access import Actor
from participatie.kernel.routes import actor

MenuLink = tuple[str, str]
LinkMaker = Callable[[Actor], MenuLink | None]

_makers: list[LinkMaker] = []


def register_link(maker: LinkMaker) -> LinkMaker:
    """Let a higher floor add a link (label, address) to the menu of people who may use it."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def account_menu() -> dict[str, object] | None:
    """The menu of the person who looks; nothing for visitors."""
    if not actor().is_signed_in:
        return None
    own = [(_("Mijn overzicht"), url_for("accounts.mine"))]
    added = [link for maker in _makers if (link := maker(actor()))]
    settings = [(_("Mijn account"), url_for("accounts.account"))]
    links = [(label, url, url == request.path) for label, url in (*own, *added, *settings)]
    name = actor().name or current_user.email
    return {"name": name, "key": actor().id, "links": links, "sign_out_url": url_for("accounts.sign_out")}


def language_choices() -> list[dict[str, object]]:
    """Every language of the site by its own name; nothing when there is only one."""
    codes: tuple[str, ...] = current_app.config["LANGUAGES"]
    current = str(get_locale() or codes[0])
    names = {code: Locale.parse(code).get_display_name() or code for code in codes}
    rows = [{"code": code, "name": names[code].capitalize(), "is_current": code == current} for code in codes]
    return [{**row, "action": url_for("accounts.choose_language")} for row in rows] if len(rows) > 1 else []


def init_app(app: Flask) -> None:
    """Give the frame of every page these values."""

    @app.context_processor
    def values() -> dict[str, object]:
        return {"account": account_menu(), "languages": language_choices()}
