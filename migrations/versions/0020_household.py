"""Addresses that asked to be left alone."""

import sqlalchemy as sa
from alembic import op

revision = "0020_household"
down_revision = "0021_paper"


def upgrade() -> None:
    op.create_table(
        "quiet_address",
        sa.Column("address_key", sa.String(length=160), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("address_key", name=op.f("pk_quiet_address")),
    )


def downgrade() -> None:
    op.drop_table("quiet_address")
