"""Partners, their members and roles."""

import sqlalchemy as sa
from alembic import op

revision = "0006_partners"
down_revision = "0005_subjects"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "partner",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("website", sa.String(length=200), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["subject.id"], name=op.f("fk_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner")),
    )
    op.create_table(
        "partner_membership",
        sa.Column("id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("may_speak", sa.Boolean(), nullable=False),
        sa.Column("may_manage", sa.Boolean(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_partner_membership_partner_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_partner_membership_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partner_membership")),
    )
    op.create_index(op.f("ix_partner_membership_partner_id"), "partner_membership", ["partner_id"], unique=False)
    op.create_index(op.f("ix_partner_membership_person_id"), "partner_membership", ["person_id"], unique=False)
    op.create_table(
        "involvement",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_involvement_partner_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_involvement_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement")),
        sa.UniqueConstraint("subject_id", "partner_id", name=op.f("uq_involvement_subject_id_partner_id")),
    )
    op.create_index(op.f("ix_involvement_partner_id"), "involvement", ["partner_id"], unique=False)
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_table("involvement")
    op.drop_table("partner_membership")
    op.drop_table("partner")
    # ### end Alembic commands ###
