"""Needs with an amount, place and time; offers, how to reach each other after a yes, and messages between the two sides."""

import sqlalchemy as sa
from alembic import op

revision = "0026_offers"
down_revision = "0022_households_and_paper"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = {"unit": 30, "place": 120, "when_words": 120}
DAYS = ("from_on", "until_on")


def upgrade() -> None:
    op.add_column("need", sa.Column("amount_hundredths", sa.Integer(), nullable=True))
    for name, length in WORDS.items():
        op.add_column("need", sa.Column(name, sa.String(length=length), nullable=False, server_default=""))
    for name in DAYS:
        op.add_column("need", sa.Column(name, sa.Date(), nullable=True))
    op.add_column("need", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "offer",
        sa.Column("id", ID, nullable=False),
        sa.Column("initiative_id", ID, nullable=True),
        sa.Column("need_id", ID, nullable=True),
        sa.Column("asked_from_id", ID, nullable=True),
        sa.Column("asked_by_id", ID, nullable=True),
        sa.Column("area_id", ID, nullable=True),
        sa.Column("theme_id", ID, nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("what", sa.String(length=160), nullable=False),
        sa.Column("amount_hundredths", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(length=length), nullable=False) for name, length in WORDS.items()),
        *(sa.Column(name, sa.Date(), nullable=True) for name in DAYS),
        sa.Column("person_id", ID, nullable=True),
        sa.Column("partner_id", ID, nullable=True),
        sa.Column("capacity", sa.String(length=10), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.String(length=300), nullable=False),
        sa.Column("given_by_makers_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_by_offerer_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("may_promise", sa.Boolean(), nullable=False),
        sa.Column("draft_key", sa.String(length=40), nullable=True),
        sa.Column("hidden_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hidden_reason", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(["initiative_id"], ["initiative.id"], name=op.f("fk_offer_initiative_id")),
        sa.ForeignKeyConstraint(["need_id"], ["need.id"], name=op.f("fk_offer_need_id")),
        sa.ForeignKeyConstraint(["asked_from_id"], ["offer.id"], name=op.f("fk_offer_asked_from_id")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_offer_asked_by_id")),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_offer_area_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_offer_theme_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_offer_person_id")),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_offer_partner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
        sa.UniqueConstraint("draft_key", name=op.f("uq_offer_draft_key")),
    )
    op.create_index("ix_offer_initiative_id_state", "offer", ["initiative_id", "state"], unique=False)
    op.create_index("ix_offer_need_id_state", "offer", ["need_id", "state"], unique=False)
    op.create_index("ix_offer_area_id_state", "offer", ["area_id", "state"], unique=False)
    op.create_index("ix_offer_state_moved_at", "offer", ["state", "moved_at"], unique=False)
    for name in ("asked_from_id", "person_id", "partner_id", "made_at"):
        op.create_index(op.f(f"ix_offer_{name}"), "offer", [name], unique=False)
    op.create_table(
        "offer_contact",
        sa.Column("offer_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("is_maker", sa.Boolean(), nullable=False),
        sa.Column("may_mail", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_contact_offer_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_offer_contact_person_id")),
        sa.PrimaryKeyConstraint("offer_id", "person_id", name=op.f("pk_offer_contact")),
    )
    op.create_table(
        "offer_message",
        sa.Column("id", ID, nullable=False),
        sa.Column("offer_id", ID, nullable=False),
        sa.Column("person_id", ID, nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["offer_id"], ["offer.id"], name=op.f("fk_offer_message_offer_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_offer_message_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer_message")),
    )
    op.create_index("ix_offer_message_offer_id_id", "offer_message", ["offer_id", "id"], unique=False)


def downgrade() -> None:
    for table in ("offer_message", "offer_contact", "offer"):
        op.drop_table(table)
    for name in ("version", *reversed(DAYS), *reversed(WORDS), "amount_hundredths"):
        op.drop_column("need", name)
