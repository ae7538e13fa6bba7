"""Ordered rules that choose a team before the remits, and what still has to move because they changed."""

import sqlalchemy as sa
from alembic import op

revision = "0043_routing_rules"
down_revision = "0047_doubles_and_found"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "routing_rule",
        sa.Column("id", ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("theme_id", ID, nullable=True),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.CheckConstraint(
            "kind <> '' OR words <> '' OR area_id IS NOT NULL OR theme_id IS NOT NULL", name=op.f("ck_routing_rule_bounded")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_routing_rule_area_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_routing_rule_team_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_routing_rule_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routing_rule")),
    )
    op.create_index(op.f("ix_routing_rule_team_id"), "routing_rule", ["team_id"], unique=False)
    op.create_table(
        "routing_move",
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("to_team_id", ID, nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_routing_move_subject_id")),
        sa.ForeignKeyConstraint(["to_team_id"], ["team.id"], name=op.f("fk_routing_move_to_team_id")),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_routing_move")),
    )


def downgrade() -> None:
    op.drop_table("routing_move")
    op.drop_table("routing_rule")
