"""Street plans: bounds, rounds, versions, wishes and remarks, cross-sections, households."""

import sqlalchemy as sa
from alembic import op

revision = "0015_street_plans"
down_revision = "0014_parts"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "strip_minimum",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("minimum_cm", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_strip_minimum")),
    )
    op.create_table(
        "street_plan",
        sa.Column("id", ID, nullable=False),
        sa.Column("ring_m", sa.Integer(), nullable=False),
        sa.Column("ring", sa.LargeBinary(), nullable=False),
        sa.Column("client_id", ID, nullable=True),
        sa.Column("budget_cents", sa.BigInteger(), nullable=True),
        sa.Column("works_from_on", sa.Date(), nullable=True),
        sa.Column("works_until_on", sa.Date(), nullable=True),
        sa.Column("introduction", sa.Text(), nullable=False),
        sa.Column("introduction_html", sa.Text(), nullable=False),
        sa.Column("round_ends_on", sa.Date(), nullable=True),
        sa.Column("bounds_published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["partner.id"], name=op.f("fk_street_plan_client_id")),
        sa.ForeignKeyConstraint(["id"], ["subject.id"], name=op.f("fk_street_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_street_plan")),
    )
    op.create_table(
        "letter_batch",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("round", sa.String(length=12), nullable=False),
        sa.Column("message", sa.String(length=1200), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.String(length=32), nullable=True),
        sa.Column("made_by_id", ID, nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_letter_batch_file_key")),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_letter_batch_made_by_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_letter_batch_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter_batch")),
    )
    op.create_index(op.f("ix_letter_batch_plan_id"), "letter_batch", ["plan_id"], unique=False)

    op.create_table(
        "plan_address",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("zone", sa.String(length=6), nullable=False),
        sa.Column("address_key", sa.String(length=160), nullable=False),
        sa.Column("street", sa.String(length=120), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("addition", sa.String(length=10), nullable=False),
        sa.Column("postcode", sa.String(length=6), nullable=False),
        sa.Column("town", sa.String(length=80), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_address_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_address")),
        sa.UniqueConstraint("plan_id", "address_key", name=op.f("uq_plan_address_plan_id_address_key")),
    )
    op.create_index(op.f("ix_plan_address_address_key"), "plan_address", ["address_key"], unique=False)
    op.create_index("ix_plan_address_plan_id_zone", "plan_address", ["plan_id", "zone"], unique=False)

    op.create_table(
        "plan_bound",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("firmness", sa.String(length=6), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("geometry", sa.LargeBinary(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_bound_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_bound")),
    )
    op.create_index("ix_plan_bound_plan_id_position", "plan_bound", ["plan_id", "position"], unique=False)

    op.create_table(
        "plan_conversation",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("summary_html", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", ID, nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_how", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_conversation_plan_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_plan_conversation_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_conversation")),
    )
    op.create_index(op.f("ix_plan_conversation_plan_id"), "plan_conversation", ["plan_id"], unique=False)

    op.create_table(
        "plan_designer",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_plan_designer_person_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_designer_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_designer")),
        sa.UniqueConstraint("plan_id", "person_id", name=op.f("uq_plan_designer_plan_id_person_id")),
    )
    op.create_index(op.f("ix_plan_designer_person_id"), "plan_designer", ["person_id"], unique=False)

    op.create_table(
        "plan_spot",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("geometry", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_spot_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_spot")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_plan_spot_plan_id_number")),
    )
    op.create_table(
        "plan_version",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("summary_html", sa.Text(), nullable=False),
        sa.Column("derived_from_id", ID, nullable=True),
        sa.Column("is_candidate", sa.Boolean(), nullable=False),
        sa.Column("drawing_key", sa.String(length=32), nullable=True),
        sa.Column("drawing_points", sa.JSON(), nullable=True),
        sa.Column("drawing_opacity", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_by_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_plan_version_created_by_id")),
        sa.ForeignKeyConstraint(["derived_from_id"], ["plan_version.id"], name=op.f("fk_plan_version_derived_from_id")),
        sa.ForeignKeyConstraint(["drawing_key"], ["stored_file.key"], name=op.f("fk_plan_version_drawing_key")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_version_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_version")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_plan_version_plan_id_number")),
    )
    op.create_table(
        "ask",
        sa.Column("id", ID, nullable=False),
        sa.Column("address_key", sa.String(length=160), nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("batch_id", ID, nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["letter_batch.id"], name=op.f("fk_ask_batch_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_ask_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ask")),
    )
    op.create_index("ix_ask_address_key_asked_on", "ask", ["address_key", "asked_on"], unique=False)
    op.create_index(op.f("ix_ask_plan_id"), "ask", ["plan_id"], unique=False)

    op.create_table(
        "cross_section",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=True),
        sa.Column("based_on_id", ID, nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("available_cm", sa.Integer(), nullable=False),
        sa.Column("strips", sa.JSON(), nullable=False),
        sa.Column("line", sa.LargeBinary(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_by_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("version_id IS NOT NULL OR based_on_id IS NOT NULL", name=op.f("ck_cross_section_belongs")),
        sa.ForeignKeyConstraint(["based_on_id"], ["cross_section.id"], name=op.f("fk_cross_section_based_on_id")),
        sa.ForeignKeyConstraint(["created_by_id"], ["person.id"], name=op.f("fk_cross_section_created_by_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_cross_section_plan_id")),
        sa.ForeignKeyConstraint(["version_id"], ["plan_version.id"], name=op.f("fk_cross_section_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cross_section")),
    )
    op.create_index(op.f("ix_cross_section_based_on_id"), "cross_section", ["based_on_id"], unique=False)
    op.create_index(op.f("ix_cross_section_plan_id"), "cross_section", ["plan_id"], unique=False)
    op.create_index(op.f("ix_cross_section_version_id"), "cross_section", ["version_id"], unique=False)

    op.create_table(
        "hand_count",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=True),
        sa.Column("question", sa.String(length=200), nullable=False),
        sa.Column("fine", sa.Integer(), nullable=False),
        sa.Column("rather_not", sa.Integer(), nullable=False),
        sa.Column("no_opinion", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("counted_by_id", ID, nullable=True),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["counted_by_id"], ["person.id"], name=op.f("fk_hand_count_counted_by_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_hand_count_plan_id")),
        sa.ForeignKeyConstraint(["version_id"], ["plan_version.id"], name=op.f("fk_hand_count_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_count")),
    )
    op.create_index(op.f("ix_hand_count_plan_id"), "hand_count", ["plan_id"], unique=False)

    op.create_table(
        "household_code",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("round", sa.String(length=12), nullable=False),
        sa.Column("address_id", ID, nullable=False),
        sa.Column("batch_id", ID, nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["address_id"], ["plan_address.id"], name=op.f("fk_household_code_address_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["letter_batch.id"], name=op.f("fk_household_code_batch_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_household_code_plan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_code")),
        sa.UniqueConstraint("code_hash", name=op.f("uq_household_code_code_hash")),
    )
    op.create_index(op.f("ix_household_code_address_id"), "household_code", ["address_id"], unique=False)
    op.create_index(op.f("ix_household_code_batch_id"), "household_code", ["batch_id"], unique=False)
    op.create_index(
        "ix_household_code_plan_id_round_address_id", "household_code", ["plan_id", "round", "address_id"], unique=False
    )

    op.create_table(
        "household_voice",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("round", sa.String(length=12), nullable=False),
        sa.Column("address_id", ID, nullable=False),
        sa.Column("choice", sa.String(length=12), nullable=False),
        sa.Column("version_id", ID, nullable=True),
        sa.Column("source", sa.String(length=6), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["address_id"], ["plan_address.id"], name=op.f("fk_household_voice_address_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_household_voice_plan_id")),
        sa.ForeignKeyConstraint(["version_id"], ["plan_version.id"], name=op.f("fk_household_voice_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_household_voice")),
        sa.UniqueConstraint("plan_id", "round", "address_id", name=op.f("uq_household_voice_plan_id_round_address_id")),
    )
    op.create_index(op.f("ix_household_voice_address_id"), "household_voice", ["address_id"], unique=False)

    op.create_table(
        "plan_element",
        sa.Column("id", ID, nullable=False),
        sa.Column("version_id", ID, nullable=False),
        sa.Column("key", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("geometry", sa.LargeBinary(), nullable=False),
        sa.Column("rotation", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("unit_cost_cents", sa.Integer(), nullable=False),
        sa.Column("upkeep_cents", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["plan_version.id"], name=op.f("fk_plan_element_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_element")),
        sa.UniqueConstraint("version_id", "key", name=op.f("uq_plan_element_version_id_key")),
    )
    op.create_index("ix_plan_element_key", "plan_element", ["key"], unique=False)

    op.create_table(
        "plan_round",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("round", sa.String(length=12), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", ID, nullable=True),
        sa.Column("sentence", sa.String(length=300), nullable=False),
        sa.Column("version_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_plan_round_closed_by_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_plan_round_plan_id")),
        sa.ForeignKeyConstraint(["version_id"], ["plan_version.id"], name=op.f("fk_plan_round_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_round")),
        sa.UniqueConstraint("plan_id", "round", name=op.f("uq_plan_round_plan_id_round")),
    )
    op.create_table(
        "contribution",
        sa.Column("id", ID, nullable=False),
        sa.Column("plan_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("zone", sa.String(length=6), nullable=False),
        sa.Column("element_kind", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("for_whom", sa.String(length=120), nullable=False),
        sa.Column("place_label", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=6), nullable=False),
        sa.Column("slip_number", sa.String(length=20), nullable=False),
        sa.Column("conversation_id", ID, nullable=True),
        sa.Column("version_id", ID, nullable=True),
        sa.Column("element_key", sa.String(length=24), nullable=True),
        sa.Column("section_id", ID, nullable=True),
        sa.Column("strip_key", sa.String(length=24), nullable=True),
        sa.Column("lost_in_id", ID, nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_up_in_id", ID, nullable=True),
        sa.Column("draft_key", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["plan_conversation.id"], name=op.f("fk_contribution_conversation_id")),
        sa.ForeignKeyConstraint(["id"], ["subject.id"], name=op.f("fk_contribution_id")),
        sa.ForeignKeyConstraint(["lost_in_id"], ["plan_version.id"], name=op.f("fk_contribution_lost_in_id")),
        sa.ForeignKeyConstraint(["plan_id"], ["street_plan.id"], name=op.f("fk_contribution_plan_id")),
        sa.ForeignKeyConstraint(["section_id"], ["cross_section.id"], name=op.f("fk_contribution_section_id")),
        sa.ForeignKeyConstraint(["taken_up_in_id"], ["plan_version.id"], name=op.f("fk_contribution_taken_up_in_id")),
        sa.ForeignKeyConstraint(["version_id"], ["plan_version.id"], name=op.f("fk_contribution_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contribution")),
        sa.UniqueConstraint("draft_key", name=op.f("uq_contribution_draft_key")),
        sa.UniqueConstraint("plan_id", "number", name=op.f("uq_contribution_plan_id_number")),
    )
    op.create_index(op.f("ix_contribution_conversation_id"), "contribution", ["conversation_id"], unique=False)
    op.create_index("ix_contribution_plan_id_element_key", "contribution", ["plan_id", "element_key"], unique=False)

    op.create_table(
        "reply",
        sa.Column("id", ID, nullable=False),
        sa.Column("contribution_id", ID, nullable=False),
        sa.Column("verdict", sa.String(length=10), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("version_id", ID, nullable=True),
        sa.Column("element_key", sa.String(length=24), nullable=True),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("team_id", ID, nullable=True),
        sa.Column("batch_key", sa.String(length=24), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_reply_by_id")),
        sa.ForeignKeyConstraint(["contribution_id"], ["contribution.id"], name=op.f("fk_reply_contribution_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_reply_team_id")),
        sa.ForeignKeyConstraint(["version_id"], ["plan_version.id"], name=op.f("fk_reply_version_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply")),
    )
    op.create_index(op.f("ix_reply_batch_key"), "reply", ["batch_key"], unique=False)
    op.create_index("ix_reply_contribution_id_id", "reply", ["contribution_id", "id"], unique=False)
    op.create_index("ix_reply_version_id_element_key", "reply", ["version_id", "element_key"], unique=False)


def downgrade() -> None:

    op.drop_index("ix_reply_version_id_element_key", table_name="reply")
    op.drop_index("ix_reply_contribution_id_id", table_name="reply")
    op.drop_index(op.f("ix_reply_batch_key"), table_name="reply")

    op.drop_table("reply")
    op.drop_index("ix_contribution_plan_id_element_key", table_name="contribution")
    op.drop_index(op.f("ix_contribution_conversation_id"), table_name="contribution")

    op.drop_table("contribution")
    op.drop_table("plan_round")
    op.drop_index("ix_plan_element_key", table_name="plan_element")

    op.drop_table("plan_element")
    op.drop_index(op.f("ix_household_voice_address_id"), table_name="household_voice")

    op.drop_table("household_voice")
    op.drop_index("ix_household_code_plan_id_round_address_id", table_name="household_code")
    op.drop_index(op.f("ix_household_code_batch_id"), table_name="household_code")
    op.drop_index(op.f("ix_household_code_address_id"), table_name="household_code")

    op.drop_table("household_code")
    op.drop_index(op.f("ix_hand_count_plan_id"), table_name="hand_count")

    op.drop_table("hand_count")
    op.drop_index(op.f("ix_cross_section_version_id"), table_name="cross_section")
    op.drop_index(op.f("ix_cross_section_plan_id"), table_name="cross_section")
    op.drop_index(op.f("ix_cross_section_based_on_id"), table_name="cross_section")

    op.drop_table("cross_section")
    op.drop_index(op.f("ix_ask_plan_id"), table_name="ask")
    op.drop_index("ix_ask_address_key_asked_on", table_name="ask")

    op.drop_table("ask")
    op.drop_table("plan_version")
    op.drop_table("plan_spot")
    op.drop_index(op.f("ix_plan_designer_person_id"), table_name="plan_designer")

    op.drop_table("plan_designer")
    op.drop_index(op.f("ix_plan_conversation_plan_id"), table_name="plan_conversation")

    op.drop_table("plan_conversation")
    op.drop_index("ix_plan_bound_plan_id_position", table_name="plan_bound")

    op.drop_table("plan_bound")
    op.drop_index("ix_plan_address_plan_id_zone", table_name="plan_address")
    op.drop_index(op.f("ix_plan_address_address_key"), table_name="plan_address")

    op.drop_table("plan_address")
    op.drop_index(op.f("ix_letter_batch_plan_id"), table_name="letter_batch")

    op.drop_table("letter_batch")
    op.drop_table("street_plan")
    op.drop_table("strip_minimum")
