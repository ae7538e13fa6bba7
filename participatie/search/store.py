"""The words of each text in the full-text index of the database: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

Both get words that were made ready in `terms` and split nothing themselves, so both find the same. One table for each
part; `rowid` is the id of the subject, post, offer or promise. The models know none of them: see migrations 0031 and 0047.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    String,
    TableClause,
    TypeDecorator,
    bindparam,
    cast,
    column,
    delete,
    false,
    func,
    literal,
    literal_column,
    select,
    table,
    true,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.engine import Dialect

from participatie.kernel.db import db
from participatie.search.models import Part
from participatie.search.terms import Wanted

TABLES: dict[Part, TableClause] = {
    part: table(f"search_{part}", column("rowid", BigInteger), column("words", TSVECTOR)) for part in Part
}
_LOOKED_AT, _COMMON = 2_000, 100
"""Words that so many of the newest texts have are common: then the newest with them are found by walking back."""
_WORDS = bindparam("words", type_=String)


class Question(TypeDecorator[Wanted]):
    """What is looked for, in the words of the database. Each word stands in quotes, and no word of ours holds one."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Wanted | None, dialect: Dialect) -> str:
        """The question as MATCH or as tsquery."""
        is_postgresql = dialect.name == "postgresql"
        quote, prefix = ("'", ":*") if is_postgresql else ('"', " *")
        either, both = (" | ", " & ") if is_postgresql else (" OR ", " AND ")
        said = (
            either.join(f"{quote}{choice.word}{quote}{prefix if choice.is_prefix else ''}" for choice in choices)
            for choices in value or ()
        )
        return both.join(f"({words})" for words in said)


def rowid_of(part: Part) -> ColumnElement[int]:
    """The id of the text, to join on."""
    return TABLES[part].c.rowid


def matches(part: Part, wanted: Wanted) -> ColumnElement[bool]:
    """The condition on the index that a text holds these words; without words no text does."""
    if not wanted:
        return false()
    if _is_postgresql():
        return _holds(TABLES[part].c.words, wanted)
    return literal_column(TABLES[part].name).op("MATCH", is_comparison=True)(literal(wanted, Question()))


def _holds(words: ColumnElement[str], wanted: Wanted) -> ColumnElement[bool]:
    return words.op("@@", is_comparison=True)(cast(literal(wanted, Question()), TSQUERY))


@dataclass(frozen=True)
class Hits:
    """The texts that hold some words, to join on: where they stand, their id there, and the condition that picks them."""

    source: FromClause
    rowid: ColumnElement[int]
    condition: ColumnElement[bool]


def hits(part: Part, wanted: Wanted) -> Hits:
    """The texts that hold these words.

    PostgreSQL guesses that any beginning of a word stands in two texts of a hundred, and so walks through all texts to find
    the newest of what hardly one has. We look how many of the newest have it, and let it take what is rare from the index.
    """
    plain = Hits(TABLES[part], rowid_of(part), matches(part, wanted))
    if not wanted or not _is_postgresql() or _is_common(part, wanted):
        return plain
    return _from_index(plain)


def rows_with(part: Part, wanted: Wanted) -> Select[int]:
    """The ids of the texts that hold these words."""
    found = hits(part, wanted)
    return select(found.rowid).where(found.condition)


def any_with(part: Part, wanted: Wanted) -> Select[int]:
    """The same for who needs no more than one of them: to ask the index is never slow then."""
    plain = Hits(TABLES[part], rowid_of(part), matches(part, wanted))
    found = _from_index(plain) if wanted and _is_postgresql() else plain
    return select(found.rowid).where(found.condition)


def _from_index(plain: Hits) -> Hits:
    first = select(plain.rowid.label("rowid")).where(plain.condition).cte(nesting=True).prefix_with("MATERIALIZED")
    return Hits(first, first.c.rowid, true())


def _is_common(part: Part, wanted: Wanted) -> bool:
    newest = select(TABLES[part].c.words).order_by(rowid_of(part).desc()).limit(_LOOKED_AT).subquery()
    holding = select(func.count()).select_from(newest).where(_holds(newest.c.words, wanted))
    return (db.session.scalar(holding) or 0) >= _COMMON


def _is_postgresql() -> bool:
    return db.session.get_bind().dialect.name == "postgresql"


def put(part: Part, bags: Mapping[int, Sequence[str]]) -> None:
    """Add the words of these texts, which are not in the index."""
    if bags:
        rows = [{"rowid": item_id, "words": " ".join(bag)} for item_id, bag in sorted(bags.items())]
        db.session.execute(_adding(TABLES[part]), rows)


def _adding(part: TableClause) -> sqlite.Insert | postgresql.Insert:
    if not _is_postgresql():
        return sqlite.insert(part).values(rowid=bindparam("rowid"), words=_WORDS)
    words = func.array_to_tsvector(func.string_to_array(_WORDS, " "))
    adding = postgresql.insert(part).values(rowid=bindparam("rowid"), words=words)
    return adding.on_conflict_do_update(index_elements=["rowid"], set_={"words": adding.excluded.words})


def take_out(part: Part, ids: Iterable[int]) -> None:
    """Take these texts out."""
    if rows := [{"id": item_id} for item_id in sorted(ids)]:
        db.session.execute(delete(TABLES[part]).where(rowid_of(part) == bindparam("id")), rows)


def empty(part: Part) -> None:
    """Take everything out."""
    db.session.execute(delete(TABLES[part]))
