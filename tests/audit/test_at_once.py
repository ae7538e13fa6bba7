"""Many at the same moment, a copy that is put back, and a copy that is older than the head: with real transactions."""

import shutil
import uuid
from contextlib import closing

import pysqlite3.dbapi2 as pysqlite3
import pytest
from sqlalchemy import create_engine, make_url, select, text
from sqlalchemy.exc import DBAPIError

from participatie.accounts.events import PersonDeactivated
from participatie.app import create_app
from participatie.audit import queries, services
from participatie.audit.models import AuditEntry
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.events import emit
from tests.conftest import DIALECT, settings_for
from tests.factories.parallel import at_once
from tests.factories.parallel import own_app as own_app

MANY = 12


def tell(number):
    with unit_of_work():
        emit(PersonDeactivated(person_id=number))


def test_many_at_the_same_moment_make_one_chain_without_a_gap(own_app):
    before = (queries.find_head().seq if queries.find_head() else 0) + 1
    db.session.rollback()
    at_once(own_app, [lambda number=number: [tell(number * 10 + nth) for nth in range(3)] for number in range(1, MANY + 1)])
    numbers = db.session.scalars(select(AuditEntry.seq).where(AuditEntry.seq >= before).order_by(AuditEntry.seq)).all()
    assert numbers == list(range(before, before + 3 * MANY))
    assert services.verify().flaw is None


def copy_of(url, folder):
    """A backup of this database, put back as another one."""
    if DIALECT == "sqlite":
        target = folder / "restored.sqlite"
        with closing(pysqlite3.connect(make_url(url).database)) as old, closing(pysqlite3.connect(str(target))) as new:
            old.backup(new)
        return f"sqlite:///{target}"
    name, was = f"restored_{uuid.uuid4().hex[:8]}", make_url(url)
    engine = create_engine(was.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {was.database}"))
    engine.dispose()
    return was.set(database=name).render_as_string(hide_password=False)


@pytest.fixture
def restored(own_app, tmp_path):
    """The site as it comes back from its backup, in a place of its own."""
    for number in range(1, 6):
        tell(number)
    url = db.engine.url.render_as_string(hide_password=False)
    db.session.remove()
    db.engine.dispose()
    app = create_app(settings_for(tmp_path / "elsewhere", copy_of(url, tmp_path)))
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    shutil.rmtree(tmp_path / "elsewhere", ignore_errors=True)


def test_after_a_restore_the_trail_is_whole_guarded_and_goes_on(own_app, restored):
    head = queries.find_head()
    db.session.remove()
    with restored.app_context():
        assert services.verify(kept=[head]).flaw is None
        with pytest.raises(DBAPIError, match="append-only"), unit_of_work():
            db.session.execute(text("DELETE FROM audit_entry"))
        tell(7)
        assert queries.find_head().seq == head.seq + 1
        assert services.verify(kept=[head]).flaw is None


def test_a_backup_that_is_older_than_the_head_that_was_kept_is_named(own_app, restored):
    tell(8)
    newer = queries.find_head()
    db.session.remove()
    with restored.app_context():
        flaw = services.verify(kept=[newer]).flaw
    assert (str(flaw.fault), flaw.seq) == ("cut", newer.seq)
