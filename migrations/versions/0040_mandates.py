"""Mandates with their bounds, and what is done under them: decisions, dissent, advice and questions to the giver."""

import sqlalchemy as sa
from alembic import op

revision = "0040_mandates"
down_revision = "0048_pace_of_following"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "mandate",
        sa.Column("id", ID, nullable=False),
        sa.Column("parent_id", ID, nullable=True),
        sa.Column("root_id", ID, nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("sentence", sa.String(length=300), nullable=False),
        sa.Column("giver", sa.String(length=120), nullable=False),
        sa.Column("giver_partner_id", ID, nullable=True),
        sa.Column("giver_team_id", ID, nullable=True),
        sa.Column("giver_person_id", ID, nullable=True),
        sa.Column("stand_in_id", ID, nullable=True),
        sa.Column("holder_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("role", sa.String(length=60), nullable=False),
        sa.Column("amount_cents", ID, nullable=True),
        sa.Column("year_cents", ID, nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("addresses", sa.Integer(), nullable=True),
        sa.Column("reversible_only", sa.Boolean(), nullable=False),
        sa.Column("may_pass_on", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("legal_url", sa.String(length=300), nullable=False),
        sa.Column("objection", sa.String(length=300), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("registered_by_id", ID, nullable=True),
        sa.Column("registered_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["giver_partner_id"], ["partner.id"], name=op.f("fk_mandate_giver_partner_id")),
        sa.ForeignKeyConstraint(["giver_person_id"], ["person.id"], name=op.f("fk_mandate_giver_person_id")),
        sa.ForeignKeyConstraint(["giver_team_id"], ["team.id"], name=op.f("fk_mandate_giver_team_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["mandate.id"], name=op.f("fk_mandate_parent_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mandate_person_id")),
        sa.ForeignKeyConstraint(["registered_by_id"], ["person.id"], name=op.f("fk_mandate_registered_by_id")),
        sa.ForeignKeyConstraint(["stand_in_id"], ["person.id"], name=op.f("fk_mandate_stand_in_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["subject.id"], name=op.f("fk_mandate_holder_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate")),
    )
    op.create_index(op.f("ix_mandate_giver_person_id"), "mandate", ["giver_person_id"], unique=False)
    op.create_index(op.f("ix_mandate_giver_team_id"), "mandate", ["giver_team_id"], unique=False)
    op.create_index(op.f("ix_mandate_path"), "mandate", ["path"], unique=False)
    op.create_index(op.f("ix_mandate_person_id"), "mandate", ["person_id"], unique=False)
    op.create_index(op.f("ix_mandate_root_id"), "mandate", ["root_id"], unique=False)
    op.create_index(op.f("ix_mandate_stand_in_id"), "mandate", ["stand_in_id"], unique=False)
    op.create_index(op.f("ix_mandate_holder_id_valid_from"), "mandate", ["holder_id", "valid_from"], unique=False)
    op.create_table(
        "mandate_kind",
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("is_excluded", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_mandate_kind_mandate_id")),
        sa.PrimaryKeyConstraint("mandate_id", "kind", name=op.f("pk_mandate_kind")),
    )
    op.create_table(
        "mandate_area",
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_mandate_area_area_id")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_mandate_area_mandate_id")),
        sa.PrimaryKeyConstraint("mandate_id", "area_id", name=op.f("pk_mandate_area")),
    )
    op.create_table(
        "mandate_theme",
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("theme_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_mandate_theme_mandate_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_mandate_theme_theme_id")),
        sa.PrimaryKeyConstraint("mandate_id", "theme_id", name=op.f("pk_mandate_theme")),
    )
    op.create_table(
        "mandate_adviser",
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("party_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_mandate_adviser_mandate_id")),
        sa.ForeignKeyConstraint(["party_id"], ["subject.id"], name=op.f("fk_mandate_adviser_party_id")),
        sa.PrimaryKeyConstraint("mandate_id", "party_id", name=op.f("pk_mandate_adviser")),
    )
    op.create_table(
        "mandate_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.String(length=300), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_mandate_version_by_id")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_mandate_version_mandate_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate_version")),
        sa.UniqueConstraint("mandate_id", "version", name=op.f("uq_mandate_version_mandate_id_version")),
    )
    op.create_table(
        "advice",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("party_id", ID, nullable=False),
        sa.Column("question", sa.String(length=200), nullable=False),
        sa.Column("asked_by_id", ID, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", ID, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_advice_answered_by_id")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_advice_asked_by_id")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_advice_mandate_id")),
        sa.ForeignKeyConstraint(["party_id"], ["subject.id"], name=op.f("fk_advice_party_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_advice_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advice")),
        sa.UniqueConstraint(
            "subject_id", "mandate_id", "kind", "party_id", name=op.f("uq_advice_subject_id_mandate_id_kind_party_id")
        ),
    )
    op.create_index(op.f("ix_advice_asked_by_id"), "advice", ["asked_by_id"], unique=False)
    op.create_index(op.f("ix_advice_party_id"), "advice", ["party_id"], unique=False)
    op.create_table(
        "escalation",
        sa.Column("giver_team_id", ID, nullable=True),
        sa.Column("giver_person_id", ID, nullable=True),
        sa.Column("stand_in_id", ID, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by_id", ID, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        sa.Column("used_at", MOMENT, nullable=True),
        sa.Column("reminded_at", MOMENT, nullable=True),
        sa.Column("passed_on_at", MOMENT, nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("mandate_version", sa.Integer(), nullable=False),
        sa.Column("holder_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("theme_id", ID, nullable=True),
        sa.Column("amount_cents", ID, nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("addresses", sa.Integer(), nullable=False),
        sa.Column("is_reversible", sa.Boolean(), nullable=False),
        sa.Column("question", sa.String(length=200), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("choice", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_escalation_answered_by_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_escalation_area_id")),
        sa.ForeignKeyConstraint(["giver_person_id"], ["person.id"], name=op.f("fk_escalation_giver_person_id")),
        sa.ForeignKeyConstraint(["giver_team_id"], ["team.id"], name=op.f("fk_escalation_giver_team_id")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_escalation_mandate_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_escalation_person_id")),
        sa.ForeignKeyConstraint(["stand_in_id"], ["person.id"], name=op.f("fk_escalation_stand_in_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_escalation_subject_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["subject.id"], name=op.f("fk_escalation_holder_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_escalation_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
    )
    op.create_index(op.f("ix_escalation_answered_at_due_on"), "escalation", ["answered_at", "due_on"], unique=False)
    op.create_index(op.f("ix_escalation_giver_person_id"), "escalation", ["giver_person_id"], unique=False)
    op.create_index(op.f("ix_escalation_giver_team_id"), "escalation", ["giver_team_id"], unique=False)
    op.create_index(op.f("ix_escalation_person_id"), "escalation", ["person_id"], unique=False)
    op.create_index(op.f("ix_escalation_stand_in_id"), "escalation", ["stand_in_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("difference", sa.String(length=300), nullable=False),
        sa.Column("objection", sa.String(length=300), nullable=False),
        sa.Column("reversible_until", sa.Date(), nullable=True),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.Column("corrects_id", ID, nullable=True),
        sa.Column("escalation_id", ID, nullable=True),
        sa.Column("post_id", ID, nullable=True),
        sa.Column("hidden_at", MOMENT, nullable=True),
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("mandate_id", ID, nullable=False),
        sa.Column("mandate_version", sa.Integer(), nullable=False),
        sa.Column("holder_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("theme_id", ID, nullable=True),
        sa.Column("amount_cents", ID, nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("addresses", sa.Integer(), nullable=False),
        sa.Column("is_reversible", sa.Boolean(), nullable=False),
        sa.Column("question", sa.String(length=200), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("choice", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_decision_area_id")),
        sa.ForeignKeyConstraint(["corrects_id"], ["decision.id"], name=op.f("fk_decision_corrects_id")),
        sa.ForeignKeyConstraint(["escalation_id"], ["escalation.id"], name=op.f("fk_decision_escalation_id")),
        sa.ForeignKeyConstraint(["mandate_id"], ["mandate.id"], name=op.f("fk_decision_mandate_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_decision_person_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_decision_post_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_decision_subject_id")),
        sa.ForeignKeyConstraint(["holder_id"], ["subject.id"], name=op.f("fk_decision_holder_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_decision_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_decision_corrects_id")),
        sa.UniqueConstraint("post_id", name=op.f("uq_decision_post_id")),
        sa.UniqueConstraint("escalation_id", name=op.f("uq_decision_escalation_id")),
    )
    op.create_index(op.f("ix_decision_kind_id"), "decision", ["kind", "id"], unique=False)
    op.create_index(op.f("ix_decision_mandate_id_year"), "decision", ["mandate_id", "year"], unique=False)
    op.create_index(op.f("ix_decision_person_id"), "decision", ["person_id"], unique=False)
    op.create_index(op.f("ix_decision_subject_id_id"), "decision", ["subject_id", "id"], unique=False)
    op.create_index(op.f("ix_decision_holder_id_id"), "decision", ["holder_id", "id"], unique=False)
    op.create_table(
        "decision_agreement",
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_agreement_decision_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_decision_agreement_partner_id")),
        sa.PrimaryKeyConstraint("decision_id", "partner_id", name=op.f("pk_decision_agreement")),
    )
    op.create_table(
        "dissent",
        sa.Column("id", ID, nullable=False),
        sa.Column("decision_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_dissent_decision_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dissent_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dissent")),
        sa.UniqueConstraint("decision_id", "person_id", name=op.f("uq_dissent_decision_id_person_id")),
    )
    op.create_index(op.f("ix_dissent_person_id"), "dissent", ["person_id"], unique=False)


def downgrade() -> None:
    for table in (
        "dissent",
        "decision_agreement",
        "decision",
        "escalation",
        "advice",
        "mandate_version",
        "mandate_adviser",
        "mandate_theme",
        "mandate_area",
        "mandate_kind",
        "mandate",
    ):
        op.drop_table(table)
