"""Single subjects, their photos and history, and what they can be about."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select, true
from sqlalchemy.orm import aliased, joinedload

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Attachment, HistoryEntry, Subject, Theme


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The one condition for reading: what is published and not hidden, and a little more for its creator and moderators.

    A part is seen only when its whole is.
    """
    if actor.is_system:
        return true()
    public = _seen_by_all(actor.holds("moderator"))
    return public if actor.id is None else or_(public, Subject.creator_id == actor.id)


@cache
def _seen_by_all(moderates: bool) -> ColumnElement[bool]:
    """Made once: every page asks for it."""
    return and_(_is_public(Subject, moderates), or_(Subject.whole_id.is_(None), _has_public_whole(moderates)))


def _is_public(subject: type[Subject], moderates: bool) -> ColumnElement[bool]:
    published = subject.published_at.is_not(None)
    return published if moderates else and_(published, subject.hidden_at.is_(None))


def _has_public_whole(moderates: bool) -> ColumnElement[bool]:
    whole = aliased(Subject)
    return select(whole.id).where(whole.id == Subject.whole_id, _is_public(whole, moderates)).correlate(Subject).exists()


def get_subject(actor: Actor, subject_id: int) -> Subject:
    """The subject with this id, if this actor may see it. Its area and theme are loaded."""
    found = db.session.scalar(
        select(Subject)
        .where(Subject.id == subject_id, visible_to(actor))
        .options(joinedload(Subject.area), joinedload(Subject.theme), joinedload(Subject.whole))
    )
    if found is None:
        raise NotFound
    return found


def list_photos(subject_id: int) -> Sequence[Attachment]:
    """The photos of a subject that the caller was allowed to load, in their order."""
    wanted = select(Attachment).where(Attachment.subject_id == subject_id).order_by(Attachment.position, Attachment.id)
    return db.session.scalars(wanted.options(joinedload(Attachment.file))).all()


def has_photos(subject_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether the subject with this id has any."""
    return exists().where(Attachment.subject_id == subject_id)


def may_see_photo(actor: Actor, file_key: str) -> bool:
    """Whether a file is a photo of a subject that this actor may see."""
    shown = select(Attachment.id).join(Subject).where(Attachment.file_key == file_key, visible_to(actor))
    return db.session.scalar(shown) is not None


def list_history(subject_id: int, limit: int = 50) -> Sequence[HistoryEntry]:
    """What happened in public to a subject that the caller was allowed to load, newest first."""
    return db.session.scalars(
        select(HistoryEntry)
        .where(HistoryEntry.subject_id == subject_id, HistoryEntry.is_public)
        .options(joinedload(HistoryEntry.by))
        .order_by(HistoryEntry.id.desc())
        .limit(limit)
    ).all()


def list_themes() -> Sequence[Theme]:
    """The themes that can be chosen, in the order of the administrator."""
    return db.session.scalars(select(Theme).where(Theme.closed_at.is_(None)).order_by(Theme.position, Theme.name)).all()


def find_theme(theme_id: int) -> Theme | None:
    """The theme with this id, open or closed."""
    return db.session.get(Theme, theme_id)
