"""How people type street names: accents, abbreviations, house numbers, postcodes and one slip of the finger.

One slip is found by leaving letters out: a name and a query that differ in one letter are the same once the right
letter is left out of each. The names without a letter are stored, so that any database finds them as a prefix.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MAX_QUERY = 100
MIN_QUERY = 2
MAX_SPELLING = 40
FORGIVING_FROM = 4
"""Shorter queries are too vague to be forgiven a slip."""

_WRITTEN_OUT = {
    "burg": "burgemeester",
    "dr": "doctor",
    "ds": "dominee",
    "gen": "generaal",
    "jhr": "jonkheer",
    "mgr": "monseigneur",
    "mr": "meester",
    "pr": "prins",
    "pres": "president",
    "prof": "professor",
    "past": "pastoor",
    "st": "sint",
    "v": "van",
    "vd": "van de",
}
_STREET_ENDINGS = {"str": "straat", "ln": "laan", "wg": "weg", "pln": "plein"}
_POSTCODE = re.compile(r"(?P<digits>[1-9]\d{3})\s?(?P<letters>[a-z]{2})\b\s*,?\s*(?P<rest>.*)", re.ASCII | re.DOTALL)
_LEADING_POSTCODE = re.compile(r"[1-9]\d{3}\s?[a-z]{2}\b", re.ASCII)
_NUMBERED = re.compile(
    r"(?P<street>\S.*?)[\s,]+(?P<number>\d{1,5})"
    r"(?:-?(?P<joined>[a-z0-9]{1,4})|[\s-]+(?P<apart>bis|hs|huis|rood|zwart|[a-z]\d{0,3}|\d{1,4}))?"
    r"(?:[\s,]+(?P<town>[^\d\s,].*|[1-9]\d{3}\s?[a-z]{2}\b.*))?",
    re.ASCII | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody typed in an address box, taken apart. Texts are folded; an empty text means: not typed."""

    street: str = ""
    number: int | None = None
    addition: str = ""
    postcode: str = ""
    town: str = ""


def fold(text: str) -> str:
    """Make a text comparable: no accents, no capitals, one blank between words."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.sub(r"[^\w]+|_", " ", letters.replace("'", "").replace("’", "")).split())


@lru_cache(maxsize=4096)
def fold_name(name: str) -> str:
    """Fold a name as it stands in the register, with its abbreviations written out."""
    return " ".join(_WRITTEN_OUT.get(word, word) for word in fold(name).split())


def fold_typed(text: str) -> str:
    """Fold a name as somebody types it; the last word may be unfinished, so it is written out only as an ending."""
    words = fold(text).split()
    if not words:
        return ""
    *earlier, last = words
    for short, full in _STREET_ENDINGS.items():
        if last.endswith(short) and len(last) > len(short) + 2:
            last = last.removesuffix(short) + full
    return " ".join([*(_WRITTEN_OUT.get(word, word) for word in earlier), last])


def spellings(name: str) -> Iterator[tuple[str, bool]]:
    """Yield what to store for a name: each tail that starts at a word, whole and with one letter left out.

    The flag tells whether the spelling is whole. Only the beginning of a long name takes part.
    """
    words = fold_name(name).split()
    seen = set()
    for start in range(len(words)):
        tail = " ".join(words[start:])[:MAX_SPELLING]
        for spelling, is_whole in ((tail, True), *((shorter, False) for shorter in without_one(tail))):
            if spelling and spelling not in seen:
                seen.add(spelling)
                yield spelling, is_whole


def without_one(text: str) -> list[str]:
    """Return the text with each one of its letters left out, without doubles."""
    return list(dict.fromkeys(text[:index] + text[index + 1 :] for index in range(len(text))))


def is_one_slip(typed: str, name: str) -> bool:
    """Tell whether `name` begins with what was typed, but for one wrong, missing, extra or swapped letter."""
    at = next((i for i, (a, b) in enumerate(zip(typed, name, strict=False)) if a != b), min(len(typed), len(name)))
    rest, left = typed[at:], name[at:]
    return (
        left.startswith((rest, rest[1:]))
        or left[1:].startswith((rest, rest[1:]))
        or (len(rest) > 1 and left.startswith(rest[1] + rest[0] + rest[2:]))
    )


def distance_of(typed: str, name: str) -> int | None:
    """Rank a name for what was typed: 0 the same, 1 begins with it, 2 a later word does, 3 with one slip; None: no match."""
    if name == typed:
        return 0
    if name.startswith(typed):
        return 1
    if f" {typed}" in f" {name}":
        return 2
    words = name.split()
    tails = (" ".join(words[start:]) for start in range(len(words)))
    return 3 if len(typed) >= FORGIVING_FROM and any(is_one_slip(typed, tail) for tail in tails) else None


def read_query(text: str) -> Query:
    """Take apart "kerkstr 12a", "Kerkstraat 12, Beemdwaard", "9901 AB", "9901ab 12"; too long or too short is nothing."""
    if not MIN_QUERY <= len(text.strip()) <= MAX_QUERY:
        return Query()
    plain = _plain(text)
    if postcode := _POSTCODE.fullmatch(plain):
        number = re.match(r"(\d{1,5})[\s-]?([a-z0-9]{0,4})\b", postcode["rest"], re.ASCII)
        return Query(
            postcode=(postcode["digits"] + postcode["letters"]).upper(),
            number=int(number[1]) if number else None,
            addition=number[2] if number else "",
        )
    if numbered := _NUMBERED.fullmatch(plain):
        return Query(
            street=fold_typed(numbered["street"]),
            number=int(numbered["number"]),
            addition=numbered["joined"] or numbered["apart"] or "",
            town=fold(_LEADING_POSTCODE.sub("", numbered["town"] or "")),
        )
    street, comma, town = plain.partition(",")
    return Query(street=fold_typed(street), town=fold(town) if comma else "")


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return " ".join("".join(character for character in letters if not unicodedata.combining(character)).split())
