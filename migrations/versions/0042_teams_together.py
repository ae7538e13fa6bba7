"""Kinds of teams, stand-ins, hours and agreements; handovers that are accepted, teams that help, and who is away."""

import sqlalchemy as sa
from alembic import op

revision = "0042_teams_together"
down_revision = "0046_audit_trail"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("team", sa.Column("kind", sa.String(length=10), nullable=False, server_default="fixed"))
    op.add_column("team", sa.Column("agreements", sa.Text(), nullable=False, server_default=""))
    stand_in = sa.Column("stand_in_id", ID, sa.ForeignKey("person.id", name=op.f("fk_team_stand_in_id")), nullable=True)
    op.add_column("team", stand_in, inline_references=True)
    op.add_column("team_membership", sa.Column("hours_per_week", sa.Integer(), nullable=True))
    op.add_column("responsibility", sa.Column("rule_kind", sa.String(length=20), nullable=False, server_default=""))
    op.add_column("responsibility", sa.Column("rule_word", sa.String(length=60), nullable=False, server_default=""))
    op.add_column("responsibility", sa.Column("shows_contact", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("responsibility", sa.Column("unnamed_at", MOMENT, nullable=True))
    op.execute("UPDATE responsibility SET unnamed_at = since WHERE contact_id IS NULL AND until IS NULL")
    op.create_index("ix_responsibility_contact_id_until", "responsibility", ["contact_id", "until"], unique=False)
    op.create_index("ix_responsibility_unnamed_at", "responsibility", ["unnamed_at"], unique=False)
    _handover()
    _support()
    _absence()


def _handover() -> None:
    op.create_table(
        "handover",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("from_team_id", ID, nullable=False),
        sa.Column("to_team_id", ID, nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("asked_by_id", ID, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("ended_by_id", ID, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.CheckConstraint("from_team_id <> to_team_id", name=op.f("ck_handover_two_teams")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_handover_asked_by_id")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_handover_ended_by_id")),
        sa.ForeignKeyConstraint(["from_team_id"], ["team.id"], name=op.f("fk_handover_from_team_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_handover_subject_id")),
        sa.ForeignKeyConstraint(["to_team_id"], ["team.id"], name=op.f("fk_handover_to_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
    )
    op.create_index(op.f("ix_handover_subject_id"), "handover", ["subject_id"], unique=False)
    op.create_index("ix_handover_to_team_id_state", "handover", ["to_team_id", "state"], unique=False)
    op.create_index("ix_handover_from_team_id_state", "handover", ["from_team_id", "state"], unique=False)
    is_open = sa.text("state = 'asked'")
    op.create_index("uq_handover_open", "handover", ["subject_id"], unique=True, sqlite_where=is_open, postgresql_where=is_open)


def _support() -> None:
    op.create_table(
        "team_support",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("asked_by_id", ID, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_id", ID, nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_team_support_asked_by_id")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_team_support_ended_by_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_team_support_subject_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_support_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_support")),
    )
    op.create_index(op.f("ix_team_support_subject_id"), "team_support", ["subject_id"], unique=False)
    op.create_index("ix_team_support_team_id_ended_at", "team_support", ["team_id", "ended_at"], unique=False)
    runs = sa.text("ended_at IS NULL")
    columns = ["subject_id", "team_id"]
    op.create_index("uq_team_support_running", "team_support", columns, unique=True, sqlite_where=runs, postgresql_where=runs)


def _absence() -> None:
    op.create_table(
        "absence",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("stand_in_id", ID, nullable=True),
        sa.Column("shows_stand_in", sa.Boolean(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.CheckConstraint("last_on >= from_on", name=op.f("ck_absence_in_order")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_absence_person_id")),
        sa.ForeignKeyConstraint(["stand_in_id"], ["person.id"], name=op.f("fk_absence_stand_in_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_absence_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
    )
    op.create_index(op.f("ix_absence_person_id"), "absence", ["person_id"], unique=False)
    op.create_index(op.f("ix_absence_stand_in_id"), "absence", ["stand_in_id"], unique=False)
    op.create_index("ix_absence_team_id_person_id_last_on", "absence", ["team_id", "person_id", "last_on"], unique=False)


def downgrade() -> None:
    op.drop_table("absence")
    op.drop_table("team_support")
    op.drop_table("handover")
    op.drop_index("ix_responsibility_unnamed_at", table_name="responsibility")
    op.drop_index("ix_responsibility_contact_id_until", table_name="responsibility")
    for column in ("unnamed_at", "shows_contact", "rule_word", "rule_kind"):
        op.drop_column("responsibility", column)
    op.drop_column("team_membership", "hours_per_week")
    for column in ("stand_in_id", "agreements", "kind"):
        op.drop_column("team", column)
