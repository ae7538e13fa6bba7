"""Answers with which a team begins."""

import sqlalchemy as sa
from alembic import op

revision = "0050_answer_templates"
down_revision = "0049_hidden_versions"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "answer_template",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_answer_template_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_template")),
    )
    op.create_index("ix_answer_template_team_id_name", "answer_template", ["team_id", "name"], unique=False)


def downgrade() -> None:
    op.drop_table("answer_template")
