"""Reading a table of any length a portion at a time."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from participatie.kernel.access import NOBODY
from participatie.kernel.db import db, roll_back
from participatie.subjects.models import Subject, SubjectId
from participatie.subjects.queries import visible_to
from participatie.threads.models import Post

Wanted = Select[*tuple[Any, ...]]  # rows are read by position and written as they come
Key = InstrumentedAttribute[int] | InstrumentedAttribute[SubjectId]
Found = Row[*tuple[Any, ...]]

AT_A_TIME = 500


def in_portions(wanted: Wanted, key: Key) -> Iterator[Found]:
    """The rows in the order of this key, which is their first column; between two portions nothing is held in the database."""
    after = 0
    while found := db.session.execute(wanted.where(key > after).order_by(key).limit(AT_A_TIME)).all():
        yield from found
        after = found[-1][0]
        roll_back()


def seen_by_all() -> ColumnElement[bool]:
    """Whether everybody may read a subject: published, not hidden, and so is its whole."""
    return and_(visible_to(NOBODY), Subject.published_at.is_not(None))


def is_seen_by_all(subject_id: Key) -> ColumnElement[bool]:
    """The same of the subject that another column of a row points at."""
    return subject_id.in_(select(Subject.id).where(seen_by_all()).correlate(None))


MUCH = 20_000


def is_much() -> bool:
    """Whether all posts and subjects together are so many that a workbook of them takes minutes."""
    posts = select(literal(1)).select_from(Post).limit(MUCH + 1).subquery()
    subjects = select(literal(1)).select_from(Subject).limit(MUCH + 1).subquery()
    counts = (select(func.count()).select_from(table).scalar_subquery() for table in (posts, subjects))
    found = db.session.execute(select(*counts)).one()
    return sum(found) > MUCH
