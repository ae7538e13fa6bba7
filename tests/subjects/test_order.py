"""Lists in another order than newest first."""

import pytest
from sqlalchemy import event

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db
from participatie.subjects.queries import Lens, page_cards
from tests.conftest import DIALECT

INDEXES = {"supported": "ix_subject_tally_supports", "discussed": "ix_subject_tally_last_post_at"}


@pytest.mark.skipif(DIALECT != "sqlite", reason="the plan of PostgreSQL depends on how much there is")
@pytest.mark.parametrize("sort", INDEXES)
def test_an_order_by_a_tally_follows_its_index(app, sort):
    asked = []
    listen = lambda _c, _cursor, statement, values, *_rest: asked.append((statement, values))  # noqa: E731
    event.listen(db.engine, "before_cursor_execute", listen)
    try:
        page_cards(NOBODY, Lens(sort=sort))
    finally:
        event.remove(db.engine, "before_cursor_execute", listen)
    statement, values = asked[-1]
    plan = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert any(INDEXES[sort] in step.detail for step in plan)
