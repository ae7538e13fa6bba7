"""The database itself refuses to change or remove an entry."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from participatie.audit import queries
from participatie.kernel.db import db
from tests.conftest import DIALECT

STATEMENTS = ["UPDATE audit_entry SET actor_id = 1", "UPDATE audit_entry SET seq = seq + 1000", "DELETE FROM audit_entry"]
STATEMENTS += ["TRUNCATE audit_entry"] if DIALECT == "postgresql" else ["REPLACE INTO audit_entry SELECT * FROM audit_entry"]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses(trail, statement):
    before = queries.find_head()
    with pytest.raises(DBAPIError, match="append-only"), db.session.begin_nested():
        db.session.execute(text(statement))
    assert queries.find_head() == before
