"""Identities at providers: linked to an account, used, and taken off it again."""

import hashlib
from urllib.parse import urlsplit

from flask_babel import gettext as _
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from participatie.accounts import queries
from participatie.accounts.models import ExternalIdentity, Person
from participatie.accounts.permissions import can_change_account
from participatie.accounts.services.alerts import tell_way_in
from participatie.accounts.services.sessions import end_other_sessions, note_way_in
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused


def identity_key(issuer: str, subject: str) -> str:
    """What a code by mail is bound to, so that it links this identity and no other."""
    return hashlib.sha256(f"{issuer}\n{subject}".encode()).hexdigest()[:40]


def person_of_identity(issuer: str, subject: str) -> Person | None:
    """Whose identity this is; nobody's when it was never linked. A closed account lets nobody in."""
    identity = queries.find_identity(issuer, subject)
    if identity is None:
        return None
    person = queries.get_person(identity.person_id)
    if not person.active:
        raise Refused(_("Dit account is gesloten. Neem contact op met de beheerder van deze site."))
    return person


def note_use(issuer: str, subject: str) -> None:
    """Remember when somebody last came in with this identity."""
    if identity := queries.find_identity(issuer, subject):
        identity.used_at = now()


def link_identity(actor: Actor, person: Person, issuer: str, subject: str, label: str = "") -> None:
    """Let this identity open this account from now on, and say so by mail. One that opens another account is refused."""
    authorize(can_change_account, actor, person)
    known = queries.find_identity(issuer, subject)
    if known is not None and known.person_id == person.id:
        return
    if known is not None or not _add(person, issuer, subject):
        raise Refused(_("Met deze inlog kom je al in een ander account. Koppel hem daar eerst los."))
    note_way_in(actor.id, person, "identity", "set")
    tell_way_in(person, "identity_added", label or urlsplit(issuer).netloc)


def _add(person: Person, issuer: str, subject: str) -> bool:
    """Two accounts may ask for one identity at the same moment: the table lets one have it."""
    moment = now()
    identity = ExternalIdentity(person_id=person.id, issuer=issuer, subject=subject, created_at=moment, used_at=moment)
    try:
        with db.session.begin_nested():
            db.session.add(identity)
    except IntegrityError:
        return False
    return True


def unlink_identity(actor: Actor, person: Person, identity: ExternalIdentity, key: str, label: str = "") -> None:
    """Take an identity off the account, and say so by mail. It is never the last way in: a mail always is one."""
    authorize(can_change_account, actor, person)
    db.session.delete(identity)
    note_way_in(actor.id, person, "identity", "removed")
    end_other_sessions(person, key)
    tell_way_in(person, "identity_removed", label or urlsplit(identity.issuer).netloc)


def forget_identities(person: Person) -> None:
    """No provider opens this account any more."""
    db.session.execute(delete(ExternalIdentity).where(ExternalIdentity.person_id == person.id))
