"""What has to do with what: two subjects, what the one is to the other, who said so and who said that it is not so."""

import sqlalchemy as sa
from alembic import op

revision = "0035_links"
down_revision = "0024_makers"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "subject_link",
        sa.Column("id", ID, nullable=False),
        sa.Column("one_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("relation", sa.String(length=12), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("by_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("ended_by_id", ID, nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_subject_link_by_id")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_subject_link_ended_by_id")),
        sa.ForeignKeyConstraint(["one_id"], ["subject.id"], name=op.f("fk_subject_link_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["subject.id"], name=op.f("fk_subject_link_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subject_link")),
    )
    for side in ("one_id", "other_id"):
        op.create_index(f"ix_subject_link_{side}_ended_at", "subject_link", [side, "ended_at"], unique=False)


def downgrade() -> None:
    op.drop_table("subject_link")
