"""What somebody meant by the words they typed: relatives and synonyms, and the nearest known word when they made a slip."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, exists, select

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.places.spelling import FORGIVING_FROM, is_one_slip, without_one
from participatie.search import store
from participatie.search.models import Part, WordSpelling
from participatie.search.terms import Wanted, also, typed_words, wanted_for
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to

_CANDIDATES = 100
_MOST_MEANT = 5


@dataclass(frozen=True, slots=True)
class Understood:
    """The words that count of what was typed, and what answers them. `is_guess`: one of them is a word nobody wrote."""

    words: tuple[str, ...]
    wanted: Wanted
    is_guess: bool = False


def understand(actor: Actor, typed: str) -> Understood:
    """Read what somebody typed. At most three small statements, the last two only for a word that is in no title."""
    words = typed_words(typed)
    wanted = wanted_for(words)
    strange = _strange(actor, words, wanted)
    meant = _meant(words, strange)
    for number, others in meant.items():
        wanted = also(wanted, number, others)
    return Understood(tuple(words), wanted, bool(meant))


def holding(actor: Actor, typed: str) -> ColumnElement[bool]:
    """The condition on Subject for what somebody typed."""
    return Subject.id.in_(store.rows_with(Part.SUBJECT, understand(actor, typed).wanted))


def _strange(actor: Actor, words: Sequence[str], wanted: Wanted) -> list[int]:
    """The numbers of the words that begin no word of a title and are in no text that this actor may see."""
    forgiven = [n for n, word in enumerate(words) if len(word) >= FORGIVING_FROM and not word.isdigit()]
    unnamed = _without(forgiven, [exists().where(_begins(words[n])) for n in forgiven])
    texts = [store.any_with(Part.SUBJECT, (wanted[n],)) for n in unnamed]
    return _without(unnamed, [exists().where(Subject.id.in_(rows), visible_to(actor)) for rows in texts])


def _without(numbers: Sequence[int], found: Sequence[ColumnElement[bool]]) -> list[int]:
    if not numbers:
        return []
    answers = db.session.execute(select(*found)).one()
    return [number for number, is_found in zip(numbers, answers, strict=True) if not is_found]


def _begins(word: str) -> ColumnElement[bool]:
    last = word[:-1] + chr(ord(word[-1]) + 1)
    return and_(WordSpelling.key >= word, WordSpelling.key < last, WordSpelling.key == WordSpelling.word)


def _meant(words: Sequence[str], strange: Sequence[int]) -> dict[int, list[str]]:
    """For each strange word the words of titles that differ from it in one letter."""
    if not strange:
        return {}
    keys = {key for number in strange for key in (words[number], *without_one(words[number]))}
    wanted = select(WordSpelling.word).where(WordSpelling.key.in_(keys)).distinct().order_by(WordSpelling.word)
    near = db.session.scalars(wanted.limit(_CANDIDATES)).all()
    found = {number: [word for word in near if is_one_slip(words[number], word)][:_MOST_MEANT] for number in strange}
    return {number: others for number, others in found.items() if others}
