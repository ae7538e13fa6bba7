"""People who are asked to join a partner and did not answer yet."""

import sqlalchemy as sa
from alembic import op

revision = "0016_partner_invitation"
down_revision = "0015_street_plans"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "partner_invitation",
        sa.Column("id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("may_speak", sa.Boolean(), nullable=False),
        sa.Column("may_manage", sa.Boolean(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("invited_by_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["invited_by_id"], ["person.id"], name=op.f("fk_partner_invitation_invited_by_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_partner_invitation_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_invitation")),
        sa.UniqueConstraint("partner_id", "email", name=op.f("uq_partner_invitation_partner_id_email")),
    )
    op.create_index(op.f("ix_partner_invitation_email"), "partner_invitation", ["email"], unique=False)


def downgrade() -> None:
    op.drop_table("partner_invitation")
