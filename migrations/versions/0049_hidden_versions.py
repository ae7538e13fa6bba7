"""An earlier text of an initiative can be taken out of sight; a need says since when it is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0049_hidden_versions"
down_revision = "0053_tasks"

MOMENT = sa.DateTime(timezone=True)
SINCE = """
    UPDATE need SET created_at = (
        SELECT COALESCE(subject.published_at, subject.created_at) FROM subject WHERE subject.id = need.initiative_id
    )
"""
"""Of what was asked before this, the day on which its initiative was placed is the best there is."""


def upgrade() -> None:
    op.add_column("initiative_version", sa.Column("hidden_at", MOMENT, nullable=True))
    op.add_column("initiative_version", sa.Column("hidden_reason", sa.String(length=300), nullable=False, server_default=""))
    op.add_column("initiative_version", sa.Column("is_ruled", sa.Boolean(), nullable=False, server_default=sa.false()))
    # With a default there is no need to make the table anew, which SQLite refuses once offers point at it.
    op.add_column("need", sa.Column("created_at", MOMENT, nullable=False, server_default="2026-01-01 00:00:00"))
    op.execute(sa.text(SINCE))


def downgrade() -> None:
    op.drop_column("need", "created_at")
    for name in ("is_ruled", "hidden_reason", "hidden_at"):
        op.drop_column("initiative_version", name)
