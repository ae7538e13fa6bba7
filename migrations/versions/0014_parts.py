"""A subject can be a part of another one."""

import sqlalchemy as sa
from alembic import op

revision = "0014_parts"
down_revision = "0013_kept_forms"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    # The key stands in the column itself: making the table anew would drop the triggers of its spatial index on SQLite.
    whole = sa.Column("whole_id", ID, sa.ForeignKey("subject.id", name=op.f("fk_subject_whole_id")), nullable=True)
    op.add_column("subject", whole, inline_references=True)
    op.create_index(op.f("ix_subject_whole_id"), "subject", ["whole_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_subject_whole_id"), table_name="subject")
    op.drop_column("subject", "whole_id")
