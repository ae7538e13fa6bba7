"""Find subjects in a rectangle: R*Tree on SQLite, GiST on PostgreSQL."""

from alembic import op

revision = "0012_spatial_index"
down_revision = "0011_map"

_ROW = "(NEW.id, NEW.west, NEW.east, NEW.south, NEW.north)"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_subject_box_gist ON subject USING gist (box(point(west, south), point(east, north)))")
        return
    op.execute("CREATE VIRTUAL TABLE subject_rtree USING rtree(id, west, east, south, north)")
    op.execute("INSERT INTO subject_rtree SELECT id, west, east, south, north FROM subject WHERE west IS NOT NULL")
    op.execute(
        "CREATE TRIGGER subject_rtree_insert AFTER INSERT ON subject WHEN NEW.west IS NOT NULL "
        f"BEGIN INSERT OR REPLACE INTO subject_rtree VALUES {_ROW}; END"
    )
    op.execute(
        "CREATE TRIGGER subject_rtree_update AFTER UPDATE OF west, east, south, north ON subject WHEN NEW.west IS NOT NULL "
        f"BEGIN INSERT OR REPLACE INTO subject_rtree VALUES {_ROW}; END"
    )
    op.execute(
        "CREATE TRIGGER subject_rtree_clear AFTER UPDATE OF west ON subject WHEN NEW.west IS NULL "
        "BEGIN DELETE FROM subject_rtree WHERE id = OLD.id; END"
    )
    op.execute(
        "CREATE TRIGGER subject_rtree_delete AFTER DELETE ON subject BEGIN DELETE FROM subject_rtree WHERE id = OLD.id; END"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX ix_subject_box_gist")
        return
    for name in ("insert", "update", "clear", "delete"):
        op.execute(f"DROP TRIGGER subject_rtree_{name}")
    op.execute("DROP TABLE subject_rtree")
