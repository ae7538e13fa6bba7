"""People choose how often they hear of each subject they follow; who asked something is asked what use an answer was."""

import sqlalchemy as sa
from alembic import op

revision = "0048_pace_of_following"
down_revision = "0042_teams_together"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
BOTH = """
    INSERT INTO mail_choice (person_id, sort, pace)
    SELECT person_id, 'digest_wk', pace FROM mail_choice WHERE sort = 'digest'
"""
"""Who wanted no digests at all wants neither the daily nor the weekly one."""


def upgrade() -> None:
    op.add_column("follow", sa.Column("pace", sa.String(length=10), nullable=False, server_default=""))
    op.execute(sa.text(BOTH))
    op.execute(sa.text("UPDATE mail_choice SET sort = 'digest_day' WHERE sort = 'digest'"))
    with op.batch_alter_table("help_question") as table:
        table.add_column(sa.Column("post_id", ID, nullable=True))
        table.add_column(sa.Column("why", sa.String(length=10), nullable=False, server_default="maker"))
        table.drop_constraint(op.f("uq_help_question_subject_id_person_id"), type_="unique")
        table.create_foreign_key(op.f("fk_help_question_post_id"), "post", ["post_id"], ["id"])
        table.create_unique_constraint(op.f("uq_help_question_person_id_post_id"), ["person_id", "post_id"])
    op.create_index(op.f("ix_help_question_post_id"), "help_question", ["post_id"], unique=False)
    op.create_index("ix_help_question_subject_id_person_id", "help_question", ["subject_id", "person_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_help_question_subject_id_person_id", "help_question")
    op.drop_index(op.f("ix_help_question_post_id"), "help_question")
    earlier = "SELECT MIN(id) FROM help_question GROUP BY subject_id, person_id"
    op.execute(sa.text(f"DELETE FROM help_question WHERE id NOT IN ({earlier})"))
    with op.batch_alter_table("help_question") as table:
        table.drop_constraint(op.f("uq_help_question_person_id_post_id"), type_="unique")
        table.drop_constraint(op.f("fk_help_question_post_id"), type_="foreignkey")
        table.create_unique_constraint(op.f("uq_help_question_subject_id_person_id"), ["subject_id", "person_id"])
        table.drop_column("why")
        table.drop_column("post_id")
    op.execute(sa.text("DELETE FROM mail_choice WHERE sort = 'digest_wk'"))
    op.execute(sa.text("UPDATE mail_choice SET sort = 'digest' WHERE sort = 'digest_day'"))
    op.drop_column("follow", "pace")
