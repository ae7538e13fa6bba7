"""All workers know whether the mail server is there, so that none of them keeps knocking."""

import sqlalchemy as sa
from alembic import op

revision = "0032_postman"
down_revision = "0025_commitments"


def upgrade() -> None:
    postman = op.create_table(
        "postman",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("paused_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_postman")),
    )
    op.bulk_insert(postman, [{"id": 1, "failures": 0, "paused_until": None, "reason": ""}])


def downgrade() -> None:
    op.drop_table("postman")
