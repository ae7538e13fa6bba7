"""Files of elsewhere: what was brought in, where it came from, and who wrote it there."""

import sqlalchemy as sa
from alembic import op

revision = "0033_imports"
down_revision = "0035_unions"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("initiative", sa.Column("origin", sa.String(length=40), nullable=False, server_default=""))
    op.add_column("post", sa.Column("origin", sa.String(length=40), nullable=False, server_default=""))
    op.add_column("post", sa.Column("source_ref", sa.String(length=120), nullable=True))
    op.create_index("uq_post_source_ref", "post", ["source_ref"], unique=True)
    op.create_table(
        "import_run",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("file_key", sa.String(length=40), nullable=False),
        sa.Column("columns", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("error_count", sa.Integer(), nullable=False),
        sa.Column("errors", sa.JSON(), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_import_run_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_index(op.f("ix_import_run_state"), "import_run", ["state"], unique=False)
    op.create_index(op.f("ix_import_run_by_id"), "import_run", ["by_id"], unique=False)


def downgrade() -> None:
    op.drop_table("import_run")
    op.drop_index("uq_post_source_ref", table_name="post")
    op.drop_column("post", "source_ref")
    op.drop_column("post", "origin")
    op.drop_column("initiative", "origin")
