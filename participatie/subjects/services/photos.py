"""Photos with a subject. Whose right it is to add them, the practice domain has decided before."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import LARGEST_ID, db
from participatie.kernel.errors import NotFound, Refused
from participatie.subjects.models import Attachment, Subject

MAX_PHOTOS = 8


def attach_photo(actor: Actor, subject: Subject, file_key: str, alt: str) -> Attachment:
    """Add a stored photo to a subject, after the ones it has."""
    count = db.session.scalar(select(func.count()).select_from(Attachment).where(Attachment.subject_id == subject.id)) or 0
    if count >= MAX_PHOTOS:
        raise Refused(_("Er passen %(n)s foto's bij. Haal er eerst een weg.", n=MAX_PHOTOS), field="photos")
    photo = Attachment(
        subject_id=subject.id, file_key=file_key, alt=alt, position=count, added_by_id=actor.id, created_at=now()
    )
    db.session.add(photo)
    db.session.flush()
    return photo


def describe_photo(subject: Subject, photo_id: int, alt: str) -> None:
    """Say what is on a photo, for who cannot see it."""
    _photo_of(subject, photo_id).alt = alt


def remove_photo(subject: Subject, photo_id: int) -> None:
    """Take a photo away; the file itself is swept up later."""
    db.session.delete(_photo_of(subject, photo_id))
    db.session.flush()


def _photo_of(subject: Subject, photo_id: int) -> Attachment:
    photo = db.session.get(Attachment, photo_id) if 0 < photo_id <= LARGEST_ID else None
    if photo is None or photo.subject_id != subject.id:
        raise NotFound
    return photo
