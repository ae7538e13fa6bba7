"""The spine, with its spatial index."""

import sqlalchemy as sa
from alembic import op

revision = "0005_subjects"
down_revision = "0004_accounts"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "theme",
        sa.Column("id", ID, nullable=False),
        sa.Column("slug", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("name_en", sa.String(length=60), nullable=False),
        sa.Column("icon", sa.String(length=40), nullable=False),
        sa.Column("scene", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        sa.UniqueConstraint("slug", name=op.f("uq_theme_slug")),
    )
    op.create_table(
        "subject",
        sa.Column("id", ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("lead", sa.String(length=300), nullable=False),
        sa.Column("geometry", sa.LargeBinary(), nullable=True),
        sa.Column("west", sa.Float(), nullable=True),
        sa.Column("south", sa.Float(), nullable=True),
        sa.Column("east", sa.Float(), nullable=True),
        sa.Column("north", sa.Float(), nullable=True),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("theme_id", ID, nullable=True),
        sa.Column("creator_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_subject_area_id")),
        sa.ForeignKeyConstraint(["creator_id"], ["person.id"], name=op.f("fk_subject_creator_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_subject_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subject")),
    )
    op.create_index("ix_subject_area_id_published_at", "subject", ["area_id", "published_at"], unique=False)
    op.create_index(op.f("ix_subject_creator_id"), "subject", ["creator_id"], unique=False)
    op.create_index("ix_subject_kind_published_at", "subject", ["kind", "published_at"], unique=False)
    op.create_index("ix_subject_kind_state_changed_at", "subject", ["kind", "state", "changed_at"], unique=False)
    op.create_index(op.f("ix_subject_published_at"), "subject", ["published_at"], unique=False)
    op.create_index("ix_subject_theme_id_published_at", "subject", ["theme_id", "published_at"], unique=False)
    op.create_table(
        "subject_tally",
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("supports", sa.Integer(), nullable=False),
        sa.Column("joins", sa.Integer(), nullable=False),
        sa.Column("concerns", sa.Integer(), nullable=False),
        sa.Column("follows", sa.Integer(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("last_post_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_subject_tally_subject_id")),
        sa.PrimaryKeyConstraint("subject_id", name=op.f("pk_subject_tally")),
    )
    op.create_index(op.f("ix_subject_tally_last_post_at"), "subject_tally", ["last_post_at"], unique=False)
    op.create_index(op.f("ix_subject_tally_supports"), "subject_tally", ["supports"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("file_key", sa.String(length=32), nullable=False),
        sa.Column("alt", sa.String(length=200), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("added_by_id", ID, nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["added_by_id"], ["person.id"], name=op.f("fk_attachment_added_by_id")),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_attachment_file_key")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_attachment_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("file_key", name=op.f("uq_attachment_file_key")),
    )
    op.create_index(op.f("ix_attachment_subject_id"), "attachment", ["subject_id"], unique=False)
    op.create_table(
        "history_entry",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=True),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_history_entry_by_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_history_entry_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_entry")),
    )
    op.create_index(op.f("ix_history_entry_event"), "history_entry", ["event"], unique=False)
    op.create_index("ix_history_entry_subject_id_id", "history_entry", ["subject_id", "id"], unique=False)
    op.create_table(
        "follow",
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_follow_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_follow_subject_id")),
        sa.PrimaryKeyConstraint("subject_id", "person_id", name=op.f("pk_follow")),
    )
    op.create_index(op.f("ix_follow_person_id"), "follow", ["person_id"], unique=False)
    op.create_table(
        "support",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_support_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_support_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support")),
        sa.UniqueConstraint("subject_id", "person_id", name=op.f("uq_support_subject_id_person_id")),
    )
    op.create_index(op.f("ix_support_person_id"), "support", ["person_id"], unique=False)
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_table("support")
    op.drop_table("follow")
    op.drop_table("history_entry")
    op.drop_table("attachment")
    op.drop_table("subject_tally")
    op.drop_table("subject")
    op.drop_table("theme")
    # ### end Alembic commands ###
