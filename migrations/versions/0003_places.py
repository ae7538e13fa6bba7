"""Areas, streets and addresses."""

import sqlalchemy as sa
from alembic import op

revision = "0003_places"
down_revision = "0002_site"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("id", ID, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("slug", sa.String(length=90), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("level", sa.String(length=20), nullable=False),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("path", sa.String(length=120), nullable=False),
        sa.Column("geometry", sa.LargeBinary(), nullable=True),
        sa.Column("west", sa.Float(), nullable=True),
        sa.Column("south", sa.Float(), nullable=True),
        sa.Column("east", sa.Float(), nullable=True),
        sa.Column("north", sa.Float(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["area.id"], name=op.f("fk_area_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("code", name=op.f("uq_area_code")),
        sa.UniqueConstraint("slug", name=op.f("uq_area_slug")),
    )
    op.create_index(op.f("ix_area_parent_id"), "area", ["parent_id"], unique=False)
    op.create_index(op.f("ix_area_path"), "area", ["path"], unique=False)
    op.create_table(
        "street",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_key", sa.String(length=120), nullable=False),
        sa.Column("town", sa.String(length=80), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("geometry", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_street")),
    )
    op.create_index("ix_street_name_key_town", "street", ["name_key", "town"], unique=True)
    op.create_table(
        "street_spelling",
        sa.Column("key", sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql"), nullable=False),
        sa.Column("street_id", ID, nullable=False),
        sa.Column("is_whole", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["street_id"], ["street.id"], name=op.f("fk_street_spelling_street_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "street_id", name=op.f("pk_street_spelling")),
    )
    op.create_index(op.f("ix_street_spelling_street_id"), "street_spelling", ["street_id"], unique=False)
    op.create_table(
        "address",
        sa.Column("id", ID, nullable=False),
        sa.Column("street_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("addition", sa.String(length=10), nullable=False),
        sa.Column("postcode", sa.String(length=6), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["street_id"], ["street.id"], name=op.f("fk_address_street_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
    )
    op.create_index("ix_address_postcode_number", "address", ["postcode", "number"], unique=False)
    op.create_index("ix_address_street_id_number", "address", ["street_id", "number"], unique=False)


def downgrade() -> None:
    op.drop_table("address")
    op.drop_table("street_spelling")
    op.drop_table("street")
    op.drop_table("area")
