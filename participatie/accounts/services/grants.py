"""Grants: who holds which role, from when until when."""

from flask_babel import gettext as _

from participatie.accounts import queries
from participatie.accounts.events import GrantEnded, GrantGiven
from participatie.accounts.models import Grant, Person
from participatie.accounts.permissions import can_end_grant, can_give_grant
from participatie.accounts.roles import SITE_WIDE, Role, is_staff
from participatie.accounts.services.sessions import end_all_sessions
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit


def give_grant(actor: Actor, person: Person, role: str, scope_id: int | None = None) -> Grant:
    """Let somebody hold a role from now on. With a role of staff their sessions end: it starts with a new sign-in."""
    authorize(can_give_grant, actor, person)
    if role not in set(Role):
        raise Refused(_("Deze rol bestaat niet."), "role")
    if (role in SITE_WIDE) != (scope_id is None):
        raise Refused(_("Kies voor welk team of welke partner deze rol is."), "scope")
    if running := queries.find_running_grant(person.id, role, scope_id):
        return running
    grant = Grant(person_id=person.id, role=role, scope_id=scope_id, given_by_id=actor.id, since=now())
    db.session.add(grant)
    db.session.flush()
    _start_anew(actor, person, role)
    emit(GrantGiven(by_id=actor.id, person_id=person.id, role=role, scope_id=scope_id))
    return grant


def end_grant(actor: Actor, person: Person, role: str, scope_id: int | None = None) -> None:
    """Let somebody no longer hold a role. There is always somebody left who can administrate."""
    grant = queries.find_running_grant(person.id, role, scope_id)
    if grant is None:
        return
    authorize(can_end_grant, actor, grant)
    if role == Role.ADMINISTRATOR and queries.lock_administrators() == {person.id}:
        raise Refused(_("Dit is de laatste beheerder. Maak eerst iemand anders beheerder."))
    grant.until = now()
    _start_anew(actor, person, role)
    emit(GrantEnded(by_id=actor.id, person_id=person.id, role=role, scope_id=scope_id))


def _start_anew(actor: Actor, person: Person, role: str) -> None:
    """Rights count from the next request anyway, so nobody is signed out for an own change, or by another resident."""
    if actor.id != person.id and is_staff(role):
        end_all_sessions(person)
