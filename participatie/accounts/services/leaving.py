"""Leaving: all that is held about oneself to take along, and being forgotten."""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from flask_babel import gettext as _
from sqlalchemy import delete, select

from participatie.accounts import erasures, own_data, queries
from participatie.accounts.erasures import Erased
from participatie.accounts.events import GrantEnded, OwnDataMade, PersonErased
from participatie.accounts.models import ERASED, NAMELESS, ErasureRequest, Grant, OwnDataRequest, Person, new_uniquifier
from participatie.accounts.own_data import Whose
from participatie.accounts.permissions import can_change_account
from participatie.accounts.services.people import close
from participatie.kernel import files
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import after_commit, db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.outbox import put_mail

READY_FOR = timedelta(days=7)


def ask_own_data(actor: Actor, person: Person) -> None:
    """Let the worker make the download; an earlier one is thrown away."""
    authorize(can_change_account, actor, person)
    waiting = queries.find_own_data_request(person.id)
    if waiting is not None and waiting.made_at is None:
        return
    throw_away(waiting)
    db.session.add(OwnDataRequest(person_id=person.id, asked_at=now()))
    db.session.flush()


def throw_away(request: OwnDataRequest | None) -> None:
    """Remove a download, and its file once that is certain."""
    if request is None:
        return
    key = request.file_key
    db.session.delete(request)
    db.session.flush()
    if key and (stored := files.find_file(key)):
        path = files.path_of(key)
        db.session.delete(stored)
        db.session.flush()
        after_commit(lambda: path.unlink(missing_ok=True))


def hand_over(request: OwnDataRequest, data: bytes) -> None:
    """The download is there: tell its person, and nobody else."""
    person = queries.get_person(request.person_id)
    request.file_key = files.keep_document(data, "application/zip").key
    request.made_at, request.expires_at = now(), now() + READY_FOR
    emit(OwnDataMade(by_id=person.id, person_id=person.id))
    put_mail(person.email, "accounts/own_data", person.language, days=READY_FOR.days)


def forget_old_own_data() -> None:
    """Throw away downloads that ran out."""
    for request in db.session.scalars(select(OwnDataRequest).where(OwnDataRequest.expires_at < now())).all():
        throw_away(request)


def ask_erasure(actor: Actor, person: Person, *, texts_go: bool) -> None:
    """Close the own account at once; the worker does the rest soon."""
    authorize(can_change_account, actor, person)
    if queries.lock_administrators() == {person.id}:
        raise Refused(_("Je bent de laatste beheerder. Maak eerst iemand anders beheerder."))
    _end_roles(person)
    close(person, actor.id)
    db.session.add(ErasureRequest(person_id=person.id, texts_go=texts_go, asked_at=now()))
    db.session.flush()


def _end_roles(person: Person) -> None:
    running: Sequence[Grant] = db.session.scalars(
        select(Grant).where(Grant.person_id == person.id, Grant.until.is_(None)).order_by(Grant.id)
    ).all()
    for grant in running:
        grant.until = now()
        emit(GrantEnded(by_id=person.id, person_id=person.id, role=grant.role, scope_id=grant.scope_id))


def carry_out(request: ErasureRequest, listed: Path) -> None:
    """Forget this person. First it is noted outside the database, so that no backup brings them back."""
    erasures.append(listed, Erased(request.person_id, now().isoformat(), request.texts_go))
    _erase(queries.get_person(request.person_id), texts_go=request.texts_go)
    request.done_at = now()
    db.session.flush()


def erase_again(listed: Path) -> list[int]:
    """After a restore: forget once more who was forgotten since that backup. Gives their numbers."""
    again = []
    for erased in erasures.read(listed):
        person = queries.find_person(erased.person_id)
        if person is None or person.created_at > erased.moment or person.is_erased:
            continue
        if person.active:
            _end_roles(person)
            close(person, None)
        _erase(person, texts_go=erased.texts_go)
        db.session.execute(delete(ErasureRequest).where(ErasureRequest.person_id == person.id))
        db.session.add(ErasureRequest(person_id=person.id, texts_go=erased.texts_go, asked_at=erased.moment, done_at=now()))
        db.session.flush()
        again.append(person.id)
    return again


def _erase(person: Person, *, texts_go: bool) -> None:
    whose = Whose(person.id, person.email)
    throw_away(queries.find_own_data_request(person.id))
    own_data.wipe(whose, texts_go=texts_go)
    person.display_name, person.name_skeleton = NAMELESS, ""
    person.email = f"{secrets.token_hex(12)}{ERASED}"
    person.language, person.password, person.confirmed_at = "nl", None, None
    person.tf_primary_method = person.tf_totp_secret = person.tf_last_counter = person.mf_recovery_codes = None
    person.fs_uniquifier = new_uniquifier()
    db.session.flush()
    emit(PersonErased(by_id=None, person_id=person.id, texts_go=texts_go))
