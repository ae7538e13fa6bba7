"""Texts with the words marked that were looked for, as pieces that a page escapes by itself."""

import re
from collections.abc import Iterator
from functools import lru_cache

from participatie.kernel.text import excerpt
from participatie.places.spelling import fold
from participatie.search.terms import Wanted, answers

Piece = tuple[str, bool]
"""A piece of text, and whether it is to be marked."""

_WORD = re.compile(r"[\w'’]+")
_AROUND = 110
_LONGEST = 240
_READ = 20_000


def marked(text: str, wanted: Wanted) -> tuple[Piece, ...]:
    """The whole text in pieces, each with whether it is a word that was looked for."""
    return tuple(_pieces(text, wanted))


def _pieces(text: str, wanted: Wanted) -> Iterator[Piece]:
    at = 0
    for word in _WORD.finditer(text):
        if _is_meant(word[0], wanted):
            if word.start() > at:
                yield text[at : word.start()], False
            yield word[0], True
            at = word.end()
    if at < len(text):
        yield text[at:], False


@lru_cache(maxsize=10_000)
def _is_meant(word: str, wanted: Wanted) -> bool:
    return any(answers(wanted, part) for part in fold(word).split())


def snippet(text: str, wanted: Wanted) -> tuple[Piece, ...]:
    """A stretch of a long text around the first word that was looked for, in pieces."""
    line = " ".join(text[:_READ].split())
    first = next((word.start() for word in _WORD.finditer(line) if _is_meant(word[0], wanted)), 0)
    if first <= _AROUND:
        return marked(excerpt(line, _LONGEST), wanted)
    _cut, _blank, rest = line[first - _AROUND :].partition(" ")
    return (("… ", False), *marked(excerpt(rest, _LONGEST), wanted))
