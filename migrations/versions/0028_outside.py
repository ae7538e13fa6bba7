"""Words of people without an account: questions to outsiders, and what was written down for somebody."""

import sqlalchemy as sa
from alembic import op

revision = "0028_outside"
down_revision = "0023_bound_width"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    through = sa.Column("through_id", ID, sa.ForeignKey("person.id", name=op.f("fk_post_through_id")), nullable=True)
    op.add_column("post", sa.Column("said_by", sa.String(length=60), nullable=False, server_default=""))
    op.add_column("post", through, inline_references=True)
    op.add_column("initiative", sa.Column("said_by", sa.String(length=60), nullable=False, server_default=""))
    op.create_table(
        "outside_question",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("post_id", ID, nullable=False),
        sa.Column("asked_by_id", ID, nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["answer_id"], ["post.id"], name=op.f("fk_outside_question_answer_id")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_outside_question_asked_by_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_outside_question_post_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_outside_question_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_question")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_outside_question_token_hash")),
    )
    op.create_index(op.f("ix_outside_question_asked_by_id"), "outside_question", ["asked_by_id"], unique=False)
    op.create_index(op.f("ix_outside_question_expires_at"), "outside_question", ["expires_at"], unique=False)
    op.create_table(
        "recording",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("post_id", ID, nullable=True),
        sa.Column("partner_id", ID, nullable=True),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("recorded_by_id", ID, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_by_id", ID, nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claimed_by_id"], ["person.id"], name=op.f("fk_recording_claimed_by_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_recording_partner_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_recording_post_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_recording_recorded_by_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_recording_subject_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_recording_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recording")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_recording_code_hash")),
    )
    op.create_index(op.f("ix_recording_recorded_by_id"), "recording", ["recorded_by_id"], unique=False)
    op.create_index(op.f("ix_recording_subject_id"), "recording", ["subject_id"], unique=False)


def downgrade() -> None:
    op.drop_table("recording")
    op.drop_table("outside_question")
    op.drop_column("initiative", "said_by")
    op.drop_column("post", "through_id")
    op.drop_column("post", "said_by")
