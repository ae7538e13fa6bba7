"""What every template can use: addresses of static files, dates in words, amounts, rights."""

import hashlib
import secrets
from collections.abc import Hashable, MutableMapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask, current_app, g, request, url_for
from flask.templating import Environment
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf
from jinja2.runtime import Macro
from markupsafe import Markup
from werkzeug.exceptions import HTTPException

from participatie.kernel.access import allows
from participatie.kernel.clock import local, today
from participatie.kernel.initials import colour_number, initials
from participatie.kernel.routes import actor, way_back


class Templates(Environment):
    """Flask's templates, without the layer of names that each template could have for itself: ours share one set.

    Jinja goes through all names whenever a template imports another one, and does so slowly where they lie in layers.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The names of all templates, and a layer over them only for one that brings its own."""
        return super().make_globals(d) if d else self.globals


def init_app(app: Flask) -> None:
    """Give the templates their vocabulary."""
    app.jinja_env.globals.update(
        asset=asset,
        can=can,
        form_tokens=form_tokens,
        keeps_typing=keeps_typing,
        url_here=url_here,
        path_here=path_here,
        way_back=way_back,
        today=today,
        content_lang=content_lang,
        remembered=remembered,
    )
    app.jinja_env.filters.update(day=day, moment=moment, number=number, iso=iso, term=term, trusted=trusted, tuple=tuple)
    app.jinja_env.filters.update(initials=initials, colour_number=colour_number)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.context_processor(lambda: {"actor": actor(), "locale": str(get_locale() or "nl")})


@lru_cache(maxsize=1024)
def _stamp(path: str, _changed: float) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:10]


@lru_cache(maxsize=1024)
def _lasting_stamp(path: str) -> str:
    return _stamp(path, 0.0)


def asset(name: str) -> str:
    """The address of a static file, with a stamp of its content so that browsers may keep it for ever."""
    addresses: dict[str, str] = g.setdefault("asset_addresses", {})
    if name not in addresses:
        addresses[name] = url_for("static", filename=name, v=_stamp_of(name))
    return addresses[name]


def _stamp_of(name: str) -> str | None:
    path = Path(current_app.static_folder or "") / name
    if current_app.config["MODE"] == "production":  # files do not change below a running site
        return _lasting_stamp(str(path)) if path.is_file() else None
    return _stamp(str(path), path.stat().st_mtime) if path.is_file() else None


def can(verb: str, *things: object) -> bool:
    """Whether the person who looks may do this."""
    return allows(verb, actor(), *things)


def form_tokens() -> Markup:
    """The two hidden fields of every form: against forgery, and against double effects."""
    return Markup('<input type="hidden" name="csrf_token" value="{}"><input type="hidden" name="form_key" value="{}">').format(
        generate_csrf(), _sent_form_key() or secrets.token_urlsafe(16)
    )


class _Piece:
    """A macro with its values. Two of them are the same piece of page when all that they depend on is the same."""

    def __init__(self, macro: Macro, values: tuple[Hashable, ...]) -> None:
        self.macro: Macro | None = macro
        self.values = values
        self.key = (macro.name, str(get_locale()), today(), request.script_root, values)

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Piece) and self.key == other.key

    def made(self) -> str:
        """The markup. The macro is let go, for it holds on to the page that it was called on."""
        macro, self.macro = self.macro, None
        return str(macro(*self.values)) if macro else ""


@lru_cache(maxsize=1000)
def _made(piece: _Piece) -> str:
    return piece.made()


def remembered(macro: Macro, *values: Hashable) -> Markup:
    """What a macro makes of these values, kept for the next page that shows the same.

    Only for a macro that depends on nothing else than its values, the language, the day and the addresses of pages.
    """
    return Markup(_made(_Piece(macro, values)))  # noqa: S704  (what the macro escaped already)


def keeps_typing(sent_to: str = "") -> dict[str, str]:
    """The attributes of a form of which the browser keeps what is typed until it is sent, for this person only."""
    return {
        "data-typed": f"{actor().id or 'visitor'} {sent_to or request.path}",
        "data-typed-back": _("We hebben teruggezet wat je had getypt."),
        "data-typed-clear": _("Leeg maken"),
    }


def _sent_form_key() -> str:
    try:
        return request.form.get("form_key", "")
    except HTTPException:  # what came is too large to read; the page that says so has forms too
        return ""


def url_here(**changes: str | int | None) -> str:
    """The address of this page with some query values changed; None takes one out."""
    args: dict[str, Any] = {**request.args.to_dict(flat=False), **(request.view_args or {}), **changes}
    kept = {name: value for name, value in args.items() if value is not None and not _is_of_url_for(name)}
    return url_for(request.endpoint or "home.home", **kept)


def _is_of_url_for(name: str) -> bool:
    """Names that Flask reads as its own, such as `_scheme`; no query of ours has them."""
    return name == "endpoint" or name.startswith("_")


def path_here() -> str:
    """The path of this page with its query, to come back to; the begin when it was no page that one can open."""
    return request.full_path.rstrip("?") if request.method == "GET" else "/"


def trusted(html: str) -> Markup:
    """HTML that kernel.text.render_markdown made and that we stored; nothing else may pass here."""
    return Markup(html)  # noqa: S704


def content_lang(attribute: str = "lang") -> Markup:
    """The attribute that says in what language people write here, where the page around it is in another one."""
    written: str = current_app.config["LANGUAGES"][0]
    return Markup("") if str(get_locale() or written) == written else Markup(' {}="{}"').format(attribute, written)


def day(value: date | datetime) -> str:
    """A date in words: "18 november", with the year when it is another one."""
    shown = local(value).date() if isinstance(value, datetime) else value
    return _day_in_words(shown, "d MMMM" if shown.year == today().year else "d MMMM y", get_locale() or Locale("nl"))


@lru_cache(maxsize=4096)
def _day_in_words(shown: date, pattern: str, locale: Locale) -> str:
    return format_date(shown, pattern, locale)


def moment(value: datetime) -> str:
    """A date and time in words: "18 november, 14:05"."""
    return f"{day(value)}, {local(value):%H:%M}"


def iso(value: date | datetime) -> str:
    """For the `datetime` attribute of <time>."""
    return value.isoformat()


def number(value: float) -> str:
    """A number as the reader writes it: 1.200."""
    return _in_digits(value, get_locale() or Locale("nl"))


@lru_cache(maxsize=4096)
def _in_digits(value: float, locale: Locale) -> str:
    return format_decimal(value, locale=locale)


def term(days: int) -> str:
    """Working days until a term ends, in words."""
    if days > 0:
        return ngettext("nog %(num)d werkdag", "nog %(num)d werkdagen", days)
    if days == 0:
        return _("vandaag")
    return ngettext("%(num)d werkdag te laat", "%(num)d werkdagen te laat", -days)
