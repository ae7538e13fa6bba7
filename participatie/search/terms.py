"""From a text to the words of the index, and from what somebody typed to the words that answer it.

The index holds plain words, their stems and the last parts of compounds, and once more with NAME before them for a title.
Both databases get the same words and so find the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from participatie.places.spelling import fold
from participatie.search.dutch import STOP_WORDS, alike, head_of, stem_of

NAME = "§"
"""Stands before a word of a title. No letter, so nobody can type it; not ASCII, so SQLite takes it as part of the word."""

LONGEST_WORD = 40
MOST_WORDS = 8
MOST_IN_A_TEXT = 3_000
PREFIX_FROM = 3
"""Shorter words are looked for as they stand, unless somebody is still typing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of the index that answers a typed one; or, with `is_prefix`, every word that begins with it."""

    word: str
    is_prefix: bool = False


Wanted = tuple[tuple[Choice, ...], ...]
"""For each typed word the words that answer it; a text has to hold one of each."""


def words_of(text: str) -> list[str]:
    """The folded words of a text, those that say nothing left out."""
    return [word[:LONGEST_WORD] for word in fold(text).split()[:MOST_IN_A_TEXT] if word not in STOP_WORDS]


def bag_of(name: str, text: str) -> list[str]:
    """What to index for a text with a name, sorted and without doubles."""
    in_name = _forms(words_of(name))
    return sorted(in_name | _forms(words_of(text)) | {NAME + word for word in in_name})


def _forms(words: Iterable[str]) -> set[str]:
    found = {form for word in set(words) for form in (word, stem_of(word), head_of(word))}
    return found - {""}


def typed_words(typed: str, *, unfinished: bool = False) -> list[str]:
    """The words of a question without doubles; the last one stays when somebody may still be typing it."""
    every = [word[:LONGEST_WORD] for word in fold(typed).split()]
    kept = [word for number, word in enumerate(every, 1) if word not in STOP_WORDS or (unfinished and number == len(every))]
    return list(dict.fromkeys(kept))[:MOST_WORDS]


def wanted_for(words: Sequence[str], *, unfinished: bool = False) -> Wanted:
    """What answers these words: each as it begins, its relatives, and what means the same."""
    last = len(words) - 1
    return tuple(_choices(word, unfinished and number == last) for number, word in enumerate(words))


def _choices(word: str, unfinished: bool) -> tuple[Choice, ...]:
    stem = stem_of(word)
    others = () if unfinished else (stem, *alike(stem))
    begins = Choice(word, is_prefix=unfinished or len(word) >= PREFIX_FROM)
    return (begins, *(Choice(other) for other in dict.fromkeys(others) if other != word))


def in_names(wanted: Wanted) -> Wanted:
    """The same, but in titles only."""
    return tuple(tuple(Choice(NAME + choice.word, choice.is_prefix) for choice in choices) for choices in wanted)


def also(wanted: Wanted, number: int, words: Iterable[str]) -> Wanted:
    """The same, with more words for the typed word of this number."""
    more = tuple(Choice(word) for word in words)
    return tuple((*choices, *more) if at == number else choices for at, choices in enumerate(wanted))


def answers(wanted: Wanted, word: str) -> bool:
    """Whether a folded word of a text is one that was looked for: to mark it."""
    forms = (word, stem_of(word), head_of(word))
    return any(
        choice.word in forms or (choice.is_prefix and word.startswith(choice.word)) for choices in wanted for choice in choices
    )
