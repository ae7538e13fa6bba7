"""Assignments: what a client asks of a team, in versions to which both say yes, what depends on what, and its effect."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem

revision = "0044_assignments"
down_revision = "0043_routing_rules"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def key(table: str, column: str, target: str, *, nullable: bool = False) -> list[SchemaItem]:
    """A column that points at another table."""
    return [
        sa.Column(column, ID, nullable=nullable),
        sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}")),
    ]


def own_id(table: str) -> list[SchemaItem]:
    """The key of a table."""
    return [sa.Column("id", ID, nullable=False), sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))]


def upgrade() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", ID, nullable=False),
        sa.ForeignKeyConstraint(["id"], ["subject.id"], name=op.f("fk_assignment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        *key("assignment", "client_person_id", "person", nullable=True),
        sa.Column("client_role", sa.String(length=80), nullable=False),
        *key("assignment", "client_partner_id", "partner", nullable=True),
        *key("assignment", "client_team_id", "team", nullable=True),
        *key("assignment", "taker_team_id", "team"),
        sa.Column("agreed_number", sa.Integer(), nullable=True),
        sa.Column("latest_number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("how", sa.Text(), nullable=False),
        sa.Column("how_html", sa.Text(), nullable=False),
        sa.Column("how_version", sa.Integer(), nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=True),
        sa.Column("delivered_on", sa.Date(), nullable=True),
    )
    for column in ("client_partner_id", "client_team_id", "client_person_id", "taker_team_id"):
        op.create_index(f"ix_assignment_{column}", "assignment", [column], unique=False)
    op.create_table(
        "assignment_move",
        *own_id("assignment_move"),
        *key("assignment_move", "assignment_id", "assignment"),
        sa.Column("from_state", sa.String(length=20), nullable=False),
        sa.Column("to_state", sa.String(length=20), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("sentence", sa.String(length=300), nullable=False),
        *key("assignment_move", "by_id", "person", nullable=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index("ix_assignment_move_assignment_id_id", "assignment_move", ["assignment_id", "id"], unique=False)
    create_versions()
    create_links()
    create_effects()


def create_versions() -> None:
    table = "assignment_version"
    op.create_table(
        table,
        *own_id(table),
        *key(table, "assignment_id", "assignment"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("effect", sa.String(length=300), nullable=False),
        sa.Column("indicator", sa.String(length=200), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("start_hundredths", ID, nullable=True),
        sa.Column("aim_hundredths", ID, nullable=True),
        sa.Column("measure_on", sa.Date(), nullable=True),
        sa.Column("bounds", sa.Text(), nullable=False),
        sa.Column("bounds_url", sa.String(length=300), nullable=False),
        sa.Column("budget_cents", ID, nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        *key(table, "theme_id", "theme", nullable=True),
        *key(table, "area_id", "area", nullable=True),
        sa.Column("touches_residents", sa.Boolean(), nullable=False),
        sa.Column("for_residents", sa.String(length=300), nullable=False),
        sa.Column("what_stops", sa.String(length=300), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        *key(table, "by_id", "person", nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("client_yes_at", MOMENT, nullable=True),
        *key(table, "client_yes_id", "person", nullable=True),
        sa.Column("taker_yes_at", MOMENT, nullable=True),
        *key(table, "taker_yes_id", "person", nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_side", sa.String(length=10), nullable=False),
        sa.Column("ended_why", sa.String(length=300), nullable=False),
        sa.UniqueConstraint("assignment_id", "number", name=op.f("uq_assignment_version_assignment_id_number")),
    )


def create_links() -> None:
    table = "assignment_dependency"
    op.create_table(
        table,
        *own_id(table),
        *key(table, "one_id", "assignment"),
        *key(table, "other_id", "assignment"),
        sa.Column("relation", sa.String(length=12), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        *key(table, "by_id", "person", nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.UniqueConstraint("one_id", "other_id", "relation", name=op.f(f"uq_{table}_one_id_other_id_relation")),
    )
    op.create_index(op.f(f"ix_{table}_other_id"), table, ["other_id"], unique=False)
    op.create_table(
        "carried_subject",
        *key("carried_subject", "assignment_id", "assignment"),
        *key("carried_subject", "subject_id", "subject"),
        *key("carried_subject", "by_id", "person", nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("assignment_id", "subject_id", name=op.f("pk_carried_subject")),
    )
    op.create_index(op.f("ix_carried_subject_subject_id"), "carried_subject", ["subject_id"], unique=False)


def create_effects() -> None:
    op.create_table(
        "effect_question",
        *own_id("effect_question"),
        *key("effect_question", "assignment_id", "assignment"),
        sa.Column("moment", sa.String(length=10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.UniqueConstraint("assignment_id", "moment", name=op.f("uq_effect_question_assignment_id_moment")),
    )
    op.create_index("ix_effect_question_asked_at_due_on", "effect_question", ["asked_at", "due_on"], unique=False)
    table = "effect_measurement"
    op.create_table(
        table,
        *own_id(table),
        *key(table, "assignment_id", "assignment"),
        sa.Column("value_hundredths", ID, nullable=False),
        sa.Column("sentence", sa.String(length=300), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        *key(table, "by_id", "person", nullable=True),
        sa.Column("at", MOMENT, nullable=False),
    )
    op.create_index(f"ix_{table}_assignment_id_measured_on", table, ["assignment_id", "measured_on"], unique=False)


def downgrade() -> None:
    for table in (
        "effect_measurement",
        "effect_question",
        "carried_subject",
        "assignment_dependency",
        "assignment_version",
        "assignment_move",
        "assignment",
    ):
        op.drop_table(table)
