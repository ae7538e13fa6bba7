"""Promises: who does what by when, their changes, what others say of them, and the mails about them; posts carry them."""

import sqlalchemy as sa
from alembic import op

revision = "0025_commitments"
down_revision = "0031_search"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "commitment",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("partner_id", ID, nullable=True),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("confirms", sa.Integer(), nullable=False),
        sa.Column("disputes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("kept_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("hidden_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_commitment_partner_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_commitment_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_commitment_subject_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_commitment_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
    )
    for columns in (
        ("subject_id", "id"),
        ("state", "due_on", "id"),
        ("partner_id", "due_on"),
        ("team_id", "due_on"),
        ("person_id",),
    ):
        op.create_index(f"ix_commitment_{'_'.join(columns)}", "commitment", list(columns), unique=False)
    op.create_table(
        "commitment_change",
        sa.Column("id", ID, nullable=False),
        sa.Column("commitment_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_commitment_change_by_id")),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_change_commitment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_change")),
        sa.UniqueConstraint("commitment_id", "version", name=op.f("uq_commitment_change_commitment_id_version")),
    )
    op.create_table(
        "commitment_confirmation",
        sa.Column("id", ID, nullable=False),
        sa.Column("commitment_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("is_kept", sa.Boolean(), nullable=False),
        sa.Column("sentence", sa.String(length=300), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_confirmation_commitment_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_commitment_confirmation_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_confirmation")),
        sa.UniqueConstraint("commitment_id", "person_id", name=op.f("uq_commitment_confirmation_commitment_id_person_id")),
    )
    op.create_index(op.f("ix_commitment_confirmation_person_id"), "commitment_confirmation", ["person_id"], unique=False)
    op.create_table(
        "commitment_reminder",
        sa.Column("id", ID, nullable=False),
        sa.Column("commitment_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], name=op.f("fk_commitment_reminder_commitment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment_reminder")),
        sa.UniqueConstraint("commitment_id", "kind", "due_on", name=op.f("uq_commitment_reminder_commitment_id_kind_due_on")),
    )
    carried = sa.Column("commitment_id", ID, sa.ForeignKey("commitment.id", name=op.f("fk_post_commitment_id")), nullable=True)
    op.add_column("post", carried, inline_references=True)
    op.create_index(op.f("ix_post_commitment_id"), "post", ["commitment_id"], unique=True)


def downgrade() -> None:
    op.drop_index(op.f("ix_post_commitment_id"), table_name="post")
    op.drop_column("post", "commitment_id")
    for table in ("commitment_reminder", "commitment_confirmation", "commitment_change", "commitment"):
        op.drop_table(table)
