"""Questions about people and what they hold."""

from sqlalchemy import or_, select

from participatie.accounts.models import Grant, Person
from participatie.kernel.access import Held
from participatie.kernel.clock import now
from participatie.kernel.db import db


def find_person(person_id: int) -> Person | None:
    """The person with this id, if there is one."""
    return db.session.get(Person, person_id)


def list_held(person_id: int) -> frozenset[Held]:
    """The roles this person holds at this moment."""
    moment = now()
    running = select(Grant.role, Grant.scope_id).where(
        Grant.person_id == person_id, Grant.since <= moment, or_(Grant.until.is_(None), Grant.until > moment)
    )
    return frozenset(Held(role, scope_id) for role, scope_id in db.session.execute(running))
