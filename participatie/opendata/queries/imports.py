"""The files that were brought in, and what of them is there already."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from participatie.initiatives.models import Initiative
from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.opendata.models import ImportRun, ImportState
from participatie.opendata.permissions import can_import
from participatie.subjects.models import Subject
from participatie.threads.models import Post

SHOWN = 50
_AT_ONCE = 5_000


def get_run(actor: Actor, run_id: int) -> ImportRun:
    """One import, for those who may bring in files."""
    authorize(can_import, actor)
    found = db.session.get(ImportRun, run_id, options=[joinedload(ImportRun.by)])
    if found is None:
        raise NotFound
    return found


def list_runs(actor: Actor) -> Sequence[ImportRun]:
    """The last imports, newest first."""
    authorize(can_import, actor)
    wanted = select(ImportRun).options(joinedload(ImportRun.by)).order_by(ImportRun.id.desc()).limit(SHOWN)
    return db.session.scalars(wanted).all()


def list_waiting_ids() -> Sequence[int]:
    """The imports that the worker has in hand, oldest first."""
    waiting = ImportRun.state.in_((ImportState.CHECKING, ImportState.IMPORTING))
    return db.session.scalars(select(ImportRun.id).where(waiting).order_by(ImportRun.id)).all()


def map_subjects(references: Iterable[str]) -> dict[str, Subject]:
    """The initiatives that were brought in under these references."""
    found: dict[str, Subject] = {}
    for part in _parts(references):
        rows = db.session.execute(
            select(Initiative.source_ref, Subject)
            .join(Subject, Subject.id == Initiative.id)
            .where(Initiative.source_ref.in_(part), Subject.published_at.is_not(None))
        )
        found.update({reference: subject for reference, subject in rows if reference})
    return found


def map_posts(references: Iterable[str]) -> dict[str, Post]:
    """The posts that were brought in under these references."""
    found: dict[str, Post] = {}
    for part in _parts(references):
        posts = db.session.scalars(select(Post).where(Post.source_ref.in_(part)).options(joinedload(Post.thread)))
        found.update({post.source_ref: post for post in posts if post.source_ref})
    return found


def _parts(references: Iterable[str]) -> Iterator[list[str]]:
    left = iter(dict.fromkeys(references))
    while part := list(islice(left, _AT_ONCE)):
        yield part
