"""Name, logo and texts of a platform."""

import sqlalchemy as sa
from alembic import op

revision = "0002_site"
down_revision = "0001_kernel"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "site_profile",
        sa.Column("id", ID, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("place_name", sa.String(length=80), nullable=False),
        sa.Column("tagline", sa.String(length=160), nullable=False),
        sa.Column("contact_email", sa.String(length=254), nullable=False),
        sa.Column("logo_key", sa.String(length=32), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["logo_key"], ["stored_file.key"], name=op.f("fk_site_profile_logo_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_profile")),
    )
    op.create_table(
        "site_text",
        sa.Column("id", ID, nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_text")),
        sa.UniqueConstraint("slug", "language", name=op.f("uq_site_text_slug_language")),
    )
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_table("site_text")
    op.drop_table("site_profile")
    # ### end Alembic commands ###
