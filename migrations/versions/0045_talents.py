"""Talents: profiles, vacancies, yeses, tokens of what was passed over, and matches."""

import sqlalchemy as sa
from alembic import op

revision = "0045_talents"
down_revision = "0050_answer_templates"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "talent_profile",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("consented_at", MOMENT, nullable=False),
        sa.Column("consent_version", sa.Integer(), nullable=False),
        sa.Column("knows", sa.String(length=400), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("days", sa.JSON(), nullable=False),
        sa.Column("has_evenings", sa.Boolean(), nullable=False),
        sa.Column("hours_a_week", sa.Integer(), nullable=True),
        *(
            sa.Column(f"{part}_sight", sa.String(length=10), nullable=False)
            for part in ("can", "learn", "knows", "languages", "time", "area")
        ),
        sa.Column("shows_name", sa.Boolean(), nullable=False),
        sa.Column("shows_photo", sa.Boolean(), nullable=False),
        sa.Column("photo_key", sa.String(length=32), nullable=True),
        sa.Column("wants_mail", sa.Boolean(), nullable=False),
        sa.Column("is_resting", sa.Boolean(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_talent_profile_person_id")),
        sa.ForeignKeyConstraint(["photo_key"], ["stored_file.key"], name=op.f("fk_talent_profile_photo_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talent_profile")),
        sa.UniqueConstraint("person_id", name=op.f("uq_talent_profile_person_id")),
    )
    op.create_index(op.f("ix_talent_profile_used_on"), "talent_profile", ["used_on"], unique=False)
    op.create_table(
        "talent_profile_talent",
        sa.Column("profile_id", ID, nullable=False),
        sa.Column("talent", sa.String(length=20), nullable=False),
        sa.Column("has", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["profile_id"], ["talent_profile.id"], name=op.f("fk_talent_profile_talent_profile_id")),
        sa.PrimaryKeyConstraint("profile_id", "talent", "has", name=op.f("pk_talent_profile_talent")),
    )
    op.create_table(
        "talent_profile_area",
        sa.Column("profile_id", ID, nullable=False),
        sa.Column("area_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_talent_profile_area_area_id")),
        sa.ForeignKeyConstraint(["profile_id"], ["talent_profile.id"], name=op.f("fk_talent_profile_area_profile_id")),
        sa.PrimaryKeyConstraint("profile_id", "area_id", name=op.f("pk_talent_profile_area")),
    )
    create_vacancies()
    create_answers()


def create_vacancies() -> None:
    op.create_table(
        "vacancy",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("opened_by_id", ID, nullable=True),
        sa.Column("what", sa.String(length=120), nullable=False),
        sa.Column("about", sa.String(length=1000), nullable=False),
        sa.Column("hours_a_week", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("is_by_evening", sa.Boolean(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("is_filled", sa.Boolean(), nullable=False),
        sa.Column("hidden_at", MOMENT, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_vacancy_area_id")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_vacancy_opened_by_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_vacancy_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy")),
    )
    op.create_index("ix_vacancy_closed_at_opened_at", "vacancy", ["closed_at", "opened_at"], unique=False)
    op.create_index(op.f("ix_vacancy_opened_by_id"), "vacancy", ["opened_by_id"], unique=False)
    op.create_index(op.f("ix_vacancy_subject_id"), "vacancy", ["subject_id"], unique=False)
    op.create_table(
        "vacancy_talent",
        sa.Column("vacancy_id", ID, nullable=False),
        sa.Column("talent", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name=op.f("fk_vacancy_talent_vacancy_id")),
        sa.PrimaryKeyConstraint("vacancy_id", "talent", name=op.f("pk_vacancy_talent")),
    )
    op.create_index(op.f("ix_vacancy_talent_talent"), "vacancy_talent", ["talent"], unique=False)


def create_answers() -> None:
    op.create_table(
        "talent_yes",
        sa.Column("id", ID, nullable=False),
        sa.Column("vacancy_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_talent_yes_person_id")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name=op.f("fk_talent_yes_vacancy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talent_yes")),
        sa.UniqueConstraint("vacancy_id", "person_id", "side", name=op.f("uq_talent_yes_vacancy_id_person_id_side")),
    )
    op.create_index(op.f("ix_talent_yes_person_id"), "talent_yes", ["person_id"], unique=False)
    op.create_table(
        "talent_pass",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("fades_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_talent_pass")),
    )
    op.create_index(op.f("ix_talent_pass_fades_on"), "talent_pass", ["fades_on"], unique=False)
    op.create_table(
        "talent_match",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("vacancy_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("matched_at", MOMENT, nullable=False),
        sa.Column("person_note", sa.String(length=600), nullable=False),
        sa.Column("seekers_note", sa.String(length=600), nullable=False),
        sa.Column("talk_at", MOMENT, nullable=True),
        sa.Column("talk_where", sa.String(length=200), nullable=False),
        sa.Column("offered_role", sa.String(length=60), nullable=False),
        sa.Column("offered_hours", sa.Integer(), nullable=True),
        sa.Column("offered_until_on", sa.Date(), nullable=True),
        sa.Column("partner_id", ID, nullable=True),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("person_look", sa.String(length=600), nullable=False),
        sa.Column("seekers_look", sa.String(length=600), nullable=False),
        sa.Column("look_asked_on", sa.Date(), nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_talent_match_partner_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_talent_match_person_id")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name=op.f("fk_talent_match_vacancy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talent_match")),
        sa.UniqueConstraint("key", name=op.f("uq_talent_match_key")),
        sa.UniqueConstraint("vacancy_id", "person_id", name=op.f("uq_talent_match_vacancy_id_person_id")),
    )
    op.create_index(op.f("ix_talent_match_person_id"), "talent_match", ["person_id"], unique=False)


def downgrade() -> None:
    for table in (
        "talent_match",
        "talent_pass",
        "talent_yes",
        "vacancy_talent",
        "vacancy",
        "talent_profile_area",
        "talent_profile_talent",
        "talent_profile",
    ):
        op.drop_table(table)
