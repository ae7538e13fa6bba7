"""Tasks of teams and initiatives, and who may see their boards."""

import sqlalchemy as sa
from alembic import op

revision = "0053_tasks"
down_revision = "0041_afterwards"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "task",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("what", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("waiting_for", sa.String(length=120), nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_by_id", ID, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("moved_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_task_created_by_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_task_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_task_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    op.create_index("ix_task_subject_id_state_due_on", "task", ["subject_id", "state", "due_on"], unique=False)
    op.create_index("ix_task_person_id_state", "task", ["person_id", "state"], unique=False)
    op.create_index(op.f("ix_task_created_by_id"), "task", ["created_by_id"], unique=False)
    op.create_table(
        "task_board",
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_task_board_subject_id")),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_task_board")),
    )


def downgrade() -> None:
    op.drop_table("task_board")
    op.drop_table("task")
