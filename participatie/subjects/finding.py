"""Where subjects and their search meet: a kind says what text of it can be found, the search which subjects hold words.

The search is a lens on a higher floor; it registers itself here, so that list, map, feed and search find the same.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from sqlalchemy import ColumnElement, false

from participatie.kernel.access import Actor

TextsOf: TypeAlias = Callable[[Sequence[int]], dict[int, str]]
"""Gives the public text of these subjects of one kind, beside title and lead, by id. One statement."""

Finder: TypeAlias = Callable[[Actor, str], ColumnElement[bool]]
"""Makes the condition on Subject for what somebody typed."""

_texts: dict[str, TextsOf] = {}
_finders: list[Finder] = []


def register_texts(kind: str, texts_of_kind: TextsOf) -> None:
    """Let the text of this kind be found. Only what everybody may read who may see the subject."""
    _texts[kind] = texts_of_kind


def texts_of(kind: str, ids: Sequence[int]) -> dict[int, str]:
    """The text of these subjects of one kind; nothing for a kind that has no more than title and lead."""
    return _texts[kind](ids) if kind in _texts and ids else {}


def register_finder(finder: Finder) -> None:
    """Let this one find the words of a lens."""
    _finders[:] = [finder]


def containing(actor: Actor, words: str) -> ColumnElement[bool]:
    """The condition that a subject holds these words; nothing does while no search is there."""
    return _finders[0](actor, words) if _finders else false()
