"""The life of a subject: begun, placed, published, edited, moved on, hidden.

The practice domain that owns the kind has authorised its act before it calls these; they keep the spine right.
"""

from datetime import datetime

from flask_babel import gettext as _
from shapely.geometry.base import BaseGeometry
from sqlalchemy import delete

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.places.queries import area_at
from participatie.subjects.events import (
    SubjectEdited,
    SubjectHidden,
    SubjectPublished,
    SubjectShown,
    SubjectStateChanged,
)
from participatie.subjects.models import Attachment, Subject, SubjectTally
from participatie.subjects.permissions import can_hide


def begin(actor: Actor, kind: str, state: str = "", whole: Subject | None = None) -> Subject:
    """A new subject of this kind, still a draft; a part names its whole."""
    moment = now()
    subject = Subject(kind=kind, state=state, title="", lead="", creator_id=actor.id, created_at=moment, changed_at=moment)
    subject.whole = whole
    db.session.add(subject)
    db.session.flush()
    db.session.add(SubjectTally(subject_id=subject.id))
    return subject


def discard(subject: Subject) -> None:
    """Remove a draft and all that hangs on it. What was published stays for good."""
    if subject.is_published:
        raise Refused(_("Wat geplaatst is, kan niet weg."))
    db.session.execute(delete(Attachment).where(Attachment.subject_id == subject.id))
    db.session.execute(delete(SubjectTally).where(SubjectTally.subject_id == subject.id))
    db.session.delete(subject)
    db.session.flush()


def place(subject: Subject, geometry: BaseGeometry) -> None:
    """Put it somewhere; the most specific area follows from the geometry."""
    area = area_at(geometry)
    subject.place_at(geometry)
    subject.area_id = area.id if area else None
    subject.changed_at = now()


def publish(actor: Actor, subject: Subject, *, at: datetime | None = None, imported: bool = False) -> None:
    """Show it to everybody; those who react to that do so now. An import may tell when it was first published."""
    subject.published_at = subject.changed_at = at or now()
    db.session.flush()
    emit(SubjectPublished(by_id=actor.id, subject_id=subject.id, kind=subject.kind, imported=imported))


def edited(actor: Actor, subject: Subject, parts: list[str]) -> None:
    """Note that its text, place or theme changed."""
    subject.changed_at = now()
    db.session.flush()
    emit(SubjectEdited(by_id=actor.id, subject_id=subject.id, what=",".join(parts)))


def move_state(actor: Actor, subject: Subject, state: str, sentence: str) -> None:
    """Go to another stage or round, with the public sentence that goes with it."""
    before, subject.state, subject.changed_at = subject.state, state, now()
    db.session.flush()
    told = {"kind": subject.kind, "before": before, "after": state, "sentence": sentence}
    emit(SubjectStateChanged(by_id=actor.id, subject_id=subject.id, **told))


def hide(actor: Actor, subject: Subject) -> None:
    """Take it out of sight for everybody but its creator and the moderators."""
    authorize(can_hide, actor, subject)
    subject.hidden_at = now()
    db.session.flush()
    emit(SubjectHidden(by_id=actor.id, subject_id=subject.id))


def show(actor: Actor, subject: Subject) -> None:
    """Put it back in sight."""
    authorize(can_hide, actor, subject)
    subject.hidden_at = None
    db.session.flush()
    emit(SubjectShown(by_id=actor.id, subject_id=subject.id))
