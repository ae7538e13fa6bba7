"""Rows of a file that look like an earlier one are reported, and offers and promises are found by their words."""

import sqlalchemy as sa
from alembic import op

revision = "0047_doubles_and_found"
down_revision = "0040_mandates"

TABLES = ("search_offer", "search_promise")


def upgrade() -> None:
    op.add_column("import_run", sa.Column("double_count", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("import_run", sa.Column("doubles", sa.JSON(), nullable=False, server_default="[]"))
    op.add_column("import_run", sa.Column("skips_doubles", sa.Boolean(), nullable=False, server_default=sa.false()))
    for name in TABLES:
        if op.get_bind().dialect.name == "postgresql":
            op.execute(f"CREATE TABLE {name} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{name}_words ON {name} USING gin (words)")
        else:
            op.execute(
                f"CREATE VIRTUAL TABLE {name} USING fts5"
                "(words, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='3 4')"
            )


def downgrade() -> None:
    for name in TABLES:
        op.execute(f"DROP TABLE {name}")
    op.execute("DELETE FROM indexed_text WHERE part IN ('offer', 'promise')")
    for name in ("skips_doubles", "doubles", "double_count"):
        op.drop_column("import_run", name)
