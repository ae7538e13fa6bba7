"""Posting comes before signing in: what was written waits until its writer follows the link in the mail."""

import logging
import secrets
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete

from participatie.accounts import services as accounts
from participatie.accounts.addresses import normal_address
from participatie.accounts.models import Person, Purpose
from participatie.accounts.queries import list_held
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Forbidden, NotFound, Refused
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject
from participatie.threads.models import PendingPost, Post, PostKind
from participatie.threads.permissions import can_begin
from participatie.threads.services.posts import find_parent, usable_body, write
from participatie.threads.voices import SIGNED_OUT_KINDS

KEPT_FOR = timedelta(days=7)

log = logging.getLogger(__name__)


def keep_pending(
    actor: Actor, subject: Subject, email: str, body: str, kind: str, parent_id: int | None, next_path: str
) -> PendingPost:
    """Keep what was written and mail a link to its writer. Nobody else can read or place it."""
    authorize(can_begin, actor, subject)
    if kind not in SIGNED_OUT_KINDS:
        raise Refused(_("Kies een reactie of een vraag."), field="kind")
    parent = find_parent(actor, subject, parent_id)
    pending = PendingPost(
        key=secrets.token_urlsafe(16),
        subject_id=subject.id,
        parent_id=parent.id if parent else None,
        kind=PostKind(kind),
        body=usable_body(body),
        email=normal_address(email),
        created_at=now(),
    )
    db.session.add(pending)
    db.session.flush()
    accounts.send_code(pending.email, Purpose.PLACE, pending.key, next_path)
    return pending


def place_pending(person: Person, key: str) -> Post | None:
    """Place what waited for this person's confirmation, once. None when nothing waits, or when it can no longer be placed.

    In the last case it is kept a while longer, so that its writer has not lost it.
    """
    pending = db.session.get(PendingPost, key, with_for_update=True)
    if pending is None or pending.email != person.email:
        return None
    writer = Actor(id=person.id, name=person.display_name, held=list_held(person.id))
    try:
        with db.session.begin_nested():
            subject = get_subject(writer, pending.subject_id)
            post = write(writer, subject, pending.body, pending.kind, parent_id=pending.parent_id)
            db.session.delete(pending)
    except (Refused, Forbidden, NotFound):
        log.info("pending post cannot be placed", extra={"subject_id": pending.subject_id})
        return None
    return post


def forget_pending() -> int:
    """Remove what nobody confirmed; how many were removed."""
    over = PendingPost.created_at < now() - KEPT_FOR
    return len(db.session.execute(delete(PendingPost).where(over).returning(PendingPost.key)).all())
