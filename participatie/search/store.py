"""The words of each text in the full-text index of the database: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

Both get words that were made ready in `terms` and split nothing themselves, so both find the same. One table for subjects
and one for posts; `rowid` is the id of the subject or post. The models know neither table: migration 0031 makes them.
"""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    String,
    TableClause,
    TypeDecorator,
    cast,
    column,
    false,
    literal,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.engine import Dialect

from participatie.kernel.db import db
from participatie.search.models import Part
from participatie.search.terms import Wanted

TABLES: dict[Part, TableClause] = {
    Part.SUBJECT: table("search_subject", column("rowid", BigInteger), column("words", TSVECTOR)),
    Part.POST: table("search_post", column("rowid", BigInteger), column("words", TSVECTOR)),
}

_INSERT = {
    ("sqlite", Part.SUBJECT): "INSERT INTO search_subject (rowid, words) VALUES (:id, :words)",
    ("sqlite", Part.POST): "INSERT INTO search_post (rowid, words) VALUES (:id, :words)",
    ("postgresql", Part.SUBJECT): "INSERT INTO search_subject VALUES (:id, array_to_tsvector(string_to_array(:words, ' ')))"
    " ON CONFLICT (rowid) DO UPDATE SET words = excluded.words",
    ("postgresql", Part.POST): "INSERT INTO search_post VALUES (:id, array_to_tsvector(string_to_array(:words, ' ')))"
    " ON CONFLICT (rowid) DO UPDATE SET words = excluded.words",
}
_DELETE = {
    Part.SUBJECT: "DELETE FROM search_subject WHERE rowid = :id",
    Part.POST: "DELETE FROM search_post WHERE rowid = :id",
}
_EMPTY = {Part.SUBJECT: "DELETE FROM search_subject", Part.POST: "DELETE FROM search_post"}


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
    asked = literal(wanted, Question())
    if db.session.get_bind().dialect.name == "postgresql":
        return TABLES[part].c.words.op("@@", is_comparison=True)(cast(asked, TSQUERY))
    return literal_column(TABLES[part].name).op("MATCH", is_comparison=True)(asked)


def rows_with(part: Part, wanted: Wanted) -> Select[int]:
    """The ids of the texts that hold these words."""
    return select(rowid_of(part)).where(matches(part, wanted))


def put(part: Part, bags: Mapping[int, Sequence[str]]) -> None:
    """Add the words of these texts, which are not in the index."""
    if bags:
        insert = text(_INSERT[db.session.get_bind().dialect.name, part])
        db.session.execute(insert, [{"id": item_id, "words": " ".join(bag)} for item_id, bag in sorted(bags.items())])


def take_out(part: Part, ids: Iterable[int]) -> None:
    """Take these texts out."""
    if rows := [{"id": item_id} for item_id in sorted(ids)]:
        db.session.execute(text(_DELETE[part]), rows)


def empty(part: Part) -> None:
    """Take everything out."""
    db.session.execute(text(_EMPTY[part]))
