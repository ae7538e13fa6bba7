"""Offers and promises can be reported like posts; an offer knows its promise; a closed need says why it was closed."""

import sqlalchemy as sa
from alembic import op

revision = "0037_parts_under_care"
down_revision = "0036_section_keys"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("report") as report:
        report.alter_column("subject_id", existing_type=ID, nullable=True)
        report.add_column(sa.Column("anchor", sa.String(length=40), nullable=False, server_default=""))
    with op.batch_alter_table("ruling") as ruling:
        ruling.alter_column("subject_id", existing_type=ID, nullable=True)
        ruling.add_column(sa.Column("anchor", sa.String(length=40), nullable=False, server_default=""))
    author = sa.Column("author_id", ID, sa.ForeignKey("person.id", name=op.f("fk_ruling_author_id")), nullable=True)
    op.add_column("ruling", author, inline_references=True)
    op.create_index(op.f("ix_ruling_author_id"), "ruling", ["author_id"], unique=False)
    promised = sa.Column(
        "commitment_id", ID, sa.ForeignKey("commitment.id", name=op.f("fk_offer_commitment_id")), nullable=True
    )
    op.add_column("offer", promised, inline_references=True)
    op.create_index(op.f("ix_offer_commitment_id"), "offer", ["commitment_id"], unique=False)
    op.add_column("need", sa.Column("outcome", sa.String(length=10), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("need", "outcome")
    op.drop_index(op.f("ix_offer_commitment_id"), table_name="offer")
    op.drop_column("offer", "commitment_id")
    op.drop_index(op.f("ix_ruling_author_id"), table_name="ruling")
    op.drop_column("ruling", "author_id")
    for name in ("ruling", "report"):
        op.execute(sa.text(f"DELETE FROM {name} WHERE subject_id IS NULL OR anchor <> ''"))
        with op.batch_alter_table(name) as table:
            table.drop_column("anchor")
            table.alter_column("subject_id", existing_type=ID, nullable=False)
