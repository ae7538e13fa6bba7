"""Teams, remits and responsibility."""

import sqlalchemy as sa
from alembic import op

revision = "0007_teams"
down_revision = "0006_partners"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "team",
        sa.Column("id", ID, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("home_partner_id", ID, nullable=True),
        sa.Column("answer_term_days", sa.Integer(), nullable=False),
        sa.Column("is_fallback", sa.Boolean(), nullable=False),
        sa.Column("contact_id", ID, nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["person.id"], name=op.f("fk_team_contact_id")),
        sa.ForeignKeyConstraint(["home_partner_id"], ["partner.id"], name=op.f("fk_team_home_partner_id")),
        sa.ForeignKeyConstraint(["id"], ["subject.id"], name=op.f("fk_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_table(
        "team_membership",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=True),
        sa.Column("role", sa.String(length=60), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_team_membership_partner_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_team_membership_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_membership_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_membership")),
    )
    op.create_index(op.f("ix_team_membership_person_id"), "team_membership", ["person_id"], unique=False)
    op.create_index(op.f("ix_team_membership_team_id"), "team_membership", ["team_id"], unique=False)
    op.create_table(
        "remit",
        sa.Column("id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("theme_id", ID, nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_remit_area_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_remit_team_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_remit_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remit")),
        sa.CheckConstraint("area_id IS NOT NULL OR theme_id IS NOT NULL", name=op.f("ck_remit_bounded")),
        sa.UniqueConstraint("area_id", "theme_id", name=op.f("uq_remit_area_id_theme_id")),
    )
    op.create_index(
        "uq_remit_area_alone",
        "remit",
        ["area_id"],
        unique=True,
        sqlite_where=sa.text("theme_id IS NULL"),
        postgresql_where=sa.text("theme_id IS NULL"),
    )
    op.create_index(
        "uq_remit_theme_alone",
        "remit",
        ["theme_id"],
        unique=True,
        sqlite_where=sa.text("area_id IS NULL"),
        postgresql_where=sa.text("area_id IS NULL"),
    )
    op.create_index(op.f("ix_remit_team_id"), "remit", ["team_id"], unique=False)
    op.create_table(
        "responsibility",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("contact_id", ID, nullable=True),
        sa.Column("remit_area", sa.String(length=120), nullable=False),
        sa.Column("remit_theme", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("term_from_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answer_post_id", ID, nullable=True),
        sa.Column("last_voice_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_voice_is_team", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["person.id"], name=op.f("fk_responsibility_contact_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_responsibility_subject_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_responsibility_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_responsibility")),
    )
    op.create_index("ix_responsibility_answered_at_due_on_id", "responsibility", ["answered_at", "due_on", "id"], unique=False)
    op.create_index(op.f("ix_responsibility_subject_id"), "responsibility", ["subject_id"], unique=False)
    op.create_index("ix_responsibility_team_id_until_due_on", "responsibility", ["team_id", "until", "due_on"], unique=False)
    op.create_index(
        "uq_responsibility_current",
        "responsibility",
        ["subject_id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    # ### end Alembic commands ###


def downgrade() -> None:
    op.drop_table("responsibility")
    op.drop_table("remit")
    op.drop_table("team_membership")
    op.drop_table("team")
    # ### end Alembic commands ###
