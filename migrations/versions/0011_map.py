"""Counts per map cell."""

import sqlalchemy as sa
from alembic import op

revision = "0011_map"
down_revision = "0010_initiatives"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "map_cell",
        sa.Column("facet", sa.String(length=24), nullable=False),
        sa.Column("zoom", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("x", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("y", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("sum_lon", sa.Float(), nullable=False),
        sa.Column("sum_lat", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "zoom", "x", "y", name=op.f("pk_map_cell")),
    )
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_table("map_cell")
    # ### end Alembic commands ###
