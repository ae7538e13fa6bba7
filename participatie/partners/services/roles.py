"""The roles that come with a membership: given and ended with it, for one partner or team.

The membership's own service has authorised the act before it calls these, so the platform gives and ends the role.
"""

from datetime import date, datetime, time

from participatie.accounts import services as accounts
from participatie.accounts.models import Person
from participatie.kernel.access import SYSTEM
from participatie.kernel.clock import AMSTERDAM
from participatie.kernel.db import db


def give_role(person: Person, role: str, scope_id: int, until_on: date | None = None) -> None:
    """Let somebody hold the role from now until the beginning of a day; once, however often it is given."""
    grant = accounts.give_grant(SYSTEM, person, role, scope_id)
    grant.until = datetime.combine(until_on, time(), AMSTERDAM) if until_on else None
    db.session.flush()


def take_role(person: Person, role: str, scope_id: int) -> None:
    """Let somebody hold the role no longer; it works at that person's next request."""
    accounts.end_grant(SYSTEM, person, role, scope_id)
    db.session.flush()
