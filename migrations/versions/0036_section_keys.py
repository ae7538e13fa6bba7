"""A cross-section keeps a key over the versions of a plan, so that what residents made of it is counted together."""

import sqlalchemy as sa
from alembic import op

revision = "0036_section_keys"
down_revision = "0034_external_identity"

OFFICIAL = """
    UPDATE cross_section SET key = (
        SELECT 's' || CAST(MIN(other.id) AS VARCHAR(20)) FROM cross_section AS other
        WHERE other.plan_id = cross_section.plan_id AND other.version_id IS NOT NULL
        AND other.name = cross_section.name AND other.position = cross_section.position
    ) WHERE version_id IS NOT NULL
"""
"""Versions began with a copy of the one before: what has the same name and place in the row is the same section."""
PROPOSED = """
    UPDATE cross_section SET key = (
        SELECT official.key FROM cross_section AS official WHERE official.id = cross_section.based_on_id
    ) WHERE version_id IS NULL
"""


def upgrade() -> None:
    op.add_column("cross_section", sa.Column("key", sa.String(length=32), nullable=True))
    op.execute(OFFICIAL)
    op.execute(PROPOSED)
    with op.batch_alter_table("cross_section") as table:
        table.alter_column("key", existing_type=sa.String(length=32), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("cross_section") as table:
        table.drop_column("key")
