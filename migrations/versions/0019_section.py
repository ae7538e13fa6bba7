"""Find what people handed in with a cross-section of their own without reading every wish."""

from alembic import op

revision = "0019_section"
down_revision = "0020_household"


def upgrade() -> None:
    op.create_index(op.f("ix_contribution_section_id"), "contribution", ["section_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_contribution_section_id"), table_name="contribution")
