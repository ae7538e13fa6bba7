"""Keep the index equal to what there is to find. Only the platform itself calls these."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite

from participatie.kernel.db import db, unit_of_work
from participatie.places.spelling import FORGIVING_FROM, without_one
from participatie.search import store
from participatie.search.models import IndexedText, Part, WordSpelling
from participatie.search.queries.documents import digest_of, is_behind, known_words, list_ids, read_digests, read_documents
from participatie.search.terms import LONGEST_WORD


def index(part: Part, ids: Sequence[int]) -> int:
    """Make the index follow what became of these subjects or posts; how many it had otherwise."""
    documents, before = read_documents(part, ids), read_digests(part, ids)
    bags = {item_id: document.bag for item_id, document in documents.items()}
    digests = {item_id: digest_of(bag) for item_id, bag in bags.items()}
    changed = {item_id for item_id in {*digests, *before} if digests.get(item_id) != before.get(item_id)}
    if not changed:
        return 0
    _forget(part, changed & set(before))
    store.put(part, {item_id: bags[item_id] for item_id in changed if item_id in bags})
    _note(part, {item_id: digests[item_id] for item_id in changed if item_id in digests})
    learn({word for item_id in changed if item_id in documents for word in documents[item_id].name_words})
    return len(changed)


def _forget(part: Part, ids: Iterable[int]) -> None:
    gone = list(ids)
    store.take_out(part, gone)
    if gone:
        db.session.execute(delete(IndexedText).where(IndexedText.part == part, IndexedText.item_id.in_(gone)))


def _note(part: Part, digests: dict[int, str]) -> None:
    rows = [{"part": part, "item_id": item_id, "digest": digest} for item_id, digest in sorted(digests.items())]
    if rows:
        db.session.execute(_adding(IndexedText), rows)


def learn(words: Iterable[str]) -> None:
    """Keep the spellings of these words, so that one slip of the finger still finds them."""
    long_enough = {word for word in words if len(word) >= FORGIVING_FROM}
    new = long_enough - known_words(long_enough) if long_enough else set()
    rows = [
        {"key": key, "word": word} for word in sorted(new) for key in (word, *without_one(word)) if len(key) <= LONGEST_WORD
    ]
    if rows:
        db.session.execute(_adding(WordSpelling), rows)


def _adding(model: type[IndexedText] | type[WordSpelling]) -> sqlite.Insert | postgresql.Insert:
    """A row that somebody else adds at the same moment is the same row."""
    if db.session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(model).on_conflict_do_nothing()
    return sqlite.insert(model).on_conflict_do_nothing()


def repair() -> int:
    """Compare everything with the index and mend what differs, a few hundred at a time; how many differed."""
    mended = 0
    for part in Part:
        last_id = 0
        while done := _mend_next(part, last_id):
            last_id, differed = done
            mended += differed
    return mended


def _mend_next(part: Part, after_id: int) -> tuple[int, int] | None:
    with unit_of_work():
        ids = list_ids(part, after_id)
        return (ids[-1], index(part, ids)) if ids else None


def rebuild() -> int:
    """Make the index anew; how many subjects and posts are in it. Until it is ready, searches find what is in it so far."""
    with unit_of_work():
        for part in Part:
            store.empty(part)
        db.session.execute(delete(IndexedText))
        db.session.execute(delete(WordSpelling))
    return repair()


def catch_up() -> int:
    """Fill the index of a site that has too little in it, as after the migration that made its tables."""
    return repair() if is_behind() else 0
