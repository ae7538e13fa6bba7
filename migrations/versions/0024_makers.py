"""Makers who are asked in, versions of a text that people reacted to, and links back to a draft."""

import sqlalchemy as sa
from alembic import op

revision = "0024_makers"
down_revision = "0028_outside"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("initiative", sa.Column("rewritten_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "maker_invitation",
        sa.Column("id", ID, nullable=False),
        sa.Column("initiative_id", ID, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("asked", sa.String(length=10), nullable=False),
        sa.Column("inviter_leaves", sa.Boolean(), nullable=False),
        sa.Column("invited_by_id", ID, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(email IS NULL) <> (person_id IS NULL)", name=op.f("ck_maker_invitation_one_way")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_maker_invitation_initiative_id")),
        sa.ForeignKeyConstraint(["invited_by_id"], ["person.id"], name=op.f("fk_maker_invitation_invited_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_maker_invitation_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maker_invitation")),
        sa.UniqueConstraint("initiative_id", "email", name=op.f("uq_maker_invitation_initiative_id_email")),
        sa.UniqueConstraint("initiative_id", "person_id", name=op.f("uq_maker_invitation_initiative_id_person_id")),
    )
    for column in ("email", "person_id", "invited_by_id", "created_at"):
        op.create_index(op.f(f"ix_maker_invitation_{column}"), "maker_invitation", [column], unique=False)
    op.create_table(
        "initiative_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("initiative_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("lead", sa.String(length=300), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_initiative_version_by_id")),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_initiative_version_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_version")),
        sa.UniqueConstraint("initiative_id", "number", name=op.f("uq_initiative_version_initiative_id_number")),
    )
    op.create_table(
        "draft_link",
        sa.Column("id", ID, nullable=False),
        sa.Column("initiative_id", ID, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_draft_link_initiative_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_draft_link_token_hash")),
    )
    for column in ("initiative_id", "created_at"):
        op.create_index(op.f(f"ix_draft_link_{column}"), "draft_link", [column], unique=False)


def downgrade() -> None:
    op.drop_table("draft_link")
    op.drop_table("initiative_version")
    op.drop_table("maker_invitation")
    op.drop_column("initiative", "rewritten_at")
