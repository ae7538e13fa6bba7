"""An earlier text of an initiative can be taken out of sight, by its makers or by a ruling."""

import sqlalchemy as sa
from alembic import op

revision = "0049_hidden_versions"
down_revision = "0040_mandates"


def upgrade() -> None:
    op.add_column("initiative_version", sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("initiative_version", sa.Column("hidden_reason", sa.String(length=300), nullable=False, server_default=""))
    op.add_column("initiative_version", sa.Column("is_ruled", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for name in ("is_ruled", "hidden_reason", "hidden_at"):
        op.drop_column("initiative_version", name)
