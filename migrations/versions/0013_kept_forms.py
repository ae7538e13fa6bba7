"""What was typed into a form waits while somebody signs in."""

import sqlalchemy as sa
from alembic import op

revision = "0013_kept_forms"
down_revision = "0012_spatial_index"


def upgrade() -> None:
    op.create_table(
        "kept_form",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("sent_to", sa.String(length=500), nullable=False),
        sa.Column("page", sa.String(length=500), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_kept_form")),
    )
    op.create_index(op.f("ix_kept_form_created_at"), "kept_form", ["created_at"], unique=False)


def downgrade() -> None:
    op.drop_table("kept_form")
