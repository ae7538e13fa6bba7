"""Requests of people for all that is held about them, and to be forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0046_own_data"
down_revision = "0045_talents"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "own_data_request",
        sa.Column("id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("file_key", sa.String(length=32), nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("made_at", MOMENT, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_own_data_request_file_key")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_own_data_request_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_data_request")),
        sa.UniqueConstraint("person_id", name=op.f("uq_own_data_request_person_id")),
    )
    op.create_table(
        "erasure_request",
        sa.Column("person_id", ID, nullable=False),
        sa.Column("texts_go", sa.Boolean(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_erasure_request_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_erasure_request")),
    )


def downgrade() -> None:
    op.drop_table("erasure_request")
    op.drop_table("own_data_request")
