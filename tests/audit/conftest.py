"""A trail of six entries, and what somebody can do who owns the database but has no key."""

import pytest
from sqlalchemy import text, update

from participatie.accounts.events import GrantGiven
from participatie.audit import queries, services
from participatie.audit.models import AuditEntry
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.events import emit
from tests.conftest import DIALECT
from tests.factories.people import make_person


@pytest.fixture
def trail(app):
    """Six entries more, made as a service makes them; gives the number of the first."""
    person = make_person("Ada")
    db.session.commit()
    first = (head.seq if (head := queries.find_head()) else 0) + 1
    for role in ("moderator", "administrator", "team_member", "partner_speaker", "partner_manager", "moderator"):
        with unit_of_work():
            emit(GrantGiven(by_id=person.id, person_id=person.id, role=role, scope_id=7))
    return first


@pytest.fixture
def owner(app):
    """Whoever owns the database takes its guards away first."""
    if DIALECT == "postgresql":
        db.session.execute(text("ALTER TABLE audit_entry DISABLE TRIGGER USER"))
    else:
        for name in ("update", "delete", "replace"):
            db.session.execute(text(f"DROP TRIGGER audit_entry_no_{name}"))

    def change(number, /, **values):
        db.session.execute(update(AuditEntry).where(AuditEntry.seq == number).values(**values))

    return change


@pytest.fixture
def found(app):
    """What a check finds: the fault and the number of the entry, or nothing."""

    def check(*kept, first=1, last=None, with_history=True):
        flaw = services.verify(first, last, kept, with_history=with_history).flaw
        return (str(flaw.fault), flaw.seq) if flaw else None

    return check
