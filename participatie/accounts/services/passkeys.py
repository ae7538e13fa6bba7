"""Passkeys: the questions they answer, made, used, suspected of being copied, and removed."""

import hashlib
import secrets

from flask_babel import gettext as _
from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from participatie.accounts import queries
from participatie.accounts.keys import QUESTION_LIFE, NewKey, Question
from participatie.accounts.models import Passkey, PasskeyQuestion, Person
from participatie.accounts.permissions import can_change_account
from participatie.accounts.services.alerts import tell_way_in
from participatie.accounts.services.sessions import end_other_sessions, note_way_in
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused

MOST = 10


def _hash(challenge: str) -> str:
    return hashlib.sha256(challenge.encode()).hexdigest()


def ask_passkey(person_id: int | None = None) -> Question:
    """Make a question that counts once: for whoever signs in, or for the person who makes a passkey."""
    question = Question(secrets.token_urlsafe(32))
    db.session.add(PasskeyQuestion(challenge_hash=_hash(question.challenge), person_id=person_id, asked_at=now()))
    return question


def use_question(challenge: str, person_id: int | None = None) -> bool:
    """Use up a question; whether it was there, for this person, and not older than five minutes."""
    same_person = PasskeyQuestion.person_id.is_(None) if person_id is None else PasskeyQuestion.person_id == person_id
    this = (PasskeyQuestion.challenge_hash == _hash(challenge)) & same_person
    asked_at = db.session.scalar(delete(PasskeyQuestion).where(this).returning(PasskeyQuestion.asked_at))
    return asked_at is not None and asked_at > now() - QUESTION_LIFE


def new_handle(actor: Actor) -> str:
    """By what a passkey knows its person: the same for all their passkeys, and nothing that says who it is."""
    kept = queries.list_passkeys(actor)
    return kept[0].user_handle if kept else secrets.token_urlsafe(32)


def add_passkey(actor: Actor, person: Person, name: str, key: NewKey, handle: str) -> None:
    """Let this key open the account from now on, and say so by mail."""
    authorize(can_change_account, actor, person)
    if len(queries.list_passkeys(actor)) >= MOST:
        raise Refused(_("Je hebt al %(n)s passkeys. Haal er eerst een weg.", n=MOST))
    moment = now()
    passkey = Passkey(
        person_id=person.id,
        name=name[:60],
        credential_id=key.credential_id,
        public_key=key.public_key,
        user_handle=handle,
        sign_count=key.sign_count,
        created_at=moment,
    )
    try:
        with db.session.begin_nested():
            db.session.add(passkey)
    except IntegrityError as error:
        raise Refused(_("Deze passkey is al in gebruik.")) from error
    note_way_in(actor.id, person, "passkey", "set")
    tell_way_in(person, "passkey_added", passkey.name)


def accept_use(passkey: Passkey, count: int) -> bool:
    """Note that the key was used. False when it counts backwards: then somebody has a copy, and it opens nothing any more."""
    if (count or passkey.sign_count) and count <= passkey.sign_count:
        passkey.copied_at = now()
        note_way_in(None, queries.get_person(passkey.person_id), "passkey", "shut")
        return False
    passkey.sign_count, passkey.used_at = count, now()
    return True


def remove_passkey(actor: Actor, person: Person, passkey: Passkey, key: str) -> None:
    """Let this key open nothing any more, and say so by mail. A mail always stays as a way in."""
    authorize(can_change_account, actor, person)
    db.session.delete(passkey)
    note_way_in(actor.id, person, "passkey", "removed")
    end_other_sessions(person, key)
    tell_way_in(person, "passkey_removed", passkey.name)


def forget_passkeys(person: Person) -> None:
    """No passkey opens this account any more."""
    db.session.execute(delete(Passkey).where(Passkey.person_id == person.id))
    db.session.execute(delete(PasskeyQuestion).where(PasskeyQuestion.person_id == person.id))


def forget_old_questions() -> None:
    """Remove questions that nobody answered."""
    db.session.execute(delete(PasskeyQuestion).where(PasskeyQuestion.asked_at < now() - QUESTION_LIFE))
