"""Versions of a street plan know their own sums, so that a page need not count two thousand elements."""

import sqlalchemy as sa
from alembic import op

revision = "0018_versions"
down_revision = "0019_section"


def upgrade() -> None:
    op.add_column("plan_version", sa.Column("totals", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("plan_version", "totals")
