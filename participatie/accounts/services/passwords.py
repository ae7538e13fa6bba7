"""Passwords: for those who want one besides the mail."""

from functools import lru_cache

from flask_babel import gettext as _
from flask_security.utils import hash_password, verify_password

from participatie.accounts import queries
from participatie.accounts.addresses import normal_address
from participatie.accounts.models import Person
from participatie.accounts.permissions import can_change_account
from participatie.accounts.services.sessions import end_other_sessions, note_way_in
from participatie.kernel.access import Actor, authorize
from participatie.kernel.errors import Refused
from participatie.kernel.text import skeleton, uniform

SHORTEST, LONGEST = 10, 200


@lru_cache(maxsize=1)
def dummy_hash() -> str:
    """A hash that no password fits, so that unknown addresses take as much work as known ones."""
    hashed: str = hash_password("nobody has this password")
    return hashed


def check_password(email: str, password: str) -> Person:
    """The open account with this address and password; refused in one way, whatever is wrong."""
    person = queries.find_person_by_email(_address_or_nobody(email))
    kept = person.password if person is not None else None
    fits = verify_password(uniform(password)[:LONGEST], kept or dummy_hash())
    if person is None or not kept or not fits or not person.active:
        raise Refused(_("Dit e-mailadres en wachtwoord horen niet bij elkaar."), "password")
    return person


def _address_or_nobody(email: str) -> str:
    try:
        return normal_address(email)
    except Refused:
        return ""


def set_password(actor: Actor, person: Person, password: str, key: str) -> None:
    """Set or change the password. Other browsers are signed out; the one with this key stays."""
    authorize(can_change_account, actor, person)
    chosen = uniform(password)
    if len(chosen) < SHORTEST:
        raise Refused(_("Kies een wachtwoord van minstens %(n)s tekens.", n=SHORTEST), "password")
    if len(chosen) > LONGEST:
        raise Refused(_("Dit wachtwoord is te lang. Er passen %(limit)s tekens.", limit=LONGEST), "password")
    if len(set(chosen)) < 4 or skeleton(chosen) in {skeleton(person.email), skeleton(person.display_name)}:
        raise Refused(_("Dit wachtwoord is te makkelijk te raden."), "password")
    note_way_in(actor.id, person, "password", "changed" if person.password else "set")
    person.password = hash_password(chosen)
    end_other_sessions(person, key)


def remove_password(actor: Actor, person: Person, key: str) -> None:
    """Sign in by mail only from now on."""
    authorize(can_change_account, actor, person)
    person.password = None
    note_way_in(actor.id, person, "password", "removed")
    end_other_sessions(person, key)
