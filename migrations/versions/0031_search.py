"""The index of texts: FTS5 on SQLite, tsvector with GIN on PostgreSQL, and the spellings of words in titles.

It begins empty. The worker fills it within ten minutes, and `participatie search rebuild` does so at once.
"""

import sqlalchemy as sa
from alembic import op

revision = "0031_search"
down_revision = "0027_involvement"

TABLES = ("search_subject", "search_post")


def upgrade() -> None:
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    word = sa.String(40, collation="C") if is_postgresql else sa.String(40)
    op.create_table(
        "indexed_text",
        sa.Column("part", sa.String(8), nullable=False),
        sa.Column("item_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("part", "item_id", name=op.f("pk_indexed_text")),
    )
    op.create_table(
        "word_spelling",
        sa.Column("key", word, nullable=False),
        sa.Column("word", word, nullable=False),
        sa.PrimaryKeyConstraint("key", "word", name=op.f("pk_word_spelling")),
    )
    for name in TABLES:
        if is_postgresql:
            op.execute(f"CREATE TABLE {name} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)")
        else:
            op.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5"
                "(words, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='3 4')"
            )


def downgrade() -> None:
    for name in (*TABLES, "word_spelling", "indexed_text"):
        op.execute(f"DROP TABLE {name}")
