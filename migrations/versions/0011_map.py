"""Counts per map cell, and what was counted for each subject."""

import sqlalchemy as sa
from alembic import op

revision = "0011_map"
down_revision = "0010_initiatives"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "map_cell",
        sa.Column("facet", sa.String(length=40), nullable=False),
        sa.Column("zoom", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("x", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("y", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("sum_lon_micro", sa.BigInteger(), nullable=False),
        sa.Column("sum_lat_micro", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("facet", "zoom", "x", "y", name=op.f("pk_map_cell")),
    )
    op.create_table(
        "map_place",
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("code", sa.BigInteger(), nullable=False),
        sa.Column("lon_micro", sa.Integer(), nullable=False),
        sa.Column("lat_micro", sa.Integer(), nullable=False),
        sa.Column("facets", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_map_place_subject_id")),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_map_place")),
    )
    op.create_index(op.f("ix_map_place_code"), "map_place", ["code"], unique=False)


def downgrade() -> None:
    op.drop_table("map_place")
    op.drop_table("map_cell")
