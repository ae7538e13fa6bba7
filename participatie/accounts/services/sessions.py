"""Sessions: one row for each browser in which somebody is signed in. What is not in the table is not signed in."""

import hashlib
import secrets
from datetime import timedelta

from flask_security.utils import login_user
from sqlalchemy import ColumnElement, delete, or_, update

from participatie.accounts.events import StaffSignedIn, WayInChanged
from participatie.accounts.models import Person, SignedIn, new_uniquifier
from participatie.accounts.permissions import can_end_session
from participatie.accounts.queries import SESSION_DAYS, list_held
from participatie.accounts.roles import is_staff
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.events import emit


def hash_key(key: str) -> str:
    """What the table keeps of the key in a browser's cookie."""
    return hashlib.sha256(key.encode()).hexdigest()


def sign_in(person: Person) -> None:
    """Sign this person in, in the browser that makes this request, with a session of its own."""
    login_user(person, remember=False)


def open_session(person: Person, browser: str) -> str:
    """Note that somebody signed in with this kind of browser. Gives the key for its cookie."""
    key = secrets.token_urlsafe(32)
    db.session.add(SignedIn(person_id=person.id, key_hash=hash_key(key), browser=browser[:80], created_at=now()))
    return key


def _end(which: ColumnElement[bool]) -> None:
    db.session.execute(update(SignedIn).where(which, SignedIn.ended_at.is_(None)).values(ended_at=now()))


def note_sign_in(person: Person) -> None:
    """Tell that somebody of the staff came in."""
    if any(is_staff(held.role) for held in list_held(person.id)):
        emit(StaffSignedIn(by_id=person.id, person_id=person.id))


def note_way_in(by_id: int | None, person: Person, way: str, change: str) -> None:
    """Tell that a way into an account was set, removed or shut."""
    emit(WayInChanged(by_id=by_id, person_id=person.id, way=way, change=change))


def end_session(actor: Actor, signed_in: SignedIn) -> None:
    """Sign out one browser."""
    authorize(can_end_session, actor, signed_in)
    signed_in.ended_at = now()


def end_session_of_key(key: str) -> None:
    """Sign out the browser with this key."""
    _end(SignedIn.key_hash == hash_key(key))


def end_other_sessions(person: Person, key: str) -> None:
    """Sign out everywhere but in the browser with this key."""
    _end((SignedIn.person_id == person.id) & (SignedIn.key_hash != hash_key(key)))


def end_all_sessions(person: Person) -> None:
    """Sign out everywhere, and let no old cookie count any more."""
    person.fs_uniquifier = new_uniquifier()
    _end(SignedIn.person_id == person.id)


def forget_old_sessions() -> int:
    """Remove sessions that ended or ran out a while ago; how many were removed."""
    limit = now() - timedelta(days=SESSION_DAYS + 1)
    over = or_(SignedIn.ended_at < limit, SignedIn.created_at < limit)
    return len(db.session.execute(delete(SignedIn).where(over).returning(SignedIn.id)).all())
