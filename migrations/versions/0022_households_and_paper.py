"""Letters for wishes made in steps, new codes told apart, documents made by the worker, and people who want a call."""

import sqlalchemy as sa
from alembic import op

revision = "0022_households_and_paper"
down_revision = "0032_postman"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("letter_batch", sa.Column("language", sa.String(length=2), nullable=False, server_default="nl"))
    op.add_column("household_code", sa.Column("is_replacement", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("household_voice", sa.Column("by_replacement", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "letter_part",
        sa.Column("id", ID, nullable=False),
        sa.Column("batch_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["letter_batch.id"], name=op.f("fk_letter_part_batch_id")),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_letter_part_file_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_part")),
        sa.UniqueConstraint("batch_id", "number", name=op.f("uq_letter_part_batch_id_number")),
    )
    op.create_table(
        "household_wish",
        sa.Column("contribution_id", ID, nullable=False),
        sa.Column("code_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["contribution_id"], ["contribution.id"], name=op.f("fk_household_wish_contribution_id")),
        sa.ForeignKeyConstraint(["code_id"], ["household_code.id"], name=op.f("fk_household_wish_code_id")),
        sa.PrimaryKeyConstraint("contribution_id", name=op.f("pk_household_wish")),
    )
    op.create_index(op.f("ix_household_wish_code_id"), "household_wish", ["code_id"], unique=False)
    op.create_table(
        "call_back",
        sa.Column("contribution_id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("phone", sa.String(length=30), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["contribution_id"], ["contribution.id"], name=op.f("fk_call_back_contribution_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_call_back_plan_id")),
        sa.PrimaryKeyConstraint("contribution_id", name=op.f("pk_call_back")),
    )
    op.create_index(op.f("ix_call_back_plan_id"), "call_back", ["plan_id"], unique=False)
    op.create_table(
        "plan_document",
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("source_key", sa.String(length=32), nullable=True),
        sa.Column("file_key", sa.String(length=32), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_document_plan_id")),
        sa.ForeignKeyConstraint(["source_key"], ["stored_file.key"], name=op.f("fk_plan_document_source_key")),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_plan_document_file_key")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_plan_document")),
    )
    op.create_index(op.f("ix_plan_document_plan_id"), "plan_document", ["plan_id"], unique=False)


def downgrade() -> None:
    op.drop_table("plan_document")
    op.drop_table("call_back")
    op.drop_table("household_wish")
    op.drop_table("letter_part")
    op.drop_column("household_voice", "by_replacement")
    op.drop_column("household_code", "is_replacement")
    op.drop_column("letter_batch", "language")
