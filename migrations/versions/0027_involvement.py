"""How partners come to take part: asked by one side, or for a power by law; and the steps on which authorities stand."""

import sqlalchemy as sa
from alembic import op

revision = "0027_involvement"
down_revision = "0018_versions"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("involvement", sa.Column("power", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("involvement", sa.Column("power_reason", sa.String(length=300), nullable=False, server_default=""))
    op.add_column("notice", sa.Column("step_told_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "joining",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("asked_by", sa.String(length=10), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_joining_by_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_joining_partner_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_joining_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_joining")),
        sa.UniqueConstraint("subject_id", "partner_id", name=op.f("uq_joining_subject_id_partner_id")),
    )
    op.create_index(op.f("ix_joining_created_at"), "joining", ["created_at"], unique=False)
    op.create_index(op.f("ix_joining_partner_id"), "joining", ["partner_id"], unique=False)
    op.create_table(
        "involvement_step",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_involvement_step_by_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_involvement_step_partner_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_involvement_step_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement_step")),
    )
    op.create_index(
        op.f("ix_involvement_step_subject_id_partner_id_id"),
        "involvement_step",
        ["subject_id", "partner_id", "id"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_table("involvement_step")
    op.drop_table("joining")
    op.drop_column("notice", "step_told_at")
    op.drop_column("involvement", "power_reason")
    op.drop_column("involvement", "power")
