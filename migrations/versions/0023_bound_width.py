"""A bound of the emergency services may say how much room they need."""

import sqlalchemy as sa
from alembic import op

revision = "0023_bound_width"
down_revision = "0029_notices"


def upgrade() -> None:
    op.add_column("plan_bound", sa.Column("width_cm", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("plan_bound", "width_cm")
