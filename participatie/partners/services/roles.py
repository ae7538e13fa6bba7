"""The roles that come with a membership: given and ended with it, for one partner or team.

The membership's own service has authorised the act before it calls these.
"""

from datetime import date, datetime, time

from sqlalchemy import or_, select

from participatie.accounts.models import Grant
from participatie.kernel.access import Actor
from participatie.kernel.clock import AMSTERDAM, now
from participatie.kernel.db import db


def give_role(actor: Actor, person_id: int, role: str, scope_id: int | None, until_on: date | None = None) -> None:
    """Let somebody hold the role from now until the beginning of a day; once, however often it is given."""
    until = datetime.combine(until_on, time(), AMSTERDAM) if until_on else None
    if (grant := _running(person_id, role, scope_id)) is not None:
        grant.until = until
        return
    db.session.add(Grant(person_id=person_id, role=role, scope_id=scope_id, given_by_id=actor.id, since=now(), until=until))
    db.session.flush()


def take_role(person_id: int, role: str, scope_id: int) -> None:
    """Let somebody hold the role no longer; it works at that person's next request."""
    if (grant := _running(person_id, role, scope_id)) is not None:
        grant.until = now()
        db.session.flush()


def _running(person_id: int, role: str, scope_id: int | None) -> Grant | None:
    moment = now()
    return db.session.scalar(
        select(Grant).where(
            Grant.person_id == person_id,
            Grant.role == role,
            Grant.scope_id.is_(None) if scope_id is None else Grant.scope_id == scope_id,
            Grant.since <= moment,
            or_(Grant.until.is_(None), Grant.until > moment),
        )
    )
