"""What people follow and how often they are told; a notice is one person and one fact from now on.

The old notices held when somebody was last mailed, which counted for an hour, and what somebody wants no mail about: that
moves to a table of its own, and back.
"""

import sqlalchemy as sa
from alembic import op

revision = "0029_notices"
down_revision = "0026_offers"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
UNREAD = sa.text("read_at IS NULL")
WAITING = sa.text("read_at IS NULL AND mailed_at IS NULL")
UNWRITTEN = sa.text("written_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "mute",
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mute_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_mute_subject_id")),
        sa.PrimaryKeyConstraint("subject_id", "person_id", name=op.f("pk_mute")),
    )
    op.create_index(op.f("ix_mute_person_id"), "mute", ["person_id"], unique=False)
    op.execute(
        "INSERT INTO mute (subject_id, person_id, since)"
        " SELECT subject_id, person_id, muted_at FROM notice WHERE muted_at IS NOT NULL"
    )
    op.drop_table("notice")
    op.create_table(
        "notice",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("sort", sa.String(length=10), nullable=False),
        sa.Column("why", sa.String(length=10), nullable=False),
        sa.Column("pace", sa.String(length=10), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("mailed_at", MOMENT, nullable=True),
        sa.Column("digest_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["history_entry.id"], name=op.f("fk_notice_entry_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_notice_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("person_id", "entry_id", name=op.f("uq_notice_person_id_entry_id")),
    )
    op.create_index(op.f("ix_notice_at"), "notice", ["at"], unique=False)
    op.create_index(op.f("ix_notice_entry_id"), "notice", ["entry_id"], unique=False)
    op.create_index("ix_notice_person_id_subject_id", "notice", ["person_id", "subject_id"], unique=False)
    op.create_index("ix_notice_unread", "notice", ["person_id", "subject_id"], sqlite_where=UNREAD, postgresql_where=UNREAD)
    op.create_index("ix_notice_waiting", "notice", ["pace", "person_id"], sqlite_where=WAITING, postgresql_where=WAITING)
    op.create_table(
        "news",
        sa.Column("entry_id", ID, autoincrement=False, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("sort", sa.String(length=10), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("partner_id", ID, nullable=True),
        sa.Column("is_wide", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_news_by_id")),
        sa.ForeignKeyConstraint(["entry_id"], ["history_entry.id"], name=op.f("fk_news_entry_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_news_subject_id")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_news")),
    )
    op.create_table(
        "digest",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("written_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_digest_person_id")),
        sa.PrimaryKeyConstraint("person_id", "day", name=op.f("pk_digest")),
    )
    op.create_index("ix_digest_waiting", "digest", ["person_id"], sqlite_where=UNWRITTEN, postgresql_where=UNWRITTEN)
    op.create_table(
        "mail_choice",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("sort", sa.String(length=10), nullable=False),
        sa.Column("pace", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_mail_choice_person_id")),
        sa.PrimaryKeyConstraint("person_id", "sort", name=op.f("pk_mail_choice")),
    )
    create_watch()
    create_help()


def create_watch() -> None:
    op.create_table(
        "watch",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("what", sa.String(length=80), nullable=False),
        sa.Column("pace", sa.String(length=10), nullable=False),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("theme_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("partner_id", ID, nullable=True),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("radius_m", sa.Integer(), nullable=True),
        sa.Column("only_street", sa.Boolean(), nullable=False),
        sa.Column("reach", sa.LargeBinary(), nullable=True),
        sa.Column("west", sa.Float(), nullable=True),
        sa.Column("south", sa.Float(), nullable=True),
        sa.Column("east", sa.Float(), nullable=True),
        sa.Column("north", sa.Float(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_watch_area_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_watch_partner_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_watch_person_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_watch_theme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch")),
        sa.UniqueConstraint("person_id", "what", name=op.f("uq_watch_person_id_what")),
    )
    op.create_index("ix_watch_area_id_theme_id", "watch", ["area_id", "theme_id"], unique=False)
    op.create_index("ix_watch_partner_id", "watch", ["partner_id"], unique=False)
    op.create_index("ix_watch_theme_id", "watch", ["theme_id"], unique=False)
    op.create_index("ix_watch_west_south", "watch", ["west", "south"], unique=False)


def create_help() -> None:
    op.create_table(
        "help_question",
        sa.Column("id", ID, nullable=False),
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("team_id", ID, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_help_question_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_help_question_subject_id")),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_help_question_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_help_question")),
        sa.UniqueConstraint("subject_id", "person_id", name=op.f("uq_help_question_subject_id_person_id")),
    )
    op.create_index(op.f("ix_help_question_due_at"), "help_question", ["due_at"], unique=False)
    op.create_index(op.f("ix_help_question_person_id"), "help_question", ["person_id"], unique=False)
    op.create_table(
        "help_tally",
        sa.Column("team_id", ID, nullable=False),
        sa.Column("yes", sa.Integer(), nullable=False),
        sa.Column("partly", sa.Integer(), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_help_tally_team_id")),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_help_tally")),
    )


def downgrade() -> None:
    for table in ("help_tally", "help_question", "watch", "mail_choice", "digest", "news", "notice"):
        op.drop_table(table)
    op.create_table(
        "notice",
        sa.Column("subject_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("answer_told_at", MOMENT, nullable=True),
        sa.Column("move_told_at", MOMENT, nullable=True),
        sa.Column("step_told_at", MOMENT, nullable=True),
        sa.Column("assigned_told_at", MOMENT, nullable=True),
        sa.Column("muted_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["subject.id"], name=op.f("fk_notice_subject_id")),
        sa.PrimaryKeyConstraint("subject_id", "person_id", name=op.f("pk_notice")),
    )
    op.create_index(op.f("ix_notice_person_id"), "notice", ["person_id"], unique=False)
    op.execute("INSERT INTO notice (subject_id, person_id, muted_at) SELECT subject_id, person_id, since FROM mute")
    op.drop_table("mute")
