"""What follows decisions: partners say yes themselves, reviews by who gave the mandate, bounds that were hit and kept."""

import sqlalchemy as sa
from alembic import op

revision = "0041_afterwards"
down_revision = "0044_assignments"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
OPEN_ADVICE = sa.text("decision_id IS NULL")
OPEN_REVIEW = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("said", sa.String(length=3), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("said_by_id", ID, nullable=True),
        sa.Column("said_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_agreement_decision_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["subject.id"], name=op.f("fk_agreement_partner_id")),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name=op.f("fk_agreement_said_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
        sa.UniqueConstraint("decision_id", "partner_id", name=op.f("uq_agreement_decision_id_partner_id")),
    )
    op.create_index(op.f("ix_agreement_partner_id"), "agreement", ["partner_id"], unique=False)
    op.execute(
        "INSERT INTO agreement (decision_id, partner_id, asked_at, said, words) SELECT a.decision_id, a.partner_id, "
        "d.decided_at, '', '' FROM decision_agreement a JOIN decision d ON d.id = a.decision_id"
    )
    op.drop_table("decision_agreement")
    op.create_table(
        "review",
        sa.Column("id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("asked_by_id", ID, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", ID, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("ending", sa.String(length=10), nullable=False),
        sa.Column("closing", sa.String(length=300), nullable=False),
        sa.Column("closed_by_id", ID, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_review_answered_by_id")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_review_asked_by_id")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_review_closed_by_id")),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_review_decision_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
    )
    op.create_index(op.f("ix_review_asked_by_id"), "review", ["asked_by_id"], unique=False)
    op.create_index(op.f("ix_review_decision_id_id"), "review", ["decision_id", "id"], unique=False)
    op.create_index(
        op.f("uq_review_open"),
        "review",
        ["decision_id"],
        unique=True,
        sqlite_where=OPEN_REVIEW,
        postgresql_where=OPEN_REVIEW,
    )
    op.create_table(
        "kept_bound",
        sa.Column("id", ID, nullable=False),
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("sort", sa.String(length=10), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_kept_bound_by_id")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_kept_bound_mandate_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_bound")),
    )
    op.create_index(op.f("ix_kept_bound_mandate_id"), "kept_bound", ["mandate_id"], unique=False)
    with op.batch_alter_table("decision") as table:
        table.add_column(sa.Column("compared", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("decision") as table:
        table.alter_column("compared", server_default=None)
    with op.batch_alter_table("advice") as table:
        table.add_column(sa.Column("decision_id", ID, nullable=True))
        table.create_foreign_key(op.f("fk_advice_decision_id"), "decision", ["decision_id"], ["id"])
        table.drop_constraint(op.f("uq_advice_subject_id_mandate_id_kind_party_id"), type_="unique")
    op.create_index(op.f("ix_advice_decision_id"), "advice", ["decision_id"], unique=False)
    op.create_index(
        op.f("uq_advice_open"),
        "advice",
        ["subject_id", "mandate_id", "kind", "party_id"],
        unique=True,
        sqlite_where=OPEN_ADVICE,
        postgresql_where=OPEN_ADVICE,
    )


def downgrade() -> None:
    op.execute(
        "DELETE FROM advice WHERE decision_id IS NOT NULL AND EXISTS (SELECT 1 FROM advice b WHERE b.id > advice.id AND "
        "b.subject_id = advice.subject_id AND b.mandate_id = advice.mandate_id AND b.kind = advice.kind AND "
        "b.party_id = advice.party_id)"
    )
    op.drop_index(op.f("uq_advice_open"), "advice")
    op.drop_index(op.f("ix_advice_decision_id"), "advice")
    with op.batch_alter_table("advice") as table:
        table.drop_constraint(op.f("fk_advice_decision_id"), type_="foreignkey")
        table.drop_column("decision_id")
        table.create_unique_constraint(
            op.f("uq_advice_subject_id_mandate_id_kind_party_id"), ["subject_id", "mandate_id", "kind", "party_id"]
        )
    with op.batch_alter_table("decision") as table:
        table.drop_column("compared")
    op.drop_table("kept_bound")
    op.drop_table("review")
    op.create_table(
        "decision_agreement",
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_agreement_decision_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_decision_agreement_partner_id")),
        sa.PrimaryKeyConstraint("decision_id", "partner_id", name=op.f("pk_decision_agreement")),
    )
    op.execute("INSERT INTO decision_agreement (decision_id, partner_id) SELECT decision_id, partner_id FROM agreement")
    op.drop_table("agreement")
