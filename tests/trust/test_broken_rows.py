"""Rows that a fault, an import or an earlier version left broken never break a list, a map, a feed or a page (A22)."""

import pytest
from sqlalchemy import text

from participatie.kernel.db import db
from tests.conftest import DIALECT

LENSES = (
    "/", "/initiatieven", "/kaart", "/gebieden", "/gebieden/vijverbuurt", "/initiatieven.atom", "/gebieden/vijverbuurt.atom",
    "/zoeken?q=tuin", "/api/v1/onderwerpen", "/api/v1/kaart?bbox=4.9,50.9,5.4,51.3&zoom=16", "/api/v1/gebieden", "/teams",
    "/partners", "/mandaten", "/mandaten/cijfers", "/besluiten", "/opdrachten", "/opdrachten/samenhang", "/vacatures",
)  # fmt: skip
BAD_SHAPE = "X'00'" if DIALECT == "sqlite" else "'\\x00'"
BREAKS = {
    "a state that nobody knows": "UPDATE subject SET state = 'kanarie' WHERE id = {published}",
    "a stage that nobody knows": "UPDATE initiative SET stage = 'kanarie' WHERE id = {published}",
    "a kind that nobody knows": "UPDATE subject SET kind = 'kanarie' WHERE id = {published}",
    "no area": "UPDATE subject SET area_id = NULL WHERE id = {published}",
    "no theme": "UPDATE subject SET theme_id = NULL WHERE id = {published}",
    "no maker any more": "UPDATE subject SET creator_id = NULL WHERE id = {published}",
    "no place": "UPDATE subject SET geometry = NULL, west = NULL, south = NULL, east = NULL WHERE id = {published}",
    "a broken shape": f"UPDATE subject SET geometry = {BAD_SHAPE} WHERE id = {{published}}",
    "no title": "UPDATE subject SET title = '' WHERE id = {published}",
    "scripts for a title": "UPDATE subject SET title = '<script>1</script>', lead = '<svg onload=1>' WHERE id = {published}",
    "control characters": "UPDATE subject SET title = 'a' || CHR(8) || 'b' WHERE id = {published}",
    "a role that nobody knows": "UPDATE involvement SET role = 'kanarie'",
    "a sort of partner that nobody knows": "UPDATE partner SET kind = 'kanarie'",
    "a need that nobody knows": "UPDATE need SET kind = 'kanarie'",
    "a sort of team that nobody knows": "UPDATE team SET kind = 'kanarie'",
    "a sort of decision that nobody knows": "UPDATE decision SET kind = 'kanarie'",
    "a mandate for what nobody knows": (
        "INSERT INTO mandate_kind (mandate_id, kind, is_excluded) SELECT id, 'kanarie', {true} FROM mandate"
    ),
    "an outcome that nobody knows": "UPDATE escalation SET outcome = 'kanarie', answered_at = asked_at",
    "checks of an earlier version": "UPDATE decision SET checks = '[]', compared = '[]'",
    "an assignment in a state that nobody knows": "UPDATE subject SET state = 'kanarie' WHERE kind = 'assignment'",
    "a way to hang together that nobody knows": "UPDATE assignment_dependency SET relation = 'kanarie'",
    "a task in a state that nobody knows": "UPDATE task SET state = 'kanarie'",
    "an icon that nobody knows": "UPDATE theme SET icon = 'kanarie', scene = 'kanarie'",
    "a sort of post that nobody knows": "UPDATE post SET kind = 'kanarie', capacity = 'kanarie' WHERE kind <> 'note'",
    "nobody behind the posts": "UPDATE post SET person_id = NULL",
    "an event that nobody knows": "UPDATE history_entry SET event = 'Kanarie', is_public = {true}",
    "an event without facts": "UPDATE history_entry SET facts = '{{}}'",
    "no figures": "DELETE FROM subject_tally",
    "no team": "DELETE FROM responsibility",
    "a move to nowhere": "UPDATE stage_move SET from_stage = 'kanarie', to_stage = 'kanarie'",
    "a photo without its file": "UPDATE stored_file SET width_px = NULL, height_px = NULL, media_type = 'text/html'",
    "a support that nobody knows": "UPDATE support SET kind = 'kanarie'",
    "a broken boundary": f"UPDATE area SET geometry = {BAD_SHAPE}, revision = revision + 1 WHERE code = 'BU90010000'",
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_row_breaks_no_page(app, world, cast, undone, name):
    published = world.initiatives["published"]
    statement = BREAKS[name].format(published=published, true="TRUE" if DIALECT != "sqlite" else "1")
    if DIALECT == "sqlite":
        statement = statement.replace("CHR(", "CHAR(")
    pages = (*LENSES, f"/initiatieven/{world.initiatives['ended']}-x", f"/initiatieven/{published}-x",
             f"/onderwerpen/{published}/geschiedenis", f"/onderwerpen/{published}.atom", f"/partners/{world.ids['partner']}",
             f"/teams/{world.ids['team']}")  # fmt: skip
    with undone():
        changed = db.session.execute(text(statement))
        assert changed.rowcount > 0
        db.session.commit()
        broken = []
        for path in pages:
            try:
                answer = cast["visitor"].get(path, follow_redirects=True)
            except Exception as fault:
                broken.append(f"{path}: {fault!r}"[:200])
                continue
            if answer.status_code not in ((200, 404) if f"/{published}" in path or "/initiatieven/" in path else (200,)):
                broken.append(f"{path}: {answer.status_code}")
            assert "html" not in answer.content_type or "<script>1" not in answer.text
    assert not broken, "\n".join(broken)
