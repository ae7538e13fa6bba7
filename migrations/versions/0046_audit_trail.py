"""The audit trail: entries in a chain, which the database itself lets nobody change or remove."""

import sqlalchemy as sa
from alembic import op

revision = "0046_audit_trail"
down_revision = "0034_passkeys"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("history_entry", sa.Column("salt", sa.String(length=32), nullable=False, server_default=""))
    op.create_table(
        "audit_entry",
        sa.Column("seq", ID, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("subject_id", sa.BigInteger(), nullable=True),
        sa.Column("history_id", sa.BigInteger(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("key_id", sa.String(length=20), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_entry")),
    )
    op.create_index(op.f("ix_audit_entry_at"), "audit_entry", ["at"], unique=False)
    op.create_index(op.f("ix_audit_entry_kind_seq"), "audit_entry", ["kind", "seq"], unique=False)
    op.create_index(op.f("ix_audit_entry_actor_id_seq"), "audit_entry", ["actor_id", "seq"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_to_change_audit_entry() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'audit_entry is append-only'; END $$"
    )
    for name, what, each in (("change", "UPDATE OR DELETE", "ROW"), ("truncate", "TRUNCATE", "STATEMENT")):
        op.execute(
            f"CREATE TRIGGER audit_entry_no_{name} BEFORE {what} ON audit_entry "
            f"FOR EACH {each} EXECUTE FUNCTION refuse_to_change_audit_entry()"
        )


def _guard_sqlite() -> None:
    refuse = "BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END"
    op.execute(f"CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry {refuse}")
    op.execute(f"CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry {refuse}")
    # INSERT OR REPLACE removes a row without asking the trigger above
    taken = "WHEN EXISTS (SELECT 1 FROM audit_entry WHERE seq = NEW.seq)"
    op.execute(f"CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry {taken} {refuse}")


def downgrade() -> None:
    op.drop_table("audit_entry")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_to_change_audit_entry")
    op.drop_column("history_entry", "salt")
