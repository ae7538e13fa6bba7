"""Text that people type: made uniform, refused when it deceives, and shown without ever becoming code."""

import re
import unicodedata
from functools import lru_cache

import nh3
from flask_babel import gettext as _
from markdown_it import MarkdownIt

from participatie.kernel.errors import Refused
from participatie.kernel.look_alikes import LOOK_ALIKES

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_EMPTY = frozenset("\u2028\u2029\ufeff\u115f\u1160\u2800\u3164\uffa0")  # they show nothing at all
_HIGHEST_PILE = 30  # as in the Stream-Safe Text Format of Unicode; no script comes near it
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "h2", "h3", "h4", "code", "hr"}
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).disable(["image", "html_block", "html_inline"])


def uniform(text: str) -> str:
    """One spelling for each character (NFC), line ends as `\\n`, no blanks at the ends."""
    return unicodedata.normalize("NFC", _unpiled(text)).replace("\r\n", "\n").replace("\r", "\n").strip()


def _unpiled(text: str) -> str:
    """At most so many marks on one letter: sorting a pile takes time that grows with the square of its height."""
    if text.isascii():
        return text
    kept, pile = [], 0
    for character in text:
        pile = pile + 1 if _is_mark(character) else 0
        if pile <= _HIGHEST_PILE:
            kept.append(character)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _is_mark(character: str) -> bool:
    return unicodedata.combining(unicodedata.normalize("NFD", character)[0]) > 0


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Co", "Cn"} or character in _EMPTY


def is_seen(text: str) -> bool:
    """Whether there is anything to read in it: not only blanks and signs without a width."""
    return any(character.isprintable() and not character.isspace() for character in text)


def clean_line(text: str) -> str:
    """A single line such as a name or title. Refuses characters that hide or turn text around."""
    line = uniform(text)
    if any(_is_control(character) or character in _BIDI for character in line):
        raise Refused(_("Deze tekst bevat tekens die we niet kunnen tonen. Typ de tekst opnieuw."))
    return re.sub(r"\s+", " ", line)


def clean_body(text: str) -> str:
    """A text of several lines. Takes out invisible control characters, keeps everything a person meant."""
    return "".join(c for c in uniform(text) if c in "\n\t" or not (_is_control(c) or c in _BIDI))


def skeleton(name: str) -> str:
    """What a name looks like at a glance, so that look-alikes of `Gemeente` can be recognised."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(c for c in folded if not unicodedata.combining(c) and c.isalnum())
    return plain.translate(LOOK_ALIKES)


def slug(text: str, limit: int = 60) -> str:
    """The part of an address that people read: lower case, ASCII, hyphens. Never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:limit].strip("-") or "x"


def excerpt(text: str, limit: int = 160) -> str:
    """The beginning of a text, cut between words."""
    line = re.sub(r"\s+", " ", text).strip()
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def render_markdown(text: str) -> str:
    """Safe HTML of the Markdown subset that people and staff may use: the one sanitiser of the house."""
    return nh3.clean(
        _markdown.render(text),
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow ugc noopener",
    )
