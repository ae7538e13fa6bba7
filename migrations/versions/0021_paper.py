"""Paper and the room: slips once each, talks with a version, spots with their element, evenings with a tablet."""

import sqlalchemy as sa
from alembic import op

revision = "0021_paper"
down_revision = "0016_partner_invitation"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("plan_conversation", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("plan_spot", sa.Column("element_key", sa.String(length=24), nullable=True))
    op.create_index(
        "uq_contribution_slip",
        "contribution",
        ["plan_id", "slip_number"],
        unique=True,
        sqlite_where=sa.text("slip_number <> ''"),
        postgresql_where=sa.text("slip_number <> ''"),
    )
    op.create_table(
        "plan_evening",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("stop_hash", sa.String(length=64), nullable=False),
        sa.Column("opened_by_id", ID, nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_plan_evening_opened_by_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_evening_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_evening")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_plan_evening_key_hash")),
    )
    op.create_index(op.f("ix_plan_evening_plan_id"), "plan_evening", ["plan_id"], unique=False)


def downgrade() -> None:
    op.drop_table("plan_evening")
    op.drop_index("uq_contribution_slip", table_name="contribution")
    op.drop_column("plan_spot", "element_key")
    op.drop_column("plan_conversation", "version")
