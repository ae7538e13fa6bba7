"""Proposals of makers to go on with two initiatives as one, who said yes, and what goes along."""

import sqlalchemy as sa
from alembic import op

revision = "0035_unions"
down_revision = "0037_parts_under_care"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "initiative_union",
        sa.Column("id", ID, nullable=False),
        sa.Column("one_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("lead", sa.String(length=300), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("place", sa.String(length=8), nullable=False),
        sa.Column("one_version", sa.Integer(), nullable=False),
        sa.Column("other_version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("proposed_by_id", ID, nullable=False),
        sa.Column("proposed_at", MOMENT, nullable=False),
        sa.Column("ended_by_id", ID, nullable=True),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("made_id", ID, nullable=True),
        sa.Column("asked_at", MOMENT, nullable=True),
        sa.CheckConstraint("one_id <> other_id", name=op.f("ck_initiative_union_two")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_initiative_union_ended_by_id")),
        sa.ForeignKeyConstraint(["made_id"], ["initiative.id"], name=op.f("fk_initiative_union_made_id")),
        sa.ForeignKeyConstraint(["one_id"], ["initiative.id"], name=op.f("fk_initiative_union_one_id")),
        sa.ForeignKeyConstraint(["other_id"], ["initiative.id"], name=op.f("fk_initiative_union_other_id")),
        sa.ForeignKeyConstraint(["proposed_by_id"], ["person.id"], name=op.f("fk_initiative_union_proposed_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_union")),
        sa.UniqueConstraint("made_id", name=op.f("uq_initiative_union_made_id")),
    )
    for side in ("one_id", "other_id"):
        op.create_index(f"ix_initiative_union_{side}", "initiative_union", [side], unique=False)
    op.create_table(
        "union_consent",
        sa.Column("id", ID, nullable=False),
        sa.Column("union_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("partner_id", ID, nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_union_consent_partner_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_union_consent_person_id")),
        sa.ForeignKeyConstraint(["union_id"], ["initiative_union.id"], name=op.f("fk_union_consent_union_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_union_consent")),
        sa.UniqueConstraint("union_id", "person_id", "partner_id", name=op.f("uq_union_consent_union_id_person_id_partner_id")),
    )
    op.create_index(op.f("ix_union_consent_person_id"), "union_consent", ["person_id"], unique=False)
    op.create_table(
        "union_need",
        sa.Column("union_id", ID, nullable=False),
        sa.Column("need_id", ID, nullable=False),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_union_need_need_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["union_id"], ["initiative_union.id"], name=op.f("fk_union_need_union_id")),
        sa.PrimaryKeyConstraint("union_id", "need_id", name=op.f("pk_union_need")),
    )


def downgrade() -> None:
    op.drop_table("union_need")
    op.drop_table("union_consent")
    op.drop_table("initiative_union")
